import { describe, expect, it } from 'vitest';
import { clients, users } from '../../services/cognito-idp/state.ts';
import { authorizationQuery, CALLBACK, field, hostedPool, signIn } from './testing.ts';

const MINUTE = 60_000;

// https://docs.aws.amazon.com/cognito/latest/developerguide/login-endpoint.html
describe('the sign-in page', () => {
  it('needs no script and allows none, and its form may lead to the application alone', async () => {
    const query = authorizationQuery({ login_hint: '"><b>' });
    const { status, headers, text } = await hostedPool().ask('/login', { query });
    expect(status).toBe(200);
    expect(text).toMatch(/<label for="username">Email address<\/label>\s*<input id="username"/);
    expect(text).toContain('value="&quot;&gt;&lt;b&gt;"');
    expect(text).not.toContain('<script');
    expect(headers['content-security-policy']).toMatch(
      /^default-src 'none'; style-src 'sha256-[^']+'; form-action 'self' https:\/\/site\.example\.com; base-uri 'none'; frame-ancestors 'none'$/,
    );
    expect(headers).toMatchObject({ 'x-frame-options': 'DENY', 'x-content-type-options': 'nosniff' });
    expect(headers['cache-control']).toContain('no-store');
  });

  it('checks the request as the authorize endpoint does', async () => {
    const wrongUri = { query: authorizationQuery({ redirect_uri: 'https://evil.example.com' }) };
    expect(await hostedPool().ask('/login', wrongUri)).toMatchObject({ status: 400 });
    const wrongScope = { query: authorizationQuery({ scope: 'x' }) };
    expect((await hostedPool().ask('/login', wrongScope)).location.query.error).toBe('invalid_scope');
  });

  it('sends whoever signs in back with a code and the state, and gives the browser a session', async () => {
    const { status, location, cookies, headers } = await signIn(hostedPool());
    expect({ status, to: location.to }).toEqual({ status: 302, to: CALLBACK });
    expect(Object.keys(location.query)).toEqual(['code', 'state']);
    expect(cookies).toEqual([
      expect.stringMatching(/^cognito=[0-9a-f-]{36}; Max-Age=3600; Path=\/; Secure; HttpOnly; SameSite=Lax$/),
    ]);
    expect(headers['referrer-policy']).toBe('no-referrer');
  });

  it('says what was wrong, keeps the name and shows no password', async () => {
    const pool = hostedPool();
    const answer = await signIn(pool, { form: { password: 'wrong & <secret>' } });
    expect(answer.status).toBe(400);
    expect(answer.text).toContain('<p role="alert">Incorrect username or password.</p>');
    expect(answer.text).toContain('value="ana@example.com"');
    expect(answer.text).not.toContain('secret');
    expect(answer.cookies.join()).not.toContain('cognito=');
    const unknown = await signIn(pool, { form: { username: 'nobody@example.com' } });
    expect(unknown.text).toContain('Incorrect username or password.');
  });

  // https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-authentication-flow.html
  it('locks out whoever guesses', async () => {
    const pool = hostedPool();
    for (let tries = 0; tries < 5; tries += 1) await signIn(pool, { form: { password: 'wrong' } });
    const answer = await signIn(pool);
    expect(answer.status).toBe(400);
    expect(answer.text).toContain('<p role="alert">Password attempts exceeded</p>');
  });

  it('refuses a disabled user', async () => {
    const answer = await signIn(hostedPool({ user: { enabled: false } }));
    expect(answer.text).toContain('User is disabled.');
  });

  it.each([{ _csrf: '' }, { _csrf: '00000000-0000-0000-0000-000000000000' }])(
    'refuses a form that another site sent',
    async (form) => {
      const answer = await signIn(hostedPool(), { form });
      expect(answer.status).toBe(403);
      expect(answer.headers.location).toBeUndefined();
      expect(answer.cookies.join()).not.toContain('cognito=');
    },
  );
});

// https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-managed-login.html
describe('the session of a browser', () => {
  const again = async (pool: ReturnType<typeof hostedPool>) =>
    (await pool.ask('/oauth2/authorize', { query: authorizationQuery() })).location.to;

  it('lasts an hour from the sign-in, however often it is used', async () => {
    const pool = hostedPool();
    await signIn(pool);
    pool.cloud.clock.advance(59 * MINUTE);
    expect(await again(pool)).toBe(CALLBACK);
    pool.cloud.clock.advance(MINUTE);
    expect(await again(pool)).toBe('/login');
  });

  it('ends when the user is disabled or deleted', async () => {
    const pool = hostedPool();
    await signIn(pool);
    const all = users(pool.cloud, pool.pool.id);
    all.set(pool.user.sub, { ...pool.user, enabled: false });
    expect(await again(pool)).toBe('/login');
    all.delete(pool.user.sub);
    expect(await again(pool)).toBe('/login');
  });
});

// https://docs.aws.amazon.com/cognito/latest/developerguide/how-to-create-user-accounts.html
describe('a temporary password', () => {
  const invited = () => hostedPool({ user: { status: 'FORCE_CHANGE_PASSWORD' } });
  const next = { new_password: 'Another-horse-10', confirm_password: 'Another-horse-10' };

  async function change(pool: ReturnType<typeof hostedPool>, form: Record<string, string>) {
    const { text } = await signIn(pool);
    return signIn(pool, { form: { session: field(text, 'session'), ...form } });
  }

  it('has to be changed before the sign-in goes on', async () => {
    const pool = invited();
    const demand = await signIn(pool);
    expect(demand.status).toBe(200);
    expect(demand.text).toContain('<h1>Change your password</h1>');
    expect(demand.cookies.join()).not.toContain('cognito=');
    const answer = await change(pool, next);
    expect(answer.location.to).toBe(CALLBACK);
    expect(users(pool.cloud, pool.pool.id).get(pool.user.sub)?.status).toBe('CONFIRMED');
    expect((await signIn(pool, { form: { password: next.new_password } })).location.to).toBe(CALLBACK);
  });

  it('is not replaced by a password against the policy, or typed in two ways', async () => {
    const short = await change(invited(), { new_password: 'Short-1', confirm_password: 'Short-1' });
    expect(short.text).toMatch(/<p role="alert">[^<]*Password not long enough/);
    const typo = await change(invited(), { ...next, confirm_password: 'Another-horse-11' });
    expect(typo.text).toContain('The two passwords are not the same.');
  });

  it('is asked for again when the page was left open for three minutes', async () => {
    const pool = invited();
    const session = field((await signIn(pool)).text, 'session');
    pool.cloud.clock.advance(3 * MINUTE);
    const answer = await signIn(pool, { form: { session, ...next } });
    expect(answer.text).toContain('session is expired');
    expect((await signIn(pool, { form: { session: 'guessed', ...next } })).status).toBe(400);
  });

  it('is changed for the client that asked', async () => {
    const pool = invited();
    clients(pool.cloud).set('client2', { ...pool.client, ClientId: 'client2' });
    const session = field((await signIn(pool)).text, 'session');
    const query = authorizationQuery({ client_id: 'client2' });
    expect((await signIn(pool, { query, form: { session, ...next } })).status).toBe(400);
  });
});

it.each(['/signup', '/forgotPassword', '/oauth2/idpresponse'])('refuses %s by name', async (path) => {
  const { status, text } = await hostedPool().ask(path);
  expect(status).toBe(501);
  expect(text).toContain('The embedded cloud does not model');
});
