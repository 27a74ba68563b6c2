import { describe, expect, it } from 'vitest';
import { users } from '../../services/cognito-idp/state.ts';
import { authorizationQuery, CALLBACK, CHALLENGE, hostedPool, signIn } from './testing.ts';

/** What a request leads to, with some of its parameters different; an empty one is left out. */
async function authorize(more: Record<string, string>, pool = hostedPool()) {
  const query = Object.fromEntries(
    Object.entries(authorizationQuery(more)).filter(([, value]) => value !== ''),
  );
  return pool.ask('/oauth2/authorize', { query });
}

// https://docs.aws.amazon.com/cognito/latest/developerguide/authorization-endpoint.html
describe('the authorize endpoint', () => {
  it('sends a browser without a session to the sign-in page, with the same parameters', async () => {
    const query = authorizationQuery({ nonce: 'n', scope: 'openid email' });
    const answer = await hostedPool().ask('/oauth2/authorize', { query });
    expect(answer).toMatchObject({ status: 302, location: { to: '/login', query } });
  });

  it('sends a browser with a session back with a code and the state', async () => {
    const pool = hostedPool();
    await signIn(pool);
    const { status, location } = await authorize({}, pool);
    expect({ status, to: location.to }).toEqual({ status: 302, to: CALLBACK });
    expect(location.query).toEqual({ code: expect.stringMatching(/^[0-9a-f-]{36}$/), state: 's t&1' });
  });

  // https://docs.aws.amazon.com/cognito/latest/developerguide/signing-up-users-in-your-app.html
  it.each([
    { enabled: false },
    { status: 'RESET_REQUIRED' as const },
    { status: 'FORCE_CHANGE_PASSWORD' as const },
  ])('asks anew a user who is %j by now', async (change) => {
    const pool = hostedPool();
    await signIn(pool);
    users(pool.cloud, pool.pool.id).set(pool.user.sub, { ...pool.user, ...change });
    expect((await authorize({}, pool)).location.to).toBe('/login');
  });

  it('writes a callback address in the letters that a header may have', async () => {
    const redirect_uri = 'https://кино.example/é?name=Łódź';
    const pool = hostedPool({ client: { CallbackURLs: [redirect_uri] } });
    const { headers } = await authorize({ redirect_uri, scope: 'wrong', state: '' }, pool);
    expect(headers.location).toMatch(/^[!-~]+$/);
    expect(decodeURIComponent(headers.location ?? '')).toBe(`${redirect_uri}&error=invalid_scope`);
  });

  it.each([
    ['no client', { client_id: '' }, 'invalid_request'],
    ['an unknown client', { client_id: 'nobody' }, 'invalid_request'],
    ['no callback address', { redirect_uri: '' }, 'invalid_request'],
    ['another callback address', { redirect_uri: 'https://evil.example.com/' }, 'redirect_mismatch'],
    ['a longer callback address', { redirect_uri: `${CALLBACK}/` }, 'redirect_mismatch'],
    ['a callback address with a query', { redirect_uri: `${CALLBACK}?a=b` }, 'redirect_mismatch'],
    ['a callback address in capitals', { redirect_uri: CALLBACK.toUpperCase() }, 'redirect_mismatch'],
  ])('answers %s with a page, and redirects nowhere', async (_what, more, error) => {
    const answer = await authorize(more);
    expect(answer.status).toBe(400);
    expect(answer.headers.location).toBeUndefined();
    expect(answer.text).toContain(`<code>${error}</code>`);
  });

  it('answers two callback addresses with a page', async () => {
    const query = new URLSearchParams([...Object.entries(authorizationQuery()), ['redirect_uri', CALLBACK]]);
    expect(await hostedPool().ask('/oauth2/authorize', { query })).toMatchObject({ status: 400 });
  });

  it.each([
    ['no response type', { response_type: '' }, 'invalid_request'],
    ['an unknown response type', { response_type: 'token id_token' }, 'invalid_request'],
    ['the implicit grant for a client without it', { response_type: 'token' }, 'unauthorized_client'],
    ['a scope of another client', { scope: 'openid phone' }, 'invalid_scope'],
    ['a scope that needs openid, alone', { scope: 'email' }, 'invalid_scope'],
    ['a challenge without its method', { code_challenge: CHALLENGE }, 'invalid_request'],
    ['a method without a challenge', { code_challenge_method: 'S256' }, 'invalid_request'],
    ['a plain challenge', { code_challenge: 'x', code_challenge_method: 'plain' }, 'invalid_request'],
  ])('tells the application of %s in its callback address', async (_what, more, error) => {
    const answer = await authorize(more);
    const location = { to: CALLBACK, query: { error, state: 's t&1' } };
    expect(answer).toMatchObject({ status: 302, location });
    expect(answer.cookies).toEqual([]);
  });

  it('refuses a parameter that comes twice', async () => {
    const query = new URLSearchParams([
      ...Object.entries(authorizationQuery()),
      ['scope', 'openid'],
      ['scope', 'email'],
    ]);
    const { location } = await hostedPool().ask('/oauth2/authorize', { query });
    expect(location).toMatchObject({ to: CALLBACK, query: { error: 'invalid_request' } });
  });

  it.each([
    { AllowedOAuthFlowsUserPoolClient: false },
    { AllowedOAuthFlows: ['client_credentials' as const] },
  ])('refuses a client that may not use the code grant', async (client) => {
    const { location } = await authorize({}, hostedPool({ client }));
    expect(location).toMatchObject({ to: CALLBACK, query: { error: 'unauthorized_client' } });
  });

  it('appends to the query of a callback address that has one', async () => {
    const redirect_uri = 'https://site.example.com/back?from=cognito';
    const pool = hostedPool({ client: { CallbackURLs: [redirect_uri] } });
    const { headers } = await authorize({ redirect_uri, scope: 'wrong', state: '' }, pool);
    expect(headers.location).toBe(`${redirect_uri}&error=invalid_scope`);
  });

  it('refuses by name what the cloud does not model', async () => {
    const implicit = hostedPool({ client: { AllowedOAuthFlows: ['implicit'] } });
    const answers = [
      [await authorize({ response_type: 'token' }, implicit), 'the implicit grant'],
      [await authorize({ identity_provider: 'Google' }), 'the identity_provider Google'],
      [await authorize({ idp_identifier: 'corp' }), 'the parameter idp_identifier'],
      [await authorize({ resource: 'https://api.example.com' }), 'the parameter resource'],
    ] as const;
    for (const [answer, name] of answers) {
      expect(answer.status).toBe(501);
      expect(answer.text).toContain(`The embedded cloud does not model ${name}`);
    }
    expect((await authorize({ identity_provider: 'COGNITO' })).location.to).toBe('/login');
  });

  it('answers GET over HTTPS only', async () => {
    const query = authorizationQuery();
    expect((await hostedPool().ask('/oauth2/authorize', { query, method: 'POST' })).status).toBe(405);
    expect((await hostedPool().ask('/oauth2/authorize', { query, secure: false })).status).toBe(403);
  });

  it('shows nothing of a request unescaped', async () => {
    const { text } = await authorize({ redirect_uri: 'https://x/"><script>alert(1)</script>' });
    expect(text).not.toContain('<script');
    expect(text).toContain('&lt;script&gt;');
  });
});

// https://docs.aws.amazon.com/cognito/latest/developerguide/authorization-endpoint.html
describe('prompt', () => {
  const managedLogin = () => hostedPool({ domain: { managedLoginVersion: 2 } });

  it('none never shows a page', async () => {
    const pool = managedLogin();
    const before = await authorize({ prompt: 'none' }, pool);
    expect(before.location).toEqual({ to: CALLBACK, query: { error: 'login_required', state: 's t&1' } });
    await signIn(pool);
    expect((await authorize({ prompt: 'none' }, pool)).location.query.code).toBeDefined();
  });

  it('login asks for the password though there is a session', async () => {
    const pool = managedLogin();
    await signIn(pool);
    expect((await authorize({ prompt: 'login consent' }, pool)).location.to).toBe('/login');
    expect((await authorize({ prompt: 'consent' }, pool)).location.to).toBe(CALLBACK);
  });

  it('is refused with a value that it has not', async () => {
    for (const prompt of ['maybe', 'none login']) {
      expect((await authorize({ prompt }, managedLogin())).location.query.error).toBe('invalid_request');
    }
  });

  it('is not looked at by the classic hosted UI', async () => {
    expect((await authorize({ prompt: 'none' })).location.to).toBe('/login');
  });
});
