import type { Cloud } from '../../../call.ts';
import { AwsError } from '../../../errors.ts';
import { peekUser } from '../find.ts';
import { checkPassword } from '../password-policy.ts';
import { notAuthorized, userNotFound } from '../refusals.ts';
import { setPassword } from '../set-password.ts';
import { isPassword } from '../srp/verifier.ts';
import { type UserPoolClientRecord, type UserPoolRecord, type UserRecord, users } from '../state.ts';
import { withFirstAttributes } from './first-attributes.ts';
import { attempt, failed, succeeded } from './lockout.ts';

/** What a right password leads to. */
export type PasswordOutcome = { kind: 'user' | 'newPasswordRequired'; user: UserRecord };

/**
 * A sign-in with the password in clear text: by the API, and at the hosted pages.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-authentication-flow-methods.html
 *
 * @param username as the user types it: a name or an alias
 * @throws AwsError NotAuthorizedException, UserNotFoundException, UserNotConfirmedException or
 *   PasswordResetRequiredException
 */
export function signInWithPassword(
  cloud: Cloud,
  pool: UserPoolRecord,
  client: UserPoolClientRecord,
  username: string,
  password: string,
): PasswordOutcome {
  const user = peekUser(cloud, pool, username);
  if (!user) throw unknownUser(client);
  const owner = { poolId: pool.id, userId: user.username, password };
  return admit(cloud, pool, user, () => user.password !== undefined && isPassword(owner, user.password));
}

/**
 * Lets a user in who proves to know the password, and counts those who do not.
 *
 * @throws AwsError as `signInWithPassword` does
 */
export function admit(
  cloud: Cloud,
  pool: UserPoolRecord,
  user: UserRecord,
  knowsPassword: () => boolean,
): PasswordOutcome {
  const keep = (changed: UserRecord) => users(cloud, pool.id).set(user.sub, changed);
  const now = cloud.clock.now();
  const attempted = attempt(user, now, keep);
  // A password that was reset is nobody's: whatever is typed, the way on is a new one.
  if (user.status === 'RESET_REQUIRED' && user.enabled) throw resetRequired();
  if (!knowsPassword()) {
    keep(failed(attempted, now));
    throw notAuthorized();
  }
  checkState(user, now);
  const admitted = succeeded(attempted);
  if (user.failedSignIns > 0 || user.lastAttemptAt) keep(admitted);
  return { kind: user.status === 'FORCE_CHANGE_PASSWORD' ? 'newPasswordRequired' : 'user', user: admitted };
}

/**
 * The first password of a user's own, in place of the temporary one.
 *
 * @param attributes what the user was asked for as well
 * @throws AwsError InvalidPasswordException, and NotAuthorizedException for attributes that are not the user's to set
 */
export function completeNewPassword(
  cloud: Cloud,
  pool: UserPoolRecord,
  client: UserPoolClientRecord,
  user: UserRecord,
  newPassword: string,
  attributes: Record<string, string> = {},
): UserRecord {
  checkPassword(pool, newPassword);
  const complete = withFirstAttributes(cloud, { pool, client }, user, attributes);
  const confirmed: UserRecord = {
    ...setPassword(pool, complete, newPassword),
    status: 'CONFIRMED',
    lastModifiedAt: cloud.clock.now(),
  };
  users(cloud, pool.id).set(user.sub, confirmed);
  return confirmed;
}

/** @returns the refusal of a name that nobody has: whether it says so is the client's PreventUserExistenceErrors */
export function unknownUser(client: UserPoolClientRecord): AwsError {
  return hidesUnknownUsers(client) ? notAuthorized() : userNotFound();
}

/** https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-managing-errors.html */
export function hidesUnknownUsers({ PreventUserExistenceErrors }: UserPoolClientRecord): boolean {
  return PreventUserExistenceErrors === 'ENABLED';
}

/**
 * @param now in milliseconds since 1970
 * @throws AwsError for a user whose password is right and who may not come in all the same
 */
function checkState(user: UserRecord, now: number): void {
  if (!user.enabled) throw notAuthorized('User is disabled.');
  if (user.status === 'UNCONFIRMED') {
    throw new AwsError('UserNotConfirmedException', 'User is not confirmed.');
  }
  const expiresAt = user.temporaryPasswordExpiresAt;
  if (user.status === 'FORCE_CHANGE_PASSWORD' && expiresAt !== undefined && expiresAt <= now) {
    throw notAuthorized('Temporary password has expired and must be reset by an administrator.');
  }
}

function resetRequired(): AwsError {
  return new AwsError('PasswordResetRequiredException', 'Password reset required for the user');
}
