import { AdminGetUserCommand } from '@aws-sdk/client-cognito-identity-provider';
import { type Check, fail, type Grader, likely, type Outcome, pass, proven } from '../../check.ts';
import { shownReply } from '../04-apigateway/ask.ts';
import { listForAdmins } from '../04-apigateway/routes.ts';
import { type CanaryUser, makeUser, newPassword } from './canary-user.ts';
import { shownWalk } from './code-flow.ts';
import { hostedPage, signInHosted } from './hosted.ts';
import { readClient, readPool, steps } from './pool.ts';
import { type RunningSite, withSite } from './running-site.ts';
import { askRoute } from './stage.ts';
import { claimsOf } from './tokens.ts';

const fix = `write it as the lesson says, in ${steps.session}`;

const signsIn: Check = withSite(async (grader, site) => {
  const user = await makeUser(grader, await readPool(grader));
  const before = await site.call<unknown>('no token before anybody signs in', 'idToken');
  if (before !== undefined) return madeUp('idToken gives a token, and nobody has signed in');
  const refused = await site.refusal('signIn', user.signInName, newPassword());
  grader.log('called signIn with a wrong password');
  if (refused === undefined) return madeUp('signIn takes a wrong password');
  const answer = await site.call<{ newPasswordRequired?: unknown }>(
    '{ newPasswordRequired: false }',
    'signIn',
    user.signInName,
    user.password,
  );
  grader.log('called signIn with the right one');
  if (answer?.newPasswordRequired !== false) {
    return fail({
      expected: '{ newPasswordRequired: false }',
      got: JSON.stringify(answer) ?? 'nothing',
      why: proven('the pages ask for a new password when this is not false'),
      fix,
    });
  }
  return (await unlessSignedIn(grader, site, user)) ?? pass();
});

function madeUp(got: string): Outcome {
  const why = proven('what the code answers does not come from Cognito');
  return fail({ expected: 'answers that Cognito gives', got, why, fix });
}

/** A failure unless the code has an ID token of the user's, and the API takes it. */
async function unlessSignedIn(
  grader: Grader,
  site: RunningSite,
  user: CanaryUser,
): Promise<Outcome | undefined> {
  const token = await site.call<unknown>('an ID token', 'idToken');
  const expected = `an ID token of ${user.email}`;
  const { email, token_use } = claimsOf(String(token));
  if (token_use === 'access') {
    const why = proven('idToken gives the access token, and the API wants the ID token');
    const learn = '#common-mistakes';
    return fail({
      expected,
      got: 'an access token',
      why,
      fix: `getIdToken().getJwtToken(), in ${steps.session}`,
      learn,
    });
  }
  if (email !== user.email) {
    const got =
      token === undefined ? 'no token' : email === undefined ? 'something else' : 'the token of another user';
    return fail({ expected, got, why: proven('idToken does not give what the sign-in brought'), fix });
  }
  if ((await site.call('true once somebody has signed in', 'signedIn')) !== true) {
    const why = proven('the pages send somebody who is signed in to the sign-in page');
    return fail({ expected: 'true from signedIn', got: 'something else', why, fix });
  }
  const reply = await askRoute(grader, listForAdmins, String(token));
  grader.log('sent GET /admin with its token');
  if (reply.status === 200) return undefined;
  const why = likely('the token is not one that Cognito signed just now');
  return fail({ expected: '200 for GET /admin', got: shownReply(reply), why, fix });
}

const letsChoosePassword: Check = withSite(async (grader, site) => {
  const user = await makeUser(grader, await readPool(grader), { temporary: true });
  const wanted = '{ newPasswordRequired: true }';
  const answer = await site.call<{ newPasswordRequired?: unknown }>(
    wanted,
    'signIn',
    user.signInName,
    user.password,
  );
  grader.log('called signIn for a user who has to choose a password');
  if (answer?.newPasswordRequired !== true) {
    const got = JSON.stringify(answer) ?? 'nothing';
    const why = proven('Cognito asks for a new password, and the page does not learn of it');
    return fail({ expected: wanted, got, why, fix: `the callback newPasswordRequired, in ${steps.session}` });
  }
  await site.call('the new password is taken', 'completeNewPassword', newPassword());
  grader.log('called completeNewPassword');
  const found = await grader.clients.cognito.send(
    new AdminGetUserCommand({ UserPoolId: user.poolId, Username: user.username }),
  );
  if (found.UserStatus !== 'CONFIRMED') {
    const why = proven('Cognito has not got the new password');
    return fail({ expected: 'a user who is CONFIRMED', got: String(found.UserStatus), why, fix });
  }
  return (await unlessSignedIn(grader, site, user)) ?? pass();
});

const usesHostedPage: Check = withSite(async (grader, site) => {
  const user = await makeUser(grader, await readPool(grader));
  const first = await begin(grader, site, user);
  if ('verdict' in first) return first;
  const forged = new URLSearchParams(first.search);
  forged.set('state', grader.random.hex(32));
  const refused = await site.refusal('finishHostedSignIn', `?${forged}`);
  grader.log('came back with a state of somebody else');
  if (refused === undefined || (await site.call('no token', 'idToken')) !== undefined) {
    const why = proven(
      'a link with a code of somebody else would sign you in as them, and what you add is theirs',
    );
    return fail({ expected: 'a state that was not given out is refused', got: 'it was taken', why, fix });
  }
  const second = await begin(grader, site, user);
  if ('verdict' in second) return second;
  const returnTo = await site.call('the address to go back to', 'finishHostedSignIn', second.search);
  grader.log('came back with the right one');
  if (returnTo !== '/admin.html') {
    const why = proven('the page that asked for the sign-in is not found again');
    return fail({ expected: '/admin.html, as startHostedSignIn was told', got: String(returnTo), why, fix });
  }
  return (await unlessSignedIn(grader, site, user)) ?? pass();
});

/** Begins at the site, signs in at the hosted page, and takes the query with which it comes back. */
async function begin(
  grader: Grader,
  site: RunningSite,
  user: CanaryUser,
): Promise<{ search: string } | Outcome> {
  await site.call('a way to the hosted page', 'startHostedSignIn', '/admin.html');
  const { left } = await site.kept();
  const address = left.at(-1);
  const page = hostedPage(grader, await readPool(grader));
  grader.log('called startHostedSignIn');
  const expected = `${page}/oauth2/authorize with a challenge and a state`;
  if (!address?.startsWith(`${page}/oauth2/authorize?`)) {
    const why = proven('the browser is not sent to the hosted page');
    return fail({ expected, got: address?.split('?')[0] ?? 'no change of address', why, fix });
  }
  const query = new URL(address).searchParams;
  const missing = ['state', 'code_challenge'].find((name) => !query.get(name));
  if (missing || query.get('code_challenge_method') !== 'S256') {
    const what = missing ?? 'code_challenge_method=S256';
    const why = proven(
      what === 'state'
        ? 'without a state nobody can tell whether the sign-in began in this tab'
        : 'without PKCE whoever gets hold of the code gets the tokens',
    );
    return fail({ expected, got: `an address without ${what}`, why, fix });
  }
  const walk = await signInHosted(grader, address, user);
  const search = walk.kind === 'left' && walk.url.searchParams.has('code') ? walk.url.search : undefined;
  if (search !== undefined) return { search };
  const sent = String(query.get('redirect_uri'));
  const { CallbackURLs = [] } = await readClient(grader);
  const why = CallbackURLs.includes(sent)
    ? likely('the address asks for what the client does not allow')
    : proven(`the site sends the callback address ${sent}, and the client has ${CallbackURLs.join(', ')}`);
  return fail({ expected: 'a code at the site', got: shownWalk(walk), why, fix });
}

export const signInChecks: Record<string, Check> = {
  'COGNITO-04.2': signsIn,
  'COGNITO-04.3': letsChoosePassword,
  'COGNITO-04.6': usesHostedPage,
};
