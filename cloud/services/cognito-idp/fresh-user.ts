import type { UserRecord } from './state.ts';

/**
 * A user who has just been made: nobody has signed in yet, and there is no password.
 *
 * @param now milliseconds since 1970
 */
export function freshUser(
  who: Pick<UserRecord, 'sub' | 'username' | 'status' | 'attributes'>,
  now: number,
): UserRecord {
  return {
    ...who,
    enabled: true,
    createdAt: now,
    lastModifiedAt: now,
    failedSignIns: 0,
    lockedUntil: 0,
    groups: [],
    signedOutAt: 0,
  };
}
