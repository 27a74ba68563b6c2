/** The look of the result page. Every pair of colours has a contrast of at least 4.5 to 1, in light and in dark. */
export const stylesheet = `
:root { color-scheme: light dark; --text: #1b1b1f; --ground: #ffffff; --line: #c9c9d1; --quiet: #55555e; }
@media (prefers-color-scheme: dark) { :root { --text: #ececf1; --ground: #17171b; --line: #44444d; --quiet: #b4b4bf; } }
body { margin: 0; font: 1rem/1.5 system-ui, sans-serif; color: var(--text); background: var(--ground); }
main { max-width: 64rem; margin: 0 auto; padding: 1.5rem; }
table { width: 100%; border-collapse: collapse; }
caption { text-align: left; color: var(--quiet); padding: 0.5rem 0; }
th, td { text-align: left; vertical-align: top; padding: 0.5rem 0.75rem 0.5rem 0; border-top: 1px solid var(--line); }
tbody th { white-space: nowrap; }
dl { margin: 0.5rem 0; }
dl div { display: grid; grid-template-columns: 6rem 1fr; }
dt { color: var(--quiet); }
dd { margin: 0; overflow-wrap: anywhere; white-space: pre-wrap; }
.verdict { display: inline-block; min-width: 5rem; padding: 0 0.5rem; border-radius: 0.25rem; color: #ffffff; font-weight: 600; }
.pass { background: #1a6b35; } .fail { background: #b3261e; } .blocked { background: #5a5a64; }
.pending { background: #7a5200; } .error { background: #7b2fa0; }
`;
