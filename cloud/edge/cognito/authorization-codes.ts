import { createHash } from 'node:crypto';
import type { AuthorizationRequest } from './authorization-request.ts';
import type { SignedIn } from './session.ts';
import { tickets } from './tickets.ts';
import type { Visit } from './visit.ts';

const FIVE_MINUTES = 5 * 60_000;

/** What an authorization code stands for. */
export interface Grant {
  clientId: string;
  redirectUri: string;
  scopes: string[];
  nonce?: string;
  codeChallenge?: string;
  sub: string;
  /** Milliseconds since 1970. */
  authTime: number;
}

/**
 * A code that works once, within five minutes.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/authorization-endpoint.html
 */
export function issueCode(visit: Visit, asked: AuthorizationRequest, { user, authTime }: SignedIn): string {
  const { redirectUri, scopes, nonce, codeChallenge } = asked;
  const grant: Grant = {
    clientId: asked.client.ClientId,
    redirectUri,
    scopes,
    sub: user.sub,
    authTime,
    ...(nonce && { nonce }),
    ...(codeChallenge && { codeChallenge }),
  };
  return codes(visit).issue(grant, FIVE_MINUTES);
}

/** What a code stands for. Whoever shows it, rightly or wrongly, uses it up. */
export function redeemCode(visit: Visit, code: string): Grant | undefined {
  return codes(visit).redeem(code);
}

/**
 * Whether a verifier is the one that a challenge was made from. A verifier without a challenge fails too: somebody took
 * the challenge out of the request on its way.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/using-pkce-in-authorization-code.html
 */
export function isProven(codeChallenge: string | undefined, codeVerifier: string | undefined): boolean {
  if (codeChallenge === undefined || codeVerifier === undefined) return codeChallenge === codeVerifier;
  return createHash('sha256').update(codeVerifier).digest('base64url') === codeChallenge;
}

function codes({ cloud, pool }: Visit) {
  return tickets<Grant>(cloud, 'authorization-codes', pool.id);
}
