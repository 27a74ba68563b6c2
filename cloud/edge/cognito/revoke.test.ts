import { describe, expect, it } from 'vitest';
import { clients } from '../../services/cognito-idp/state.ts';
import { issueTokens } from '../../services/cognito-idp/tokens/issue.ts';
import { hostedPool } from './testing.ts';

async function signedIn(client: Parameters<typeof hostedPool>[0] = {}) {
  const hosted = hostedPool(client);
  const { cloud, pool, client: app, user } = hosted;
  const tokens = await issueTokens(cloud, {
    pool,
    client: app,
    user,
    scopes: ['openid', 'api/movies.write'],
    authTime: cloud.clock.now(),
    withRefreshToken: true,
  });
  const post = (path: string, form: Record<string, string>) =>
    hosted.ask(path, { method: 'POST', form: { client_id: 'client1', ...form } });
  const revoke = (form: Record<string, string>) => post('/oauth2/revoke', form);
  const refresh = () =>
    post('/oauth2/token', { grant_type: 'refresh_token', refresh_token: tokens.refreshToken ?? '' });
  return { ...hosted, ...tokens, refreshToken: tokens.refreshToken ?? '', revoke, refresh };
}

// https://docs.aws.amazon.com/cognito/latest/developerguide/token-endpoint.html
describe('a refresh token', () => {
  it('gives new tokens with the same scopes, and no other refresh token', async () => {
    const { refresh } = await signedIn();
    const { status, json } = await refresh();
    expect(status).toBe(200);
    expect(Object.keys(json)).toEqual(['id_token', 'access_token', 'expires_in', 'token_type']);
    const [, claims = ''] = String(json.access_token).split('.');
    expect(JSON.parse(Buffer.from(claims, 'base64url').toString()).scope).toBe('openid api/movies.write');
  });

  it('is of no use to another client', async () => {
    const { cloud, client, ask, refreshToken } = await signedIn();
    clients(cloud).set('client2', { ...client, ClientId: 'client2' });
    const form = { grant_type: 'refresh_token', client_id: 'client2', refresh_token: refreshToken };
    expect((await ask('/oauth2/token', { method: 'POST', form })).json).toEqual({ error: 'invalid_grant' });
  });
});

// https://docs.aws.amazon.com/cognito/latest/developerguide/revocation-endpoint.html
describe('the revoke endpoint', () => {
  it('ends the refresh token and its access tokens', async () => {
    const { revoke, refresh, refreshToken, accessToken, ask } = await signedIn();
    const headers = { authorization: `Bearer ${accessToken}` };
    expect((await ask('/oauth2/userInfo', { headers })).status).toBe(200);
    const answer = await revoke({ token: refreshToken });
    expect(answer).toMatchObject({ status: 200, text: '', headers: { 'access-control-allow-origin': '*' } });
    expect(await refresh()).toMatchObject({ status: 400, json: { error: 'invalid_grant' } });
    expect((await ask('/oauth2/userInfo', { headers })).status).toBe(401);
    expect((await revoke({ token: refreshToken })).status).toBe(200);
  });

  it('is content with a token that nobody has', async () => {
    const { revoke } = await signedIn();
    expect((await revoke({ token: 'invented' })).status).toBe(200);
    expect((await revoke({ token: 'a.b.c.d.e' })).status).toBe(200);
  });

  it('refuses what is no refresh token, no token, and a client without revocation', async () => {
    const { revoke, accessToken } = await signedIn();
    expect(await revoke({ token: accessToken })).toMatchObject({
      status: 400,
      json: { error: 'unsupported_token_type' },
    });
    expect(await revoke({})).toMatchObject({ status: 400, json: { error: 'invalid_request' } });
    const off = await signedIn({ client: { EnableTokenRevocation: false } });
    expect(await off.revoke({ token: off.refreshToken })).toMatchObject({
      status: 400,
      json: { error: 'invalid_request' },
    });
    expect((await off.refresh()).status).toBe(200);
  });

  it('refuses a client that it does not know with 401', async () => {
    const { revoke, refreshToken, refresh } = await signedIn();
    const answer = await revoke({ token: refreshToken, client_id: 'nobody' });
    expect(answer).toMatchObject({ status: 401, json: { error: 'invalid_client' } });
    expect((await refresh()).status).toBe(200);
  });

  it("does not end another client's token", async () => {
    const { cloud, client, revoke, refresh, refreshToken } = await signedIn();
    clients(cloud).set('client2', { ...client, ClientId: 'client2' });
    expect((await revoke({ token: refreshToken, client_id: 'client2' })).status).toBe(400);
    expect((await refresh()).status).toBe(200);
  });
});
