import { randomInt } from 'node:crypto';
import type { Cloud } from '../../call.ts';
import { checkPassword } from './password-policy.ts';
import { setPassword } from './set-password.ts';
import type { UserPoolRecord, UserRecord } from './state.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const KINDS = ['abcdefghijkmnopqrstuvwxyz', 'ABCDEFGHJKLMNPQRSTUVWXYZ', '23456789', '!@#$%^&*-_+='];

/**
 * The user with a password to be changed at the first sign-in, which must come within the days of the pool's policy.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/how-to-create-user-accounts.html
 */
export function giveTemporaryPassword(
  cloud: Cloud,
  pool: UserPoolRecord,
  user: UserRecord,
  password: string,
): UserRecord {
  const days = pool.policies.PasswordPolicy?.TemporaryPasswordValidityDays ?? 0;
  return {
    ...setPassword(pool, user, password),
    status: 'FORCE_CHANGE_PASSWORD',
    temporaryPasswordExpiresAt: cloud.clock.now() + days * DAY_MS,
  };
}

/**
 * The temporary password that was sent, or a new one that the policy allows.
 *
 * @throws AwsError InvalidPasswordException
 */
export function temporaryPassword(pool: UserPoolRecord, given: string | undefined): string {
  if (!given) return newPassword(pool.policies.PasswordPolicy?.MinimumLength ?? 0);
  checkPassword(pool, given, 'did not conform with password policy');
  return given;
}

/** As long as the policy wants, with every kind of character. */
function newPassword(least: number): string {
  const characters = Array.from({ length: Math.max(least, 8) }, (_, index) => {
    const kind = KINDS[index % KINDS.length] ?? '';
    return kind[randomInt(kind.length)] ?? '';
  });
  return characters.join('');
}
