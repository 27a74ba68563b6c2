import type { Cloud } from '../../../call.ts';
import { peekUser } from '../find.ts';
import { invalidParameter, notAuthorized, userNotFound } from '../refusals.ts';
import { isClaimTrue, isPublicValue, newServerKeys } from '../srp/exchange.ts';
import type { UserRecord } from '../state.ts';
import type { App } from './app.ts';
import { type ChallengeRecord, findChallenge, openChallenge, useUp } from './challenges.ts';
import { required } from './parameters.ts';
import { admit, hidesUnknownUsers, type PasswordOutcome } from './password.ts';
import { pretendedIdentity, type SrpIdentity } from './pretend.ts';

/** `Mon Jan 5 09:08:07 UTC 2026`: the day without a leading zero. */
const TIMESTAMP =
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) [1-9]\d? \d\d:\d\d:\d\d UTC \d{4}$/;

/**
 * The first half of a sign-in with SRP: a challenge that only the password can answer.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-authentication-flow-methods.html
 *
 * @returns the parameters of the challenge PASSWORD_VERIFIER
 * @throws AwsError InvalidParameterException, UserNotFoundException
 */
export function beginSrp(cloud: Cloud, app: App, parameters: Record<string, string>): Record<string, string> {
  const A = required(parameters, 'SRP_A');
  if (!isPublicValue(A)) throw invalidParameter('Invalid SRP_A');
  const identity = identityOf(cloud, app, required(parameters, 'USERNAME'));
  const keys = newServerKeys(identity.verifier);
  const challenge = { name: 'PASSWORD_VERIFIER', userId: identity.userId, srp: { A, ...keys } } as const;
  return {
    SALT: identity.salt,
    SECRET_BLOCK: openChallenge(cloud, app, challenge),
    SRP_B: keys.B,
    USERNAME: identity.userId,
    USER_ID_FOR_SRP: identity.userId,
  };
}

/**
 * The second half: the answer to PASSWORD_VERIFIER. A challenge takes one answer.
 *
 * @throws AwsError as `signInWithPassword` does
 */
export function finishSrp(cloud: Cloud, app: App, responses: Record<string, string>): PasswordOutcome {
  const username = required(responses, 'USERNAME');
  const block = required(responses, 'PASSWORD_CLAIM_SECRET_BLOCK');
  const signature = Buffer.from(required(responses, 'PASSWORD_CLAIM_SIGNATURE'), 'base64');
  const timestamp = required(responses, 'TIMESTAMP');
  if (!TIMESTAMP.test(timestamp)) {
    throw invalidParameter('TIMESTAMP format should be EEE MMM d HH:mm:ss z yyyy in english.');
  }
  const challenge = findChallenge(cloud, app, 'PASSWORD_VERIFIER', block);
  useUp(cloud, app, block);
  // An alias is no answer: the challenge named the user.
  const user = username === challenge.userId ? peekUser(cloud, app.pool, username) : undefined;
  if (!user) throw notAuthorized();
  const claim = { poolId: app.pool.id, userId: user.username, timestamp, signature };
  return admit(cloud, app.pool, user, () =>
    answers(challenge, user, { ...claim, secretBlock: Buffer.from(block, 'base64') }),
  );
}

function answers(
  { srp }: ChallengeRecord,
  { password }: UserRecord,
  claim: Omit<Parameters<typeof isClaimTrue>[0], 'A'>,
): boolean {
  if (!srp || !password) return false;
  return isClaimTrue({ ...claim, A: srp.A }, password.verifier, srp);
}

/** A user without a password gets a challenge as well, which nothing answers. */
function identityOf(cloud: Cloud, { pool, client }: App, username: string): SrpIdentity {
  const user = peekUser(cloud, pool, username);
  if (!user && !hidesUnknownUsers(client)) throw userNotFound();
  const pretended = pretendedIdentity(cloud, pool, username);
  return user ? { ...pretended, userId: user.username, ...user.password } : pretended;
}
