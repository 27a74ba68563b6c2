import { decodeJwt } from 'jose';
import { describe, expect, it } from 'vitest';
import { clients, users } from '../../services/cognito-idp/state.ts';
import { CALLBACK, hostedPool } from './testing.ts';
import { exchange, newCode } from './testing-exchange.ts';

// https://docs.aws.amazon.com/cognito/latest/developerguide/token-endpoint.html
describe('the token endpoint', () => {
  it('gives tokens with the scopes and the nonce that were asked for', async () => {
    const pool = hostedPool();
    const code = await newCode(pool, { scope: 'openid api/movies.write', nonce: 'once' });
    const { status, json, headers } = await exchange(pool, { code });
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'application/json;charset=UTF-8',
      'access-control-allow-origin': '*',
    });
    expect(headers['cache-control']).toContain('no-store');
    expect(Object.keys(json)).toEqual([
      'id_token',
      'access_token',
      'refresh_token',
      'expires_in',
      'token_type',
    ]);
    expect(json).toMatchObject({ expires_in: 3600, token_type: 'Bearer' });
    expect(decodeJwt(String(json.id_token))).toMatchObject({
      aud: 'client1',
      nonce: 'once',
      token_use: 'id',
    });
    expect(decodeJwt(String(json.access_token))).toMatchObject({
      client_id: 'client1',
      token_use: 'access',
      scope: 'openid api/movies.write',
    });
  });

  it('gives no ID token without the scope openid', async () => {
    const pool = hostedPool();
    const { json } = await exchange(pool, { code: await newCode(pool, { scope: 'api/movies.write' }) });
    expect(json.access_token).toBeDefined();
    expect(json.id_token).toBeUndefined();
  });

  it('takes a code once', async () => {
    const pool = hostedPool();
    const code = await newCode(pool);
    expect((await exchange(pool, { code })).status).toBe(200);
    expect(await exchange(pool, { code })).toMatchObject({ status: 400, json: { error: 'invalid_grant' } });
  });

  it('takes a code once, though it comes twice at the same time', async () => {
    const pool = hostedPool();
    const code = await newCode(pool);
    const answers = await Promise.all([exchange(pool, { code }), exchange(pool, { code })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
  });

  it('takes a code for five minutes', async () => {
    const pool = hostedPool();
    const code = await newCode(pool);
    pool.cloud.clock.advance(5 * 60_000);
    expect((await exchange(pool, { code })).json).toEqual({ error: 'invalid_grant' });
  });

  it.each([
    ['an invented code', { code: '00000000-0000-0000-0000-000000000000' }, 'invalid_grant'],
    ['another callback address', { redirect_uri: `${CALLBACK}/` }, 'invalid_grant'],
    ['no callback address', { redirect_uri: '' }, 'invalid_request'],
    ['no code', { code: '' }, 'invalid_request'],
    ['no client', { client_id: '' }, 'invalid_request'],
    ['an unknown client', { client_id: 'nobody' }, 'invalid_client'],
    ['a secret that the client has not', { client_secret: 'secret' }, 'invalid_client'],
    ['no grant type', { grant_type: '' }, 'invalid_request'],
    ['another grant type', { grant_type: 'password' }, 'unsupported_grant_type'],
    ['a refresh without its token', { grant_type: 'refresh_token' }, 'invalid_request'],
    [
      'a refresh with an invented token',
      { grant_type: 'refresh_token', refresh_token: 'x' },
      'invalid_grant',
    ],
  ])('refuses %s', async (_what, form, error) => {
    const pool = hostedPool();
    const answer = await exchange(pool, { code: await newCode(pool), ...form });
    expect(answer).toMatchObject({ status: 400, json: { error } });
    expect(answer.headers['access-control-allow-origin']).toBe('*');
  });

  it('refuses a code that another client was given', async () => {
    const pool = hostedPool();
    clients(pool.cloud).set('client2', { ...pool.client, ClientId: 'client2' });
    const code = await newCode(pool);
    expect((await exchange(pool, { code, client_id: 'client2' })).json).toEqual({ error: 'invalid_grant' });
  });

  it('refuses the client of another pool', async () => {
    const pool = hostedPool();
    clients(pool.cloud).set('client2', {
      ...pool.client,
      ClientId: 'client2',
      UserPoolId: 'us-east-1_Other',
    });
    const answer = await exchange(pool, { code: await newCode(pool), client_id: 'client2' });
    expect(answer.json).toEqual({ error: 'invalid_client' });
  });

  it('refuses a body that is no form', async () => {
    const headers = { 'content-type': 'application/json' };
    expect((await exchange(hostedPool(), { code: 'x' }, headers)).json).toEqual({ error: 'invalid_request' });
  });

  it('refuses a user whose password was reset since', async () => {
    const pool = hostedPool();
    const code = await newCode(pool);
    users(pool.cloud, pool.pool.id).set(pool.user.sub, { ...pool.user, status: 'RESET_REQUIRED' });
    expect((await exchange(pool, { code })).json).toEqual({ error: 'invalid_grant' });
  });

  it('refuses a client that lost the code grant, and a user who was disabled', async () => {
    const pool = hostedPool();
    const code = await newCode(pool);
    clients(pool.cloud).set('client1', { ...pool.client, AllowedOAuthFlows: ['implicit'] });
    expect((await exchange(pool, { code })).json).toEqual({ error: 'unauthorized_client' });
    clients(pool.cloud).set('client1', pool.client);
    users(pool.cloud, pool.pool.id).set(pool.user.sub, { ...pool.user, enabled: false });
    expect((await exchange(pool, { code })).json).toEqual({ error: 'invalid_grant' });
  });

  it('refuses a scope whose attributes the client may not all read', async () => {
    const pool = hostedPool({ client: { ReadAttributes: ['email'] } });
    const code = await newCode(pool, { scope: 'openid email' });
    expect((await exchange(pool, { code })).json).toEqual({ error: 'invalid_grant' });
  });

  it('refuses the client_credentials grant by name', async () => {
    const { status, json } = await exchange(hostedPool(), { grant_type: 'client_credentials' });
    expect(status).toBe(501);
    expect(json.error_description).toBe('The embedded cloud does not model the client_credentials grant.');
  });

  it('answers POST only, and a preflight', async () => {
    const get = await hostedPool().ask('/oauth2/token');
    expect(get).toMatchObject({ status: 405, headers: { allow: 'POST' } });
    const headers = { origin: 'https://site.example.com', 'access-control-request-headers': 'authorization' };
    const preflight = await hostedPool().ask('/oauth2/token', { method: 'OPTIONS', headers });
    expect(preflight).toMatchObject({
      status: 200,
      headers: { 'access-control-allow-origin': '*', 'access-control-allow-headers': 'authorization' },
    });
  });
});
