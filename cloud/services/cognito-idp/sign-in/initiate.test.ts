import { createHmac } from 'node:crypto';
import {
  AdminDisableUserCommand,
  AdminInitiateAuthCommand,
  AdminResetUserPasswordCommand,
  InitiateAuthCommand,
  type InitiateAuthCommandInput,
  UpdateUserPoolClientCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { decodeJwt } from 'jose';
import { describe, expect, it } from 'vitest';
import { visit } from '../../../edge/cloudfront/testing.ts';
import { refusal } from '../../../testing.ts';
import { EMAIL, PASSWORD, passingSignInPool, signIn, type TestPool, tokensOf } from './testing.ts';

const WRONG = { name: 'NotAuthorizedException', message: 'Incorrect username or password.' };
const DAY = 24 * 60 * 60 * 1000;
const known = { USERNAME: EMAIL, PASSWORD };

function start(
  { sdk, clientId }: TestPool,
  AuthFlow: InitiateAuthCommandInput['AuthFlow'],
  AuthParameters = {},
) {
  return sdk.send(new InitiateAuthCommand({ AuthFlow, ClientId: clientId, AuthParameters }));
}

// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_InitiateAuth.html
describe('InitiateAuth', () => {
  it('lets a user in with the right password only', async () => {
    const pool = await passingSignInPool();
    const { AuthenticationResult, ChallengeName } = await signIn(pool);
    expect(ChallengeName).toBeUndefined();
    expect(AuthenticationResult).toMatchObject({ TokenType: 'Bearer', ExpiresIn: 3600 });
    expect(await refusal(signIn(pool, `${PASSWORD}x`))).toMatchObject(WRONG);
    expect(await refusal(start(pool, 'USER_PASSWORD_AUTH', { USERNAME: EMAIL }))).toMatchObject({
      name: 'InvalidParameterException',
      message: 'Missing required parameter PASSWORD',
    });
  });

  // https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flows-public-server-side.html
  it('needs no signature, and looks in the region of the host', async () => {
    const { test, clientId } = await passingSignInPool();
    const ask = (host: string) =>
      visit(test, `${host}:${test.cloud.port}`, '/', {
        method: 'POST',
        plain: true,
        headers: {
          'content-type': 'application/x-amz-json-1.1',
          'x-amz-target': 'AWSCognitoIdentityProviderService.InitiateAuth',
        },
        body: JSON.stringify({ AuthFlow: 'USER_PASSWORD_AUTH', ClientId: clientId, AuthParameters: known }),
      });
    for (const host of ['127.0.0.1', 'cognito-idp.us-east-1.localhost']) {
      const { status, headers } = await ask(host);
      expect([status, headers['access-control-allow-origin']]).toEqual([200, '*']);
    }
    const elsewhere = await ask('cognito-idp.eu-west-1.localhost');
    expect(elsewhere.status).toBe(400);
    expect(JSON.parse(elsewhere.text)).toMatchObject({ __type: 'ResourceNotFoundException' });
  });

  // https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html
  it('knows no flow that the client does not allow', async () => {
    const pool = await passingSignInPool({ client: { ExplicitAuthFlows: ['ALLOW_CUSTOM_AUTH'] } });
    const invalid = (message: string) => ({ name: 'InvalidParameterException', message });
    expect(await refusal(signIn(pool))).toMatchObject(
      invalid('USER_PASSWORD_AUTH flow not enabled for this client'),
    );
    expect(await refusal(start(pool, 'USER_SRP_AUTH', { USERNAME: EMAIL, SRP_A: 'ab' }))).toMatchObject(
      invalid('USER_SRP_AUTH is not enabled for the client.'),
    );
    expect(await refusal(start(pool, 'ADMIN_USER_PASSWORD_AUTH', known))).toMatchObject(
      invalid('Initiate Auth method not supported.'),
    );
    expect(await refusal(start(pool, 'REFRESH_TOKEN_AUTH', { REFRESH_TOKEN: 'a' }))).toMatchObject({
      name: 'InvalidParameterException',
    });
    expect(await refusal(start(pool, 'CUSTOM_AUTH', known))).toMatchObject({ name: 'NotImplemented' });
    const { sdk, poolId, clientId } = pool;
    const byAdmin = new AdminInitiateAuthCommand({
      UserPoolId: poolId,
      ClientId: clientId,
      AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
      AuthParameters: known,
    });
    expect(await refusal(sdk.send(byAdmin))).toMatchObject(invalid('Auth flow not enabled for this client'));
    const ExplicitAuthFlows = ['ALLOW_ADMIN_USER_PASSWORD_AUTH' as const];
    await sdk.send(
      new UpdateUserPoolClientCommand({ UserPoolId: poolId, ClientId: clientId, ExplicitAuthFlows }),
    );
    expect((await sdk.send(byAdmin)).AuthenticationResult?.AccessToken).toBeDefined();
  });

  // https://docs.aws.amazon.com/cognito/latest/developerguide/signing-up-users-in-your-app.html#cognito-user-pools-computing-secret-hash
  it('wants the hash of the client’s secret where there is one', async () => {
    const pool = await passingSignInPool({ client: { GenerateSecret: true } });
    const { clientId, clientSecret } = pool;
    const hashOf = (name = '') =>
      createHmac('sha256', clientSecret).update(`${name}${clientId}`).digest('base64');
    const hash = hashOf(EMAIL);
    const ask = (more: object) => start(pool, 'USER_PASSWORD_AUTH', { ...known, ...more });
    expect(await refusal(ask({}))).toMatchObject({
      name: 'NotAuthorizedException',
      message: `Client ${clientId} is configured with secret but SECRET_HASH was not received`,
    });
    expect(await refusal(ask({ SECRET_HASH: 'bm9wZQ==' }))).toMatchObject({
      name: 'NotAuthorizedException',
      message: `Unable to verify secret hash for client ${clientId}`,
    });
    const { RefreshToken = '', IdToken = '' } = (await ask({ SECRET_HASH: hash })).AuthenticationResult ?? {};
    // A refresh is hashed with the name that the tokens carry, which is no alias.
    const refresh = (SECRET_HASH: string) =>
      start(pool, 'REFRESH_TOKEN_AUTH', { REFRESH_TOKEN: RefreshToken, SECRET_HASH });
    expect(await refusal(refresh(hash))).toMatchObject({ name: 'NotAuthorizedException' });
    expect((await refresh(hashOf(decodeJwt(IdToken).sub))).AuthenticationResult).toBeDefined();
  });

  // https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-managing-errors.html
  it('does not tell who is not there, where the client says so', async () => {
    const pool = await passingSignInPool({ client: { PreventUserExistenceErrors: 'ENABLED' } });
    expect(await refusal(signIn(pool, PASSWORD, 'bob@example.com'))).toMatchObject(WRONG);
    const challenge = async (USERNAME: string) =>
      (await start(pool, 'USER_SRP_AUTH', { USERNAME, SRP_A: 'abcdef' })).ChallengeParameters ?? {};
    const [bob, again, ana] = await Promise.all(
      ['bob@example.com', 'bob@example.com', EMAIL].map((name) => challenge(name)),
    );
    expect(bob?.USER_ID_FOR_SRP).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
    expect(again).toMatchObject({ SALT: bob?.SALT, USER_ID_FOR_SRP: bob?.USER_ID_FOR_SRP });
    expect(Object.keys(bob ?? {})).toEqual(Object.keys(ana ?? {}));
    expect(bob?.SALT).toHaveLength(ana?.SALT?.length ?? 0);
  });

  it('says what keeps a user with the right password out', async () => {
    const pool = await passingSignInPool();
    const who = { UserPoolId: pool.poolId, Username: EMAIL };
    await pool.sdk.send(new AdminResetUserPasswordCommand(who));
    expect(await refusal(signIn(pool))).toMatchObject({
      name: 'PasswordResetRequiredException',
      message: 'Password reset required for the user',
    });
    await pool.sdk.send(new AdminDisableUserCommand(who));
    expect(await refusal(signIn(pool))).toMatchObject({ message: 'User is disabled.' });
  });

  // https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_PasswordPolicyType.html
  it('takes no temporary password that is too old', async () => {
    const pool = await passingSignInPool({ temporary: true });
    expect((await signIn(pool)).ChallengeName).toBe('NEW_PASSWORD_REQUIRED');
    pool.test.cloud.clock.advance(7 * DAY);
    expect(await refusal(signIn(pool))).toMatchObject({
      name: 'NotAuthorizedException',
      message: 'Temporary password has expired and must be reset by an administrator.',
    });
  });
});

// https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flow-things-to-know.html
describe('failed sign-ins', () => {
  const LOCKED = { name: 'NotAuthorizedException', message: 'Password attempts exceeded' };

  it('lock the user out from the fifth on: for a second, for two, for four', async () => {
    const pool = await passingSignInPool();
    const { clock } = pool.test.cloud;
    for (let time = 0; time < 5; time += 1) expect(await refusal(signIn(pool, 'Wrong'))).toMatchObject(WRONG);
    for (const seconds of [1, 2, 4]) {
      // Not even the right password helps, and the attempt does not make the time longer.
      expect(await refusal(signIn(pool))).toMatchObject(LOCKED);
      clock.advance(seconds * 1000);
      expect(await refusal(signIn(pool, 'Wrong'))).toMatchObject(WRONG);
    }
    clock.advance(8000);
    expect((await signIn(pool)).AuthenticationResult).toBeDefined();
    expect(await refusal(signIn(pool, 'Wrong'))).toMatchObject(WRONG);
    expect((await signIn(pool)).AuthenticationResult).toBeDefined();
  });

  it('are forgiven after a quarter of an hour without an attempt', async () => {
    const pool = await passingSignInPool();
    for (let time = 0; time < 5; time += 1) await refusal(signIn(pool, 'Wrong'));
    pool.test.cloud.clock.advance(15 * 60_000);
    expect(await refusal(signIn(pool, 'Wrong'))).toMatchObject(WRONG);
    expect(await tokensOf(pool)).toBeDefined();
  });
});
