import { createHash } from 'node:crypto';
import type { HttpResponse } from '../../wire/http.ts';
import { Html, html } from './html.ts';
import { commonHeaders } from './response-headers.ts';

interface Page {
  status: number;
  title: string;
  content: Html;
  /** Where a form of the page may lead, beside this host: browsers check the redirection after it too. */
  formTarget?: string;
  cookies?: string[];
}

const STYLE = `
:root { color-scheme: light; font-family: system-ui, sans-serif; line-height: 1.5; }
body { margin: 0; background: #f2f3f3; color: #16191f; }
main { max-width: 24rem; margin: 10vh auto 2rem; padding: 2rem; background: #fff; border-radius: .5rem; }
h1 { margin: 0 0 1rem; font-size: 1.5rem; }
label { display: block; margin-top: 1rem; font-weight: 600; }
input { box-sizing: border-box; width: 100%; padding: .5rem; font: inherit; border: 1px solid #545b64; border-radius: .25rem; }
button { width: 100%; margin-top: 1.5rem; padding: .625rem; font: inherit; font-weight: 600; color: #fff; background: #0b5cad; border: 0; border-radius: .25rem; cursor: pointer; }
:focus-visible { outline: 3px solid #16191f; outline-offset: 2px; }
[role=alert] { padding: .75rem; color: #7d1310; background: #fdecea; border-left: .25rem solid #b0120a; }
code { overflow-wrap: anywhere; }
`;
const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

/** One of the pages that a user sees. It needs no script, and may run none. */
export function page({ status, title, content, formTarget, cookies }: Page): HttpResponse {
  const style = html`<style>${new Html(STYLE)}</style>`;
  const whole = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
${style}
</head>
<body>
<main>
<h1>${title}</h1>
${content}
</main>
</body>
</html>
`;
  return {
    status,
    headers: {
      ...commonHeaders(),
      'content-type': 'text/html;charset=UTF-8',
      'content-security-policy': contentSecurityPolicy(formTarget),
      'referrer-policy': 'same-origin',
      ...(cookies && { 'set-cookie': cookies }),
    },
    body: whole.text,
  };
}

function contentSecurityPolicy(formTarget: string | undefined): string {
  return [
    "default-src 'none'",
    `style-src 'sha256-${STYLE_HASH}'`,
    ['form-action', "'self'", formTarget].filter(Boolean).join(' '),
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
