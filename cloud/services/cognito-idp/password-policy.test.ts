// https://docs.aws.amazon.com/cognito/latest/developerguide/managing-users-passwords.html
import { expect, it } from 'vitest';
import { checkPassword } from './password-policy.ts';
import type { UserPoolRecord } from './state.ts';

const PasswordPolicy = {
  MinimumLength: 8,
  RequireLowercase: true,
  RequireUppercase: true,
  RequireNumbers: true,
  RequireSymbols: true,
};
const pool = { policies: { PasswordPolicy } } as UserPoolRecord;

it.each([
  ['Ab1!', 'Password not long enough'],
  ['PASSWORD1!', 'Password must have lowercase characters'],
  ['password1!', 'Password must have uppercase characters'],
  ['Password!!', 'Password must have numeric characters'],
  ['Password11', 'Password must have symbol characters'],
  // Letters outside ASCII count for neither case, and § is no symbol of Cognito's.
  ['ÄÖÜÄÖÜä1§a', 'Password must have uppercase characters'],
  ['Password1§', 'Password must have symbol characters'],
  ['Password1 ', 'Password must have symbol characters'],
])('refuses %s: %s', (password, fault) => {
  expect(() => checkPassword(pool, password)).toThrow(
    expect.objectContaining({
      code: 'InvalidPasswordException',
      message: `Password does not conform to policy: ${fault}`,
    }),
  );
});

it.each([...'^$*.[]{}()?-"!@#%&/\\,><\':;|_~`+='])('takes %s for a symbol', (symbol) => {
  expect(() => checkPassword(pool, `Password1${symbol}`)).not.toThrow();
});

it('takes a space within for a symbol', () => {
  expect(() => checkPassword(pool, 'Pass word1')).not.toThrow();
});
