// What a token says. This only reads it: whether it is genuine is for the API to check, which has the pool's keys.

/** The claims of a token, for example `{ email, exp, token_use, … }`. */
export function claimsOf(token) {
  const [, payload] = token.split('.');
  const bytes = atob(payload.replaceAll('-', '+').replaceAll('_', '/'));
  // atob gives a character per byte; letters like "é" are two.
  return JSON.parse(new TextDecoder().decode(Uint8Array.from(bytes, (byte) => byte.charCodeAt(0))));
}
