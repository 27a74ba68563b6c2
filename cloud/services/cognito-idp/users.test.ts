// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminCreateUser.html
import {
  AdminCreateUserCommand,
  AdminDeleteUserAttributesCommand,
  AdminDeleteUserCommand,
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  AdminGetUserCommand,
  AdminSetUserPasswordCommand,
  AdminUpdateUserAttributesCommand,
  ListUsersCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { expect, it } from 'vitest';
import { refusal } from '../../testing.ts';
import { type PoolCloud, passingPool } from './testing.ts';

const EMAIL_NAMES = {
  UsernameAttributes: ['email' as const],
  UsernameConfiguration: { CaseSensitive: false },
};

async function attributesOf({ cognito, UserPoolId }: PoolCloud, Username: string) {
  const { UserAttributes = [] } = await cognito.send(new AdminGetUserCommand({ UserPoolId, Username }));
  return Object.fromEntries(UserAttributes.map(({ Name, Value }) => [Name, Value]));
}

it('makes a user who must change the password, and names them by the sub where an e-mail address signs in', async () => {
  const pool = await passingPool(EMAIL_NAMES);
  const username = await pool.user('ana@example.com', {
    UserAttributes: [{ Name: 'email_verified', Value: 'True' }],
  });
  const { cognito, UserPoolId } = pool;
  const found = await cognito.send(new AdminGetUserCommand({ UserPoolId, Username: 'Ana@Example.com' }));
  expect(found).toMatchObject({ Username: username, UserStatus: 'FORCE_CHANGE_PASSWORD', Enabled: true });
  expect(await attributesOf(pool, username)).toEqual({
    sub: username,
    email: 'ana@example.com',
    email_verified: 'true',
  });
  expect(await refusal(pool.user('ANA@example.com'))).toMatchObject({
    name: 'UsernameExistsException',
    message: 'An account with the given email already exists.',
  });
  const named = await passingPool();
  await named.user('ana');
  expect(await refusal(named.user('ana'))).toMatchObject({ message: 'User account already exists' });
  expect(await named.user('Ana')).toBe('Ana');
});

it('refuses names that the pool does not take', async () => {
  const emails = await passingPool(EMAIL_NAMES);
  expect(await refusal(emails.user('ana'))).toMatchObject({
    name: 'InvalidParameterException',
    message: 'Username should be an email.',
  });
  const aliases = await passingPool({ AliasAttributes: ['email'] });
  expect(await refusal(aliases.user('ana@example.com'))).toMatchObject({
    message: 'Username cannot be of email format, since user pool is configured for email alias.',
  });
});

it('holds passwords against the policy, in AWS’s words', async () => {
  const { user, cognito, UserPoolId } = await passingPool();
  expect(await refusal(user('ana', { TemporaryPassword: 'Short1!' }))).toMatchObject({
    name: 'InvalidPasswordException',
    message: 'Password did not conform with password policy: Password not long enough',
  });
  await user('ana', { TemporaryPassword: 'Temporary-1' });
  const set = (Password: string, Permanent = true) =>
    cognito.send(new AdminSetUserPasswordCommand({ UserPoolId, Username: 'ana', Password, Permanent }));
  expect(await refusal(set('no-upper-case-1'))).toMatchObject({
    name: 'InvalidPasswordException',
    message: 'Password does not conform to policy: Password must have uppercase characters',
  });
  const status = async () =>
    (await cognito.send(new AdminGetUserCommand({ UserPoolId, Username: 'ana' }))).UserStatus;
  // https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminSetUserPassword.html
  await set('Permanent-1');
  expect(await status()).toBe('CONFIRMED');
  await set('Temporary-2', false);
  expect(await status()).toBe('FORCE_CHANGE_PASSWORD');
});

it('invites again only who has not come yet', async () => {
  const { cognito, UserPoolId, user } = await passingPool();
  const resend = (Username: string) =>
    cognito.send(new AdminCreateUserCommand({ UserPoolId, Username, MessageAction: 'RESEND' }));
  expect(await refusal(resend('ana'))).toMatchObject({ name: 'UserNotFoundException' });
  await user('ana');
  await resend('ana');
  const Password = 'Permanent-1';
  await cognito.send(
    new AdminSetUserPasswordCommand({ UserPoolId, Username: 'ana', Password, Permanent: true }),
  );
  expect(await refusal(resend('ana'))).toMatchObject({ name: 'UnsupportedUserStateException' });
});

// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminUpdateUserAttributes.html
it('changes attributes within the schema; a new address is unverified', async () => {
  const pool = await passingPool({
    Schema: [{ Name: 'badge', AttributeDataType: 'String', Mutable: false }],
  });
  const { cognito, UserPoolId } = pool;
  await pool.user('ana', {
    UserAttributes: [
      { Name: 'email', Value: 'ana@example.com' },
      { Name: 'email_verified', Value: 'true' },
      { Name: 'custom:badge', Value: '7' },
    ],
  });
  const update = (Name: string, Value: string) =>
    cognito.send(
      new AdminUpdateUserAttributesCommand({
        UserPoolId,
        Username: 'ana',
        UserAttributes: [{ Name, Value }],
      }),
    );
  await update('email', 'ana@example.org');
  await update('name', 'Ana');
  expect(await attributesOf(pool, 'ana')).toMatchObject({ email_verified: 'false', name: 'Ana' });
  const invalid = { name: 'InvalidParameterException' };
  expect(await refusal(update('custom:badge', '8'))).toMatchObject({
    ...invalid,
    message: 'user.custom:badge: Attribute cannot be updated.\n',
  });
  expect(await refusal(update('custom:none', '8'))).toMatchObject(invalid);
  expect(await refusal(update('birthdate', '1999'))).toMatchObject(invalid);
  expect(await refusal(update('email', 'nobody'))).toMatchObject({
    message: 'Invalid email address format.',
  });
  const UserAttributeNames = ['email'];
  await cognito.send(
    new AdminDeleteUserAttributesCommand({ UserPoolId, Username: 'ana', UserAttributeNames }),
  );
  expect(Object.keys(await attributesOf(pool, 'ana')).sort()).toEqual(['custom:badge', 'name', 'sub']);
});

it('an alias belongs to one user, and moves when it is forced', async () => {
  const pool = await passingPool({ AliasAttributes: ['email'] });
  const UserAttributes = [
    { Name: 'email', Value: 'ana@example.com' },
    { Name: 'email_verified', Value: 'true' },
  ];
  await pool.user('ana', { UserAttributes });
  expect(await refusal(pool.user('eva', { UserAttributes }))).toMatchObject({ name: 'AliasExistsException' });
  await pool.user('eva', { UserAttributes, ForceAliasCreation: true });
  const { cognito, UserPoolId } = pool;
  const found = await cognito.send(new AdminGetUserCommand({ UserPoolId, Username: 'ana@example.com' }));
  expect(found.Username).toBe('eva');
});

it('disables, enables and deletes', async () => {
  const { cognito, UserPoolId, user } = await passingPool();
  const who = { UserPoolId, Username: await user('ana') };
  const enabled = async () => (await cognito.send(new AdminGetUserCommand(who))).Enabled;
  await cognito.send(new AdminDisableUserCommand(who));
  expect(await enabled()).toBe(false);
  await cognito.send(new AdminEnableUserCommand(who));
  expect(await enabled()).toBe(true);
  await cognito.send(new AdminDeleteUserCommand(who));
  expect(await refusal(cognito.send(new AdminGetUserCommand(who)))).toMatchObject({
    name: 'UserNotFoundException',
    message: 'User does not exist.',
  });
});

// https://docs.aws.amazon.com/cognito/latest/developerguide/how-to-manage-user-accounts.html
it('lists users by a filter, with some attributes, a page at a time', async () => {
  const { cognito, UserPoolId, user } = await passingPool();
  for (const name of ['ana', 'anton', 'eva']) {
    await user(name, { UserAttributes: [{ Name: 'email', Value: `${name}@example.com` }] });
  }
  const list = async (Filter: string) => {
    const AttributesToGet = ['email'];
    const { Users } = await cognito.send(new ListUsersCommand({ UserPoolId, Filter, AttributesToGet }));
    return Users?.map(({ Attributes }) => Attributes?.map(({ Value }) => Value).join());
  };
  expect((await list('email ^= "an"'))?.sort()).toEqual(['ana@example.com', 'anton@example.com']);
  expect(await list('username = "eva"')).toEqual(['eva@example.com']);
  expect(await list('cognito:user_status = "force_change_password"')).toHaveLength(3);
  expect(await list('status = "Disabled"')).toEqual([]);
  expect(await refusal(list('email like "a"'))).toMatchObject({ name: 'InvalidParameterException' });
  for (const name of ['custom:a', 'constructor', '__proto__']) {
    const message = `Invalid search attribute: ${name}`;
    expect(await refusal(list(`${name} ^= "a"`))).toMatchObject({
      name: 'InvalidParameterException',
      message,
    });
  }
  const first = await cognito.send(new ListUsersCommand({ UserPoolId, Limit: 2 }));
  const next = { UserPoolId, PaginationToken: first.PaginationToken };
  expect((await cognito.send(new ListUsersCommand(next))).Users).toHaveLength(1);
});
