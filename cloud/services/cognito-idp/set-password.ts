import { passwordVerifier } from './srp/verifier.ts';
import type { UserPoolRecord, UserRecord } from './state.ts';

/**
 * The user with another password: what SRP keeps of it under a new salt. The caller has held it against the policy,
 * decides on the user's status and stores the record.
 */
export function setPassword(pool: UserPoolRecord, user: UserRecord, password: string): UserRecord {
  const { temporaryPasswordExpiresAt: _, ...kept } = user;
  return { ...kept, password: passwordVerifier({ poolId: pool.id, userId: user.username, password }) };
}
