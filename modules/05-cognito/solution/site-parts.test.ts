import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type AssembledSite, assembleSite, type SessionModule } from '../../../test/site/assembled-site.ts';

let site: AssembledSite;
beforeAll(async () => {
  site = await assembleSite();
});
afterAll(() => site.remove());

describe('where to go after signing in', () => {
  const load = () => site.load<{ safeReturnTo(address: string | null): string }>('return-to.js');

  it.each([
    ['/add_movie.html', '/add_movie.html'],
    ['/edit_movie.html?id=a%2Fb#title', '/edit_movie.html?id=a%2Fb#title'],
    ['/js/../index.html', '/index.html'],
  ])('is the page that asked: %s', async (address, expected) => {
    expect((await load()).safeReturnTo(address)).toBe(expected);
  });

  it.each([
    null,
    '',
    'add_movie.html',
    'https://evil.example/',
    '//evil.example/',
    '/\\evil.example/',
    '/\t/evil.example/',
    '\t//evil.example',
    '/.//evil.example/',
    '/x/..//evil.example/',
    'javascript:alert(1)',
    'data:text/html,x',
    '/login.html?returnTo=/login.html',
    '/signed-in.html?code=1',
    'http://[',
    '//[',
  ])('is the admin page for %j', async (address) => {
    expect((await load()).safeReturnTo(address)).toBe('/admin.html');
  });
});

// The example of https://www.rfc-editor.org/rfc/rfc7636#appendix-B
it('makes the challenge of a verifier as PKCE has it', async () => {
  const pkce = await site.load<{ challengeOf(verifier: string): Promise<string>; randomText(): string }>(
    'pkce.js',
  );
  const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
  expect(await pkce.challengeOf(verifier)).toBe('E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM');
  expect(pkce.randomText()).not.toBe(pkce.randomText());
});

it('reads the claims of a token, letters of every language too', async () => {
  const { claimsOf } = await site.load<{ claimsOf(token: string): unknown }>('claims.js');
  const claims = { email: 'ana@exämple.com', name: 'Zoë 東京 ~?>' };
  expect(claimsOf(`h.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.s`)).toEqual(claims);
});

// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_InitiateAuth.html#API_InitiateAuth_Errors
describe('what Cognito refuses', () => {
  it.each([
    [
      'NotAuthorizedException',
      'Incorrect username or password.',
      /address or the password is wrong/,
      'password',
    ],
    ['UserNotFoundException', 'User does not exist.', /address or the password is wrong/, 'password'],
    ['NotAuthorizedException', 'Password attempts exceeded', /Wait a few minutes/, 'password'],
    ['NotAuthorizedException', 'User is disabled.', /switched off/, undefined],
    ['PasswordResetRequiredException', 'Password reset required for the user', /must be reset/, undefined],
    ['TooManyRequestsException', 'Rate exceeded', /Wait a moment/, undefined],
    ['NetworkError', 'Network error', /did not answer/, undefined],
    [undefined, 'Failed to fetch dynamically imported module: x', /did not answer/, undefined],
    [undefined, 'error loading dynamically imported module: x', /did not answer/, undefined],
    [undefined, 'x is not a function', /x is not a function/, undefined],
    [
      'InvalidPasswordException',
      'Password did not conform with policy: Password not long enough',
      /^That password will not do\. Password not long enough\.$/,
      'newPassword',
    ],
    ['InternalErrorException', 'Odd', /Odd/, undefined],
  ])('is said in plain words: %s, %s', async (code, message, words, field) => {
    const { problemOf } = await site.load<{ problemOf(error: object): { message: string; field?: string } }>(
      'sign-in-words.js',
    );
    const problem = problemOf(Object.assign(new Error(message), { code }));
    expect(problem.message).toMatch(words);
    expect(problem.field).toBe(field);
  });
});

it('leaves the site of the starter open to visitors, with session.js still to be written', async () => {
  const starter = await assembleSite('starter');
  vi.stubGlobal('fetch', () => Response.json({ userPool: {} }));
  const session = await starter.load<SessionModule>('session.js');
  expect(Object.keys(session).sort()).toEqual(
    Object.keys(await site.load<SessionModule>('session.js')).sort(),
  );
  expect([await session.idToken(), await session.signedIn()]).toEqual([undefined, false]);
  await expect(session.signIn('a', 'b')).rejects.toThrow('yours to write in js/session.js');
  vi.unstubAllGlobals();
  await starter.remove();
});
