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

it('says what AWS says where mail is wanted and there is no address', async () => {
  const pool = await passingPool();
  const mail = { MessageAction: undefined, DesiredDeliveryMediums: ['EMAIL' as const] };
  // https://github.com/rahulpsd18/cognito-backup-restore/issues/25 has AWS's words.
  expect(await refusal(pool.user('ana', mail))).toMatchObject({
    message: 'No email provided but desired delivery medium was Email',
  });
});

it('refuses the text message that a user with a phone number gets by default', async () => {
  const pool = await passingPool();
  const invited = { MessageAction: undefined };
  const UserAttributes = [
    { Name: 'email', Value: 'ana@example.com' },
    { Name: 'phone_number', Value: '+15555550100' },
  ];
  expect(await refusal(pool.user('ana', { ...invited, UserAttributes }))).toMatchObject({
    name: 'NotImplemented',
    message: expect.stringContaining('DesiredDeliveryMediums'),
  });
  const byMail = { ...invited, UserAttributes, DesiredDeliveryMediums: ['EMAIL' as const] };
  expect(await pool.user('ana', byMail)).toBe('ana');
  expect(await pool.user('eva', { ...invited, UserAttributes: UserAttributes.slice(0, 1) })).toBe('eva');
});
