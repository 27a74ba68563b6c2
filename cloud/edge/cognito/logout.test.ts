import { describe, expect, it } from 'vitest';
import { authorizationQuery, CALLBACK, hostedPool, signIn } from './testing.ts';

const SIGNED_OUT = 'https://site.example.com/index.html';

async function signedInPool() {
  const pool = hostedPool();
  await signIn(pool);
  const isSignedIn = async () =>
    (await pool.ask('/oauth2/authorize', { query: authorizationQuery() })).location.to === CALLBACK;
  expect(await isSignedIn()).toBe(true);
  return { ...pool, isSignedIn };
}

// https://docs.aws.amazon.com/cognito/latest/developerguide/logout-endpoint.html
describe('the logout endpoint', () => {
  it('ends the session and leads to the sign-out address', async () => {
    const pool = await signedInPool();
    const answer = await pool.ask('/logout', { query: { client_id: 'client1', logout_uri: SIGNED_OUT } });
    expect(answer.headers.location).toBe(SIGNED_OUT);
    expect(answer.cookies).toEqual(['cognito=; Max-Age=0; Path=/; Secure; HttpOnly; SameSite=Lax']);
    expect(await pool.isSignedIn()).toBe(false);
  });

  it('ends the session for a thief of its cookie too', async () => {
    const pool = hostedPool();
    const [stolen = ''] = (await signIn(pool)).cookies[0]?.split(';') ?? [];
    await pool.ask('/logout', { query: { client_id: 'client1', logout_uri: SIGNED_OUT } });
    const replay = { query: authorizationQuery(), headers: { cookie: stolen } };
    expect((await pool.ask('/oauth2/authorize', replay)).location.to).toBe('/login');
  });

  it.each<Record<string, string>>([
    { client_id: 'client1', logout_uri: 'https://evil.example.com/' },
    { client_id: 'client1', logout_uri: `${SIGNED_OUT}?x` },
    { client_id: 'client1', logout_uri: CALLBACK },
    { client_id: 'client1' },
    { logout_uri: SIGNED_OUT },
    { client_id: 'other', logout_uri: SIGNED_OUT },
    { client_id: 'client1', redirect_uri: 'https://evil.example.com/', response_type: 'code' },
  ])('answers with a page, and redirects nowhere: %j', async (query) => {
    const pool = await signedInPool();
    const answer = await pool.ask('/logout', { query });
    expect(answer.status).toBe(400);
    expect(answer.headers.location).toBeUndefined();
  });

  it('leads to the sign-in page with all scopes when it is given a callback address', async () => {
    const pool = await signedInPool();
    const answer = await pool.ask('/logout', { query: authorizationQuery() });
    const scope = 'openid email profile api/movies.write';
    expect(answer.location).toEqual({ to: '/login', query: authorizationQuery({ scope }) });
    expect(await pool.isSignedIn()).toBe(false);
  });

  it('does not hand on what it does not know', async () => {
    const pool = await signedInPool();
    const query = authorizationQuery({ code_challenge: 'c', code_challenge_method: 'S256' });
    const answer = await pool.ask('/logout', { query });
    expect(answer.status).toBe(400);
    expect(answer.text).toContain('code_challenge');
  });
});
