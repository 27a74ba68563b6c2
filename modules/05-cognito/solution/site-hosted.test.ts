import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSessionStage, origin, type SessionStage, token, userPool } from '../testing/session-stage.ts';

const signedInPage = `${origin}/signed-in.html`;

let on: SessionStage;
beforeEach(async () => {
  on = await openSessionStage();
});
afterEach(() => on.close());

// https://docs.aws.amazon.com/cognito/latest/developerguide/authorization-endpoint.html
describe('the hosted page', () => {
  it('is asked for a code, for a secret that it sees only as a hash', async () => {
    const { state, verifier, query } = await begin();
    const code_challenge = createHash('sha256').update(verifier).digest('base64url');
    expect(verifier).toMatch(/^[\w-]{43}$/);
    expect(query).toEqual({
      response_type: 'code',
      client_id: 'client1',
      redirect_uri: signedInPage,
      scope: 'openid email profile',
      state,
      code_challenge,
      code_challenge_method: 'S256',
    });
    expect(on.wentTo[0]).not.toContain(verifier);
  });

  it('gives a code that is traded for tokens, which are kept and refreshed as any others', async () => {
    const { state, verifier } = await begin();
    const tokens = { id_token: token(3600), access_token: token(3600), refresh_token: 'refresh2' };
    on.answers['/oauth2/token'] = () => Response.json(tokens);
    expect(await on.session.finishHostedSignIn(`?code=c1&state=${state}`)).toBe('/admin.html?a=1');
    expect(on.asked[0]?.body).toEqual({
      grant_type: 'authorization_code',
      client_id: 'client1',
      redirect_uri: signedInPage,
      code: 'c1',
      code_verifier: verifier,
    });
    expect(await on.session.idToken()).toBe(tokens.id_token);
    expect([...on.kept.values()].join()).not.toContain(verifier);
  });

  it('has a cookie of its own, so the way out leads through it', async () => {
    const { state } = await begin();
    const tokens = { id_token: token(3600), access_token: token(3600), refresh_token: 'refresh2' };
    on.answers['/oauth2/token'] = () => Response.json(tokens);
    on.answers.RevokeToken = () => Response.json({});
    await on.session.finishHostedSignIn(`?code=c1&state=${state}`);
    const query = new URLSearchParams({ client_id: 'client1', logout_uri: `${origin}/index.html` });
    expect(await on.session.signOut()).toBe(`${userPool.signInPage}/logout?${query}`);
    expect(on.kept.size).toBe(0);
  });

  it.each([
    ['of another sign-in', () => '?code=c1&state=other'],
    ['without a state', () => '?code=c1'],
  ])('is not believed when it comes back %s, and the attempt is over', async (_, search) => {
    const { state } = await begin();
    await expect(on.session.finishHostedSignIn(search())).rejects.toThrow('did not begin in this tab');
    await expect(on.session.finishHostedSignIn(`?code=c1&state=${state}`)).rejects.toThrow('did not begin');
    expect(on.asked).toEqual([]);
  });

  it('is not believed when nothing was begun', async () => {
    await expect(on.session.finishHostedSignIn('?code=c1&state=undefined')).rejects.toThrow('did not begin');
    await expect(on.session.finishHostedSignIn('')).rejects.toThrow('did not begin');
  });

  it('may refuse, and its words are handed on', async () => {
    const refused = await begin();
    const search = new URLSearchParams({
      error: 'access_denied',
      error_description: 'Not today',
      state: refused.state,
    });
    await expect(on.session.finishHostedSignIn(`?${search}`)).rejects.toThrow('Not today');
    const { state } = await begin();
    on.answers['/oauth2/token'] = () => Response.json({ error: 'invalid_grant' }, { status: 400 });
    await expect(on.session.finishHostedSignIn(`?code=c1&state=${state}`)).rejects.toThrow('invalid_grant');
    expect(await on.session.signedIn()).toBe(false);
  });

  async function begin() {
    await on.session.startHostedSignIn('/admin.html?a=1');
    const address = new URL(String(on.wentTo.at(-1)));
    expect(`${address.origin}${address.pathname}`).toBe(`${userPool.signInPage}/oauth2/authorize`);
    const pending = JSON.parse(String(on.kept.get('hostedSignIn.pending')));
    return {
      state: pending.state,
      verifier: pending.verifier,
      query: Object.fromEntries(address.searchParams),
    };
  }
});
