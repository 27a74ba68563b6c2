import { describe, expect, it } from 'vitest';
import { CHALLENGE, hostedPool, VERIFIER } from './testing.ts';
import { exchange, newCode } from './testing-exchange.ts';

const PKCE = { code_challenge: CHALLENGE, code_challenge_method: 'S256' };

// https://docs.aws.amazon.com/cognito/latest/developerguide/using-pkce-in-authorization-code.html
describe('a code with a challenge', () => {
  it('is exchanged by whoever knows the verifier', async () => {
    const pool = hostedPool();
    const answer = await exchange(pool, { code: await newCode(pool, PKCE), code_verifier: VERIFIER });
    expect(answer.status).toBe(200);
  });

  it.each([
    ['no verifier', PKCE, ''],
    ['a wrong verifier', PKCE, `${VERIFIER}x`],
    ['the challenge itself', PKCE, CHALLENGE],
    ['a verifier without a challenge', {}, VERIFIER],
  ])('is refused with %s, and used up', async (_what, query, code_verifier) => {
    const pool = hostedPool();
    const code = await newCode(pool, query);
    expect((await exchange(pool, { code, code_verifier })).json).toEqual({ error: 'invalid_grant' });
    expect((await exchange(pool, { code, code_verifier: VERIFIER })).json).toEqual({
      error: 'invalid_grant',
    });
  });
});
