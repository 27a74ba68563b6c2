import { describe, expect, it } from 'vitest';
import { clients, userPools, users } from '../../services/cognito-idp/state.ts';
import { issueTokens } from '../../services/cognito-idp/tokens/issue.ts';
import { type HostedPool, hostedPool } from './testing.ts';

async function tokens({ cloud, pool, client, user }: HostedPool, scopes?: string[]) {
  return issueTokens(cloud, {
    pool,
    client,
    user,
    scopes,
    authTime: cloud.clock.now(),
    withRefreshToken: true,
  });
}

async function userInfo(pool: HostedPool, authorization: string, method = 'GET') {
  return pool.ask('/oauth2/userInfo', { method, headers: { authorization } });
}

async function attributes(scopes: string[]) {
  const attributes = {
    sub: 's',
    email: 'ana@example.com',
    email_verified: 'true',
    name: 'Ana',
    phone_number: '+1',
  };
  const pool = hostedPool({ user: { sub: 's', username: 's', attributes } });
  const { status, json } = await userInfo(pool, `Bearer ${(await tokens(pool, scopes)).accessToken}`);
  expect(status).toBe(200);
  return json;
}

// https://docs.aws.amazon.com/cognito/latest/developerguide/userinfo-endpoint.html
describe('the userInfo endpoint', () => {
  it('gives what the scopes let through, and email_verified as a string', async () => {
    const who = { sub: 's', username: 's' };
    const email = { email: 'ana@example.com', email_verified: 'true' };
    expect(await attributes(['openid', 'email'])).toEqual({ ...who, ...email });
    expect(await attributes(['openid', 'profile'])).toEqual({ ...who, name: 'Ana' });
    expect(await attributes(['openid', 'api/movies.write'])).toEqual({
      ...who,
      ...email,
      name: 'Ana',
      phone_number: '+1',
    });
  });

  it('refuses a request without a token', async () => {
    for (const authorization of ['', 'Basic YTpi', 'Bearer']) {
      const { status, headers } = await userInfo(hostedPool(), authorization);
      expect(status).toBe(400);
      expect(headers['www-authenticate']).toBe(
        'error="invalid_request", error_description="Bad OAuth2 request at UserInfo Endpoint"',
      );
    }
  });

  it('refuses a token of a sign-in by the API, which has no scope openid', async () => {
    const pool = hostedPool();
    const { status, json } = await userInfo(pool, `Bearer ${(await tokens(pool)).accessToken}`);
    expect(status).toBe(401);
    expect(json).toEqual({
      error: 'invalid_token',
      error_description: 'Access token does not contain openid scope',
    });
  });

  it('refuses an ID token, a token that was changed, an expired one and one of a user who is gone', async () => {
    const pool = hostedPool();
    const { accessToken, idToken = '' } = await tokens(pool, ['openid']);
    const isRefused = async (token: string) => {
      const { status, headers } = await userInfo(pool, `Bearer ${token}`);
      expect(status).toBe(401);
      expect(headers['www-authenticate']).toContain('error="invalid_token"');
      expect(headers['access-control-allow-origin']).toBe('*');
    };
    await isRefused(idToken);
    await isRefused('garbage');
    await isRefused(`${accessToken.slice(0, -8)}AAAAAAAA`);
    pool.cloud.clock.advance(3_600_000);
    await isRefused(accessToken);
    const { accessToken: fresh } = await tokens(pool, ['openid']);
    expect((await userInfo(pool, `Bearer ${fresh}`)).status).toBe(200);
    users(pool.cloud, pool.pool.id).delete(pool.user.sub);
    await isRefused(fresh);
  });

  it("refuses another pool's token", async () => {
    const hosted = hostedPool();
    const pool = { ...hosted.pool, id: 'us-east-1_Other' };
    const client = { ...hosted.client, ClientId: 'other', UserPoolId: pool.id };
    userPools(hosted.cloud).set(pool.id, pool);
    clients(hosted.cloud).set('other', client);
    users(hosted.cloud, pool.id).set(hosted.user.sub, hosted.user);
    const { accessToken } = await tokens({ ...hosted, pool, client }, ['openid']);
    expect((await userInfo(hosted, `Bearer ${accessToken}`)).status).toBe(401);
  });

  it('answers GET only', async () => {
    expect((await userInfo(hostedPool(), 'Bearer x', 'POST')).status).toBe(405);
  });
});
