import { createHash, randomBytes } from 'node:crypto';
import type { Cloud } from '../../../call.ts';
import { notAuthorized } from '../refusals.ts';
import type { UserPoolClientRecord } from '../state.ts';
import type { App } from './app.ts';

/** What a client has been asked and has to answer. Times are milliseconds since 1970. */
export interface ChallengeRecord {
  name: 'PASSWORD_VERIFIER' | 'NEW_PASSWORD_REQUIRED';
  clientId: string;
  /** What the challenge calls USER_ID_FOR_SRP. */
  userId: string;
  expiresAt: number;
  used: boolean;
  /** The exchange of a PASSWORD_VERIFIER, in hexadecimal. */
  srp?: { A: string; b: string; B: string };
}

const DEFAULT_MINUTES = 3;
const SESSION_BYTES = 700;
/** An answer that comes too late is told so for a while, and is unknown afterwards. */
const REMEMBERED = 60 * 60 * 1000;

/**
 * Keeps a challenge.
 *
 * @returns the opaque text by which the answer names it
 */
export function openChallenge(
  cloud: Cloud,
  { pool, client }: App,
  challenge: Pick<ChallengeRecord, 'name' | 'userId' | 'srp'>,
): string {
  forgetOld(cloud, pool.id);
  const session = randomBytes(SESSION_BYTES).toString('base64');
  challenges(cloud, pool.id).set(keyOf(session), {
    ...challenge,
    clientId: client.ClientId,
    expiresAt: cloud.clock.now() + minutesOf(client) * 60_000,
    used: false,
  });
  return session;
}

/**
 * The challenge that an answer names.
 *
 * @throws AwsError NotAuthorizedException for one that is not this app's, is too old or was answered before
 */
export function findChallenge(
  cloud: Cloud,
  { pool, client }: App,
  name: ChallengeRecord['name'],
  session: string,
): ChallengeRecord {
  const challenge = challenges(cloud, pool.id).get(keyOf(session));
  if (challenge?.name !== name || challenge.clientId !== client.ClientId) {
    throw notAuthorized('Invalid session for the user.');
  }
  if (challenge.expiresAt <= cloud.clock.now()) {
    throw notAuthorized('Invalid session for the user, session is expired.');
  }
  if (challenge.used) throw notAuthorized('Invalid session for the user, session can only be used once.');
  return challenge;
}

/** A challenge that was answered cannot be answered again. */
export function useUp(cloud: Cloud, { pool }: App, session: string): void {
  const challenge = challenges(cloud, pool.id).get(keyOf(session));
  if (challenge) challenges(cloud, pool.id).set(keyOf(session), { ...challenge, used: true });
}

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html */
function minutesOf({ AuthSessionValidity }: UserPoolClientRecord): number {
  return AuthSessionValidity ?? DEFAULT_MINUTES;
}

function forgetOld(cloud: Cloud, poolId: string): void {
  const oldest = cloud.clock.now() - REMEMBERED;
  for (const [key, { expiresAt }] of [...challenges(cloud, poolId).entries()]) {
    if (expiresAt < oldest) challenges(cloud, poolId).delete(key);
  }
}

function keyOf(session: string): string {
  return createHash('sha256').update(session).digest('hex');
}

function challenges(cloud: Cloud, poolId: string) {
  return cloud.store.collection<ChallengeRecord>('cognito-idp/challenges', poolId);
}
