import { notAuthorized } from '../refusals.ts';
import type { UserRecord } from '../state.ts';

const FREE_FAILURES = 5;
const LONGEST = 15 * 60 * 1000;
/** So long without an attempt, and the count begins anew. */
const FORGIVEN_AFTER = 15 * 60 * 1000;

/**
 * Refuses a sign-in while the user is locked out, and notes that there was one.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flow-things-to-know.html
 *
 * @param keep stores the user's record
 * @param now in milliseconds since 1970
 * @returns the user with the count that holds now
 * @throws AwsError NotAuthorizedException
 */
export function attempt(user: UserRecord, now: number, keep: (user: UserRecord) => void): UserRecord {
  const quiet = now - (user.lastAttemptAt ?? 0) >= FORGIVEN_AFTER;
  const failedSignIns = quiet ? 0 : user.failedSignIns;
  const attempted = { ...user, failedSignIns, lastAttemptAt: now };
  if (now < user.lockedUntil) {
    keep(attempted);
    throw notAuthorized('Password attempts exceeded');
  }
  return attempted;
}

/** The user after a wrong password: from the fifth in a row on, locked for a second, then for two, four and so on. */
export function failed(user: UserRecord, now: number): UserRecord {
  const failedSignIns = user.failedSignIns + 1;
  const over = failedSignIns - FREE_FAILURES;
  const lockedUntil = over < 0 ? 0 : now + Math.min(2 ** over * 1000, LONGEST);
  return { ...user, failedSignIns, lockedUntil };
}

/** The user after a right one. */
export function succeeded(user: UserRecord): UserRecord {
  const { lastAttemptAt: _, ...kept } = user;
  return { ...kept, failedSignIns: 0, lockedUntil: 0 };
}
