import { afterAll, beforeAll, expect, it } from 'vitest';
import { awsCli, suiteWith } from '../tools.ts';
import { type Cli, startCli } from './aws.ts';

const EMAIL = 'ana@example.com';
const FIRST = 'Temporary-1';
const OWN = 'Permanent-12';

interface SignedIn {
  ChallengeName?: string;
  Session?: string;
  AuthenticationResult?: { IdToken: string; AccessToken: string; RefreshToken?: string };
}

// https://docs.aws.amazon.com/cli/latest/reference/cognito-idp/
suiteWith([awsCli], 'aws cognito-idp', () => {
  let cli: Cli;
  let pool: string[];
  let client: string[];
  const cognito = (...args: string[]) => cli.aws('cognito-idp', ...args);
  const json = <Answer>(...args: string[]) => cli.json<Answer>('cognito-idp', ...args);
  const ana = () => [...pool, '--username', EMAIL];

  beforeAll(async () => {
    cli = await startCli();
    const { UserPool } = await json<{ UserPool: { Id: string } }>(
      ...['create-user-pool', '--pool-name', 'admins', '--username-attributes', 'email'],
      ...['--policies', 'PasswordPolicy={MinimumLength=10,RequireUppercase=true,RequireNumbers=true}'],
      ...['--admin-create-user-config', 'AllowAdminCreateUserOnly=true'],
      ...['--account-recovery-setting', 'RecoveryMechanisms=[{Priority=1,Name=verified_email}]'],
      ...['--user-pool-tags', 'course=cinedb'],
    );
    pool = ['--user-pool-id', UserPool.Id];
    const { UserPoolClient } = await json<{ UserPoolClient: { ClientId: string } }>(
      ...['create-user-pool-client', ...pool, '--client-name', 'site', '--explicit-auth-flows'],
      ...['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_ADMIN_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
    );
    client = ['--client-id', UserPoolClient.ClientId];
  });
  afterAll(() => cli.close());

  it('makes an administrator in a group', async () => {
    const attributes = ['--user-attributes', `Name=email,Value=${EMAIL}`, 'Name=email_verified,Value=true'];
    const { User } = await json<{ User: object }>(
      ...['admin-create-user', ...ana(), ...attributes],
      ...['--temporary-password', FIRST, '--message-action', 'SUPPRESS'],
    );
    expect(User).toMatchObject({ UserStatus: 'FORCE_CHANGE_PASSWORD', Enabled: true });
    const group = ['--group-name', 'administrators'];
    await cognito('create-group', ...pool, ...group, '--precedence', '1');
    await cognito('admin-add-user-to-group', ...ana(), ...group);
    const members = await json<{ Users: object[] }>('list-users-in-group', ...pool, ...group);
    expect(members.Users).toHaveLength(1);
  });

  it('asks for a password of the user’s own at the first sign-in', async () => {
    const asked = await signIn(FIRST);
    expect(asked.ChallengeName).toBe('NEW_PASSWORD_REQUIRED');
    const done = await json<SignedIn>(
      ...['respond-to-auth-challenge', ...client, '--challenge-name', 'NEW_PASSWORD_REQUIRED'],
      ...['--session', asked.Session ?? ''],
      ...['--challenge-responses', `USERNAME=${EMAIL},NEW_PASSWORD=${OWN}`],
    );
    expect(claimsOf(done.AuthenticationResult?.IdToken)).toMatchObject({
      email: EMAIL,
      'cognito:groups': ['administrators'],
      token_use: 'id',
    });
  });

  it('refuses a wrong password, and sign-up where administrators make the users', async () => {
    await expect(signIn('Wrong-12345')).rejects.toThrow(
      '(NotAuthorizedException) when calling the InitiateAuth operation: Incorrect username or password.',
    );
    await expect(
      cognito('sign-up', ...client, '--username', 'eva@example.com', '--password', OWN),
    ).rejects.toThrow('(NotAuthorizedException) when calling the SignUp operation');
  });

  it('signs in from a server, refreshes, and signs out everywhere', async () => {
    // https://docs.aws.amazon.com/cli/latest/reference/cognito-idp/admin-initiate-auth.html
    const { AuthenticationResult: first } = await json<SignedIn>(
      ...['admin-initiate-auth', ...pool, ...client, '--auth-flow', 'ADMIN_USER_PASSWORD_AUTH'],
      ...['--auth-parameters', `USERNAME=${EMAIL},PASSWORD=${OWN}`],
    );
    const token = first?.RefreshToken ?? '';
    const { AuthenticationResult: second } = await refresh(token);
    expect(claimsOf(second?.AccessToken)).toMatchObject({ token_use: 'access' });
    await cognito('admin-user-global-sign-out', ...ana());
    await expect(refresh(token)).rejects.toThrow('(NotAuthorizedException)');
  });

  it('sets a password, disables, finds, and deletes the user', async () => {
    await expect(
      cognito('admin-set-user-password', ...ana(), '--password', 'short', '--permanent'),
    ).rejects.toThrow('(InvalidPasswordException)');
    await cognito('admin-set-user-password', ...ana(), '--password', 'Another-123', '--permanent');
    await cognito('admin-disable-user', ...ana());
    const found = await json<{ Users: object[] }>('list-users', ...pool, '--filter', `email = "${EMAIL}"`);
    expect(found.Users).toMatchObject([{ UserStatus: 'CONFIRMED', Enabled: false }]);
    await cognito('admin-delete-user', ...ana());
    await expect(cognito('admin-get-user', ...ana())).rejects.toThrow(
      '(UserNotFoundException) when calling the AdminGetUser operation: User does not exist.',
    );
  });

  it('deletes the pool once its domain is gone', async () => {
    const domain = ['--domain', 'films-of-ana', ...pool];
    await cognito('create-user-pool-domain', ...domain);
    await expect(cognito('delete-user-pool', ...pool)).rejects.toThrow('It has a domain configured');
    await cognito('delete-user-pool-domain', ...domain);
    await cognito('delete-user-pool', ...pool);
    const { UserPools } = await json<{ UserPools: object[] }>('list-user-pools', '--max-results', '10');
    expect(UserPools).toEqual([]);
  });

  function signIn(password: string): Promise<SignedIn> {
    const parameters = `USERNAME=${EMAIL},PASSWORD=${password}`;
    return initiate('USER_PASSWORD_AUTH', parameters);
  }

  function refresh(token: string): Promise<SignedIn> {
    return initiate('REFRESH_TOKEN_AUTH', `REFRESH_TOKEN=${token}`);
  }

  function initiate(flow: string, parameters: string): Promise<SignedIn> {
    return json('initiate-auth', ...client, '--auth-flow', flow, '--auth-parameters', parameters);
  }
});

function claimsOf(token = ''): unknown {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
}
