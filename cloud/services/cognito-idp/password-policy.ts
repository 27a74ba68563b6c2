import type { PasswordPolicyType } from '@aws-sdk/client-cognito-identity-provider';
import { AwsError } from '../../errors.ts';
import type { UserPoolRecord } from './state.ts';

/** How a password is refused: in other words when a user signs up, and when an administrator makes a user. */
export type PolicyRefusal =
  | 'did not conform with policy'
  | 'did not conform with password policy'
  | 'does not conform to policy';

type Requirement = [keyof PasswordPolicyType, RegExp, string];

/** A space counts as a symbol, unless it begins or ends the password. */
const SYMBOL = /[\^$*.[\]{}()?\-"!@#%&/\\,><':;|_~`+=]|(?<=.) (?=.)/;

const REQUIREMENTS: readonly Requirement[] = [
  ['RequireLowercase', /[a-z]/, 'Password must have lowercase characters'],
  ['RequireUppercase', /[A-Z]/, 'Password must have uppercase characters'],
  ['RequireNumbers', /[0-9]/, 'Password must have numeric characters'],
  ['RequireSymbols', SYMBOL, 'Password must have symbol characters'],
];

/**
 * Holds a password against its pool's policy. AWS names one fault at a time.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/managing-users-passwords.html
 *
 * @throws AwsError InvalidPasswordException
 */
export function checkPassword(
  pool: UserPoolRecord,
  password: string,
  refusal: PolicyRefusal = 'does not conform to policy',
): void {
  const fault = faultOf(pool.policies.PasswordPolicy ?? {}, password);
  if (fault) throw new AwsError('InvalidPasswordException', `Password ${refusal}: ${fault}`);
}

function faultOf(policy: PasswordPolicyType, password: string): string | undefined {
  if (password.length < (policy.MinimumLength ?? 0)) return 'Password not long enough';
  const broken = REQUIREMENTS.find(([name, pattern]) => policy[name] === true && !pattern.test(password));
  return broken?.[2];
}
