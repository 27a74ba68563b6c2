import { createHash, randomBytes } from 'node:crypto';
import type { Cloud } from '../../../call.ts';
import type { UserRecord } from '../state.ts';

/** One sign-in, with all the tokens that came of it. Times are milliseconds since 1970. */
export interface SignInRecord {
  /** The key, and the claim `origin_jti` of its tokens. */
  originJti: string;
  /** The claim `event_id` of its tokens. */
  eventId: string;
  sub: string;
  clientId: string;
  /** Of a sign-in at the hosted pages; absent for one by the API. */
  scopes?: string[];
  authTime: number;
  /** When the first tokens were issued: at the hosted pages, some time after `authTime`. */
  startedAt: number;
  /** When the refresh token ends; no token of the sign-in lives longer. */
  expiresAt: number;
  /** SHA-256 of the refresh token, in hexadecimal; absent where none was given. */
  refreshToken?: string;
  revoked: boolean;
}

/** What every refresh token of Cognito begins with: the header of a JWE that only Cognito can open. */
const HEADER = { cty: 'JWT', enc: 'A256GCM', alg: 'RSA-OAEP' };
/** A token that ended is told as expired for a day, and as invalid afterwards. */
const FORGOTTEN_AFTER = 24 * 60 * 60 * 1000;

export function signIns(cloud: Cloud, poolId: string) {
  return cloud.store.collection<SignInRecord>('cognito-idp/sign-ins', poolId);
}

/** A refresh token: five parts that tell an application nothing. */
export function newRefreshToken(): string {
  const parts = [256, 12, 700, 16].map((length) => randomBytes(length).toString('base64url'));
  return [Buffer.from(JSON.stringify(HEADER)).toString('base64url'), ...parts].join('.');
}

export function fingerprintOf(refreshToken: string): string {
  return createHash('sha256').update(refreshToken).digest('hex');
}

/** The sign-in of a refresh token, revoked and expired ones too. */
export function signInOf(cloud: Cloud, poolId: string, refreshToken: string): SignInRecord | undefined {
  const fingerprint = fingerprintOf(refreshToken);
  return [...signIns(cloud, poolId).values()].find((signIn) => signIn.refreshToken === fingerprint);
}

/** Keeps a sign-in, and forgets those that are over. */
export function rememberSignIn(cloud: Cloud, poolId: string, signIn: SignInRecord): void {
  const now = cloud.clock.now();
  for (const [key, { expiresAt }] of [...signIns(cloud, poolId).entries()]) {
    if (expiresAt + FORGOTTEN_AFTER < now) signIns(cloud, poolId).delete(key);
  }
  signIns(cloud, poolId).set(signIn.originJti, signIn);
}

/** Whether a sign-in was ended: by itself, or by a global sign-out that came after it. */
export function isOver(signIn: SignInRecord, user: UserRecord): boolean {
  return signIn.revoked || signIn.startedAt <= user.signedOutAt;
}

export function revokeSignIn(cloud: Cloud, poolId: string, signIn: SignInRecord): void {
  signIns(cloud, poolId).set(signIn.originJti, { ...signIn, revoked: true });
}
