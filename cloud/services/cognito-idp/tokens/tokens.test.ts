import {
  AdminAddUserToGroupCommand,
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  AdminUserGlobalSignOutCommand,
  CreateGroupCommand,
  GetTokensFromRefreshTokenCommand,
  GetUserCommand,
  GlobalSignOutCommand,
  InitiateAuthCommand,
  RevokeTokenCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { describe, expect, it } from 'vitest';
import { refusal } from '../../../testing.ts';
import { EMAIL, passingSignInPool, type TestPool, tokensOf } from '../sign-in/testing.ts';

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;
const unauthorized = (message: string) => ({ name: 'NotAuthorizedException', message });

function getUser({ sdk }: TestPool, AccessToken: string) {
  return sdk.send(new GetUserCommand({ AccessToken }));
}

function refresh({ sdk, clientId }: TestPool, token: string) {
  const AuthParameters = { REFRESH_TOKEN: token };
  return sdk.send(
    new InitiateAuthCommand({ AuthFlow: 'REFRESH_TOKEN_AUTH', ClientId: clientId, AuthParameters }),
  );
}

describe('tokens', () => {
  // https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-id-token.html
  // https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-access-token.html
  it('say who the user is, and what the token is for', async () => {
    const pool = await passingSignInPool();
    const group = { UserPoolId: pool.poolId, GroupName: 'administrators' };
    await pool.sdk.send(new CreateGroupCommand(group));
    await pool.sdk.send(new AdminAddUserToGroupCommand({ ...group, Username: EMAIL }));
    const tokens = await tokensOf(pool);
    const [id, access] = [decodeJwt(tokens.id), decodeJwt(tokens.access)];
    const now = Math.floor(pool.test.cloud.clock.now() / 1000);
    const iss = `https://cognito-idp.us-east-1.localhost:${pool.test.cloud.port}/${pool.poolId}`;
    const uuid = expect.stringMatching(/^[\da-f-]{36}$/);
    const common = {
      sub: uuid,
      'cognito:groups': ['administrators'],
      iss,
      origin_jti: uuid,
      event_id: uuid,
      auth_time: id.auth_time,
      exp: (id.iat ?? 0) + 3600,
      iat: id.iat,
      jti: uuid,
    };
    expect(now - (id.iat ?? 0)).toBeLessThan(10);
    expect([0, 1]).toContain((id.iat ?? 0) - Number(id.auth_time));
    expect(id).toEqual({
      ...common,
      email: EMAIL,
      email_verified: true,
      'cognito:username': id.sub,
      aud: pool.clientId,
      token_use: 'id',
    });
    expect(access).toEqual({
      ...common,
      client_id: pool.clientId,
      token_use: 'access',
      scope: 'aws.cognito.signin.user.admin',
      username: id.sub,
    });
    expect(access.jti).not.toBe(id.jti);
    expect(access).toMatchObject({ origin_jti: id.origin_jti, event_id: id.event_id, sub: id.sub });
    expect(decodeProtectedHeader(tokens.id)).toEqual({ kid: expect.any(String), alg: 'RS256' });
    expect(decodeProtectedHeader(tokens.id).kid).not.toBe(decodeProtectedHeader(tokens.access).kid);
    expect(tokens.refresh.split('.')).toHaveLength(5);
  });

  // https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_TokenValidityUnitsType.html
  it('live as long as the client says', async () => {
    const units = { IdToken: 'minutes', AccessToken: 'minutes', RefreshToken: 'hours' } as const;
    const validity = { IdTokenValidity: 30, AccessTokenValidity: 10, RefreshTokenValidity: 2 };
    const pool = await passingSignInPool({ client: { TokenValidityUnits: units, ...validity } });
    const { id, access, refresh: token } = await tokensOf(pool);
    const lives = [id, access].map((jwt) => (decodeJwt(jwt).exp ?? 0) - (decodeJwt(jwt).iat ?? 0));
    expect(lives).toEqual([1800, 600]);
    pool.test.cloud.clock.advance(600_000);
    expect(await refusal(getUser(pool, access))).toMatchObject(unauthorized('Access Token has expired'));
    expect((await refresh(pool, token)).AuthenticationResult).toMatchObject({ ExpiresIn: 600 });
    pool.test.cloud.clock.advance(2 * HOUR - 600_000);
    expect(await refusal(refresh(pool, token))).toMatchObject(unauthorized('Refresh Token has expired'));
  });

  it('are refused when anything about them is wrong', async () => {
    const pool = await passingSignInPool();
    const { id, access } = await tokensOf(pool);
    const invalid = unauthorized('Invalid Access Token');
    expect(await refusal(getUser(pool, 'garbage'))).toMatchObject(invalid);
    expect(await refusal(getUser(pool, id))).toMatchObject(invalid);
    const [header = '', , signature = ''] = access.split('.');
    const claims = Buffer.from(JSON.stringify({ ...decodeJwt(access), username: 'bob' })).toString(
      'base64url',
    );
    const forged = unauthorized('Could not verify signature for Access Token');
    expect(await refusal(getUser(pool, `${header}.${claims}.${signature}`))).toMatchObject(forged);
    const none = Buffer.from(JSON.stringify({ alg: 'none' })).toString('base64url');
    expect(await refusal(getUser(pool, `${none}.${access.split('.')[1]}.`))).toMatchObject(forged);
  });

  it.each([5, true, ['x'], { toString: 5 }])('are refused when their claims are %j', async (odd) => {
    const pool = await passingSignInPool();
    const payload = Buffer.from(JSON.stringify({ iss: odd, client_id: odd, sub: odd, token_use: 'access' }));
    const token = `eyJhbGciOiJSUzI1NiJ9.${payload.toString('base64url')}.AAAA`;
    expect(await refusal(getUser(pool, token))).toMatchObject(unauthorized('Invalid Access Token'));
  });
});

// https://docs.aws.amazon.com/cognito/latest/developerguide/token-revocation.html
describe('revocation', () => {
  const revoked = unauthorized('Access Token has been revoked');
  const noRefresh = unauthorized('Refresh Token has been revoked');
  const revoke = ({ sdk, clientId }: TestPool, Token: string) =>
    sdk.send(new RevokeTokenCommand({ ClientId: clientId, Token }));

  it('ends one sign-in with all of its tokens, and no other', async () => {
    const pool = await passingSignInPool();
    const [one, other] = [await tokensOf(pool), await tokensOf(pool)];
    const later = (await refresh(pool, one.refresh)).AuthenticationResult?.AccessToken ?? '';
    await revoke(pool, one.refresh);
    await revoke(pool, one.refresh);
    for (const token of [one.access, later]) {
      expect(await refusal(getUser(pool, token))).toMatchObject(revoked);
    }
    expect(await refusal(refresh(pool, one.refresh))).toMatchObject(noRefresh);
    expect((await getUser(pool, other.access)).UserAttributes).toContainEqual({
      Name: 'email',
      Value: EMAIL,
    });
  });

  it('takes refresh tokens only', async () => {
    const pool = await passingSignInPool();
    const { access } = await tokensOf(pool);
    expect(await refusal(revoke(pool, access))).toMatchObject({ name: 'UnsupportedTokenTypeException' });
  });

  it('is not there when the client turned it off', async () => {
    const pool = await passingSignInPool({ client: { EnableTokenRevocation: false } });
    const tokens = await tokensOf(pool);
    expect(decodeJwt(tokens.access).origin_jti).toBeUndefined();
    expect(await refusal(revoke(pool, tokens.refresh))).toMatchObject({
      name: 'UnsupportedOperationException',
    });
  });

  // https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GlobalSignOut.html
  it('of all sign-ins is what a global sign-out does, and the disabling of a user', async () => {
    const pool = await passingSignInPool();
    const who = { UserPoolId: pool.poolId, Username: EMAIL };
    const [first, second] = [await tokensOf(pool), await tokensOf(pool)];
    await pool.sdk.send(new GlobalSignOutCommand({ AccessToken: first.access }));
    expect(await refusal(getUser(pool, second.access))).toMatchObject(revoked);
    const third = await tokensOf(pool);
    expect((await getUser(pool, third.access)).Username).toBe(decodeJwt(third.access).sub);
    await pool.sdk.send(new AdminUserGlobalSignOutCommand(who));
    expect(await refusal(refresh(pool, third.refresh))).toMatchObject(noRefresh);
    const fourth = await tokensOf(pool);
    await pool.sdk.send(new AdminDisableUserCommand(who));
    expect(await refusal(refresh(pool, fourth.refresh))).toMatchObject({ name: 'NotAuthorizedException' });
    await pool.sdk.send(new AdminEnableUserCommand(who));
    expect(await refusal(getUser(pool, fourth.access))).toMatchObject(revoked);
  });
});

// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetTokensFromRefreshToken.html
it('GetTokensFromRefreshToken gives new tokens and keeps the refresh token', async () => {
  const pool = await passingSignInPool();
  const { refresh: RefreshToken, access } = await tokensOf(pool);
  const ask = (token: string) =>
    pool.sdk.send(new GetTokensFromRefreshTokenCommand({ ClientId: pool.clientId, RefreshToken: token }));
  const { AuthenticationResult } = await ask(RefreshToken);
  expect(AuthenticationResult?.RefreshToken).toBeUndefined();
  expect(decodeJwt(AuthenticationResult?.AccessToken ?? '').origin_jti).toBe(decodeJwt(access).origin_jti);
  expect(await refusal(ask('garbage'))).toMatchObject(unauthorized('Invalid Refresh Token.'));
  pool.test.cloud.clock.advance(30 * DAY);
  expect(await refusal(ask(RefreshToken))).toMatchObject(unauthorized('Refresh Token has expired'));
});
