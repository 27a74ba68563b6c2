import { type Check, fail, type Outcome, pass, proven } from '../../check.ts';
import { makeUser } from './canary-user.ts';
import { readClient, readPool, steps } from './pool.ts';
import { type RunningSite, withSite } from './running-site.ts';
import { claimsOf, renewed } from './tokens.ts';

const step = steps.session;

/** So shortly before a token ends a request with a poster comes too late. */
const LAST_MS = 5_000;
const HOUR_MS = 3_600_000;

const refreshesInSilence: Check = withSite(async (grader, site) => {
  const user = await makeUser(grader, await readPool(grader));
  await site.call('a sign-in', 'signIn', user.signInName, user.password);
  const first = await site.call<string>('an ID token', 'idToken');
  grader.log('called signIn, and looked at what is kept');
  const { local } = await site.kept();
  const stored = Object.entries(local).find(([, value]) => isSecret(value, [first, ...site.refreshTokens()]));
  if (stored) {
    return fail({
      expected: 'no token in localStorage',
      got: `a token under ${withoutName(stored[0], user.email)}`,
      why: proven(
        'what is in localStorage stays after the browser is closed, for whoever uses the computer next',
      ),
      fix: `Storage: sessionStorage for the pool and for the user, as js/user-pool.js says it, in ${step}`,
    });
  }
  const life = Number(claimsOf(first).exp) * 1000 - Number(claimsOf(first).iat) * 1000;
  return (
    (await unlessRenewed(site, life - LAST_MS, first, `a few seconds before it ends`)) ??
    (await unlessRenewed(site, life + HOUR_MS, first, 'after its end')) ??
    pass()
  );

  async function unlessRenewed(running: RunningSite, ahead: number, old: string, when: string) {
    await running.setAhead(ahead);
    const token = await running.call<string | undefined>('a new ID token', 'idToken');
    grader.log(`called idToken ${when}`);
    if (token !== undefined && token !== old && claimsOf(token).email === user.email) return undefined;
    return fail({
      expected: `another ID token ${when}`,
      got: token === undefined ? 'no token' : token === old ? 'the same token' : 'something else',
      why: proven(
        token === undefined
          ? 'the session ends with the first token, though the refresh token is good for a day'
          : 'the API refuses a token that ends on its way',
      ),
      fix: `user.refreshSession when expiresSoon(session), in ${step}`,
    });
  }
});

function isSecret(value: string, tokens: string[]): boolean {
  return tokens.some((token) => token.length > 20 && value.includes(token));
}

function withoutName(key: string, email: string): string {
  return key.replaceAll(email, 'EMAIL').split('.').at(-1) ?? key;
}

const signsOut: Check = withSite(async (grader, site) => {
  const { ClientId } = await readClient(grader);
  const user = await makeUser(grader, await readPool(grader));
  await site.call('a sign-in', 'signIn', user.signInName, user.password);
  const token = await site.call<string>('an ID token', 'idToken');
  const goTo = await site.call<unknown>('a sign-out', 'signOut');
  grader.log('called signIn, then signOut');
  const left = await site.call<unknown>('no token', 'idToken');
  const { session, local } = await site.kept();
  const secrets = [token, ...site.refreshTokens()];
  const isKept = [...Object.values(session), ...Object.values(local)].some((value) =>
    isSecret(value, secrets),
  );
  if (left !== undefined || isKept) return stillThere(left !== undefined);
  const refreshToken = site.refreshTokens().at(-1) ?? '';
  const after = await renewed(grader, ClientId, refreshToken);
  grader.log('used the refresh token again');
  if (!('code' in after)) {
    return fail({
      expected: 'NotAuthorizedException: Refresh Token has been revoked',
      got: 'new tokens',
      why: proven(
        'the tokens were forgotten and not revoked: whoever has copied them stays signed in for a day',
      ),
      fix: `user.revokeToken({ token, callback }), in ${step}`,
    });
  }
  if (typeof goTo === 'string' && goTo.startsWith('/')) return pass();
  return fail({
    expected: "'/index.html', the address to go to now",
    got: String(goTo),
    why: proven('the page goes to what signOut answers'),
    fix: `return '/index.html', in ${step}`,
  });
});

function stillThere(isGiven: boolean): Outcome {
  return fail({
    expected: 'no token after signOut',
    got: isGiven ? 'idToken gives one' : 'one in the storage',
    why: proven('whoever comes to this tab next is still signed in'),
    fix: `sessionStorage.clear() in signOut, and no token in a variable, in ${step}`,
  });
}

export const sessionChecks: Record<string, Check> = {
  'COGNITO-04.4': refreshesInSilence,
  'COGNITO-04.5': signsOut,
};
