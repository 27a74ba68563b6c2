// PKCE, "proof key for code exchange": whoever trades the code for tokens must know a secret that only the browser
// which began the sign-in has. A code that somebody else got hold of is worth nothing.
// https://docs.aws.amazon.com/cognito/latest/developerguide/using-pkce-in-authorization-code.html

/** A secret of 43 letters, digits, hyphens and underscores: as much as 32 bytes of chance. */
export function randomText() {
  return base64url(crypto.getRandomValues(new Uint8Array(32)));
}

/** What is shown of the secret before it is needed: its SHA-256 hash, which cannot be turned back. */
export async function challengeOf(verifier) {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
  return base64url(new Uint8Array(hash));
}

function base64url(bytes) {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
