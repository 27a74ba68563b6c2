import { expect, it } from 'vitest';
import { refusal } from '../../testing.ts';
import { passingPool } from './testing.ts';

// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminCreateUser.html
it.each([
  ['a verified e-mail address', { UserAttributes: [{ Name: 'email_verified', Value: 'true' }] }],
  ['a verified phone number', { UserAttributes: [{ Name: 'phone_number_verified', Value: 'True' }] }],
  ['a message by mail', { MessageAction: undefined, DesiredDeliveryMediums: ['EMAIL' as const] }],
])('makes nobody with %s and no address', async (_what, more) => {
  const pool = await passingPool();
  expect(await refusal(pool.user('ana', more))).toMatchObject({ name: 'InvalidParameterException' });
  expect(await pool.user('ana')).toBe('ana');
});

it('takes the name for the address where users sign in with one', async () => {
  const pool = await passingPool({ UsernameAttributes: ['email'] });
  const UserAttributes = [{ Name: 'email_verified', Value: 'true' }];
  expect(await pool.user('ana@example.com', { UserAttributes })).toMatch(/^[0-9a-f-]{36}$/);
});
