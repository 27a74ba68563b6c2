import { editSite, putSiteFile, putStarterSession, removeSiteFile } from './cognito-site.ts';
import type { Mistake } from './mistake.ts';

const SESSION = 'js/session.js';
const constants = `
let inside = false;
export async function signIn() { inside = true; return { newPasswordRequired: false }; }
export async function completeNewPassword() {}
export async function idToken() { return inside ? 'aaa.bbb.ccc' : undefined; }
export async function signedIn() { return inside; }
export async function signOut() { inside = false; return '/index.html'; }
export async function startHostedSignIn() {}
export async function finishHostedSignIn() { return '/admin.html'; }
`;

export const signInMistakes: Mistake[] = [
  {
    name: 'session.js is the starter still',
    break: putStarterSession,
    fails: 'COGNITO-04.2',
    because: "signIn is still the starter's",
  },
  {
    name: 'the library was not uploaded',
    break: (course) => removeSiteFile(course, 'js/cognito.js'),
    fails: 'COGNITO-04.2',
    because: 'a script that the code loads is not there, or cannot be read',
  },
  {
    name: 'session.js has a slip of the pen',
    break: (course) =>
      editSite(course, SESSION, ['export async function signIn(', 'export async functoin signIn(']),
    fails: 'COGNITO-04.2',
    because: 'the scripts of the site cannot be loaded',
  },
  {
    name: 'session.js makes its answers up',
    break: (course) => putSiteFile(course, SESSION, constants),
    fails: 'COGNITO-04.2',
    because: 'what the code answers does not come from Cognito',
  },
  {
    name: 'session.js hands out the access token (20)',
    break: (course) => editSite(course, SESSION, ['getIdToken()', 'getAccessToken()']),
    fails: 'COGNITO-04.2',
    because: 'idToken gives the access token, and the API wants the ID token',
  },
  {
    name: 'session.js never ends',
    break: (course) =>
      editSite(course, SESSION, [
        '  const { user, details } =',
        '  while (true) {}\n  const { user, details } =',
      ]),
    fails: 'COGNITO-04.2',
    because: 'a promise that nothing settles, or a loop that does not end',
  },
  {
    name: 'session.js leaves an error that nobody catches',
    break: (course) =>
      editSite(course, SESSION, [
        'onFailure: reject,',
        "onFailure: () => setTimeout(() => { throw new Error('not caught'); }),",
      ]),
    fails: 'COGNITO-04.2',
    because: 'the process ended while signIn ran: an error that nothing catches',
  },
  {
    name: 'session.js does not say that a password is to be chosen',
    break: (course) =>
      editSite(course, SESSION, [
        'resolve({ newPasswordRequired: true })',
        'resolve({ newPasswordRequired: false })',
      ]),
    fails: 'COGNITO-04.3',
    because: 'Cognito asks for a new password, and the page does not learn of it',
  },
  {
    name: 'session.js does not send the new password',
    break: (course) =>
      editSite(course, SESSION, [
        'newcomer.completeNewPasswordChallenge(password, {}, { onSuccess, onFailure });',
        'onSuccess();',
      ]),
    fails: 'COGNITO-04.3',
    because: 'Cognito has not got the new password',
  },
];

export const sessionMistakes: Mistake[] = [
  {
    name: 'the tokens are in localStorage',
    break: async (course) => {
      await editSite(course, SESSION, ['sessionStorage', 'localStorage']);
      await editSite(course, 'js/user-pool.js', ['sessionStorage', 'localStorage']);
    },
    fails: 'COGNITO-04.4',
    because: 'what is in localStorage stays after the browser is closed, for whoever uses the computer next',
  },
  {
    name: 'a token is handed out to its last second',
    break: (course) => editSite(course, SESSION, ['if (!expiresSoon(session))', 'if (session.isValid())']),
    fails: 'COGNITO-04.4',
    because: 'the API refuses a token that ends on its way',
  },
  {
    name: 'a token that has ended is not renewed',
    break: (course) =>
      editSite(course, SESSION, [
        'const refreshed = await answerOf((callback) => user.refreshSession(session.getRefreshToken(), callback));',
        'return undefined;',
      ]),
    fails: 'COGNITO-04.4',
    because: 'the session ends with the first token, though the refresh token is good for a day',
  },
  {
    name: 'signing out revokes nothing',
    break: (course) => editSite(course, SESSION, ['user.revokeToken({ token, callback })', 'callback()']),
    fails: 'COGNITO-04.5',
    because: 'the tokens were forgotten and not revoked: whoever has copied them stays signed in for a day',
  },
  {
    name: 'signing out forgets nothing',
    break: (course) => editSite(course, SESSION, ['  sessionStorage.clear();\n', '']),
    fails: 'COGNITO-04.5',
    because: 'whoever comes to this tab next is still signed in',
  },
  {
    name: 'signing out leads nowhere',
    break: (course) => editSite(course, SESSION, ['  return next;\n', '']),
    fails: 'COGNITO-04.5',
    because: 'the page goes to what signOut answers',
  },
];

export const hostedSignInMistakes: Mistake[] = [
  {
    name: 'the hosted sign-in has no PKCE',
    break: (course) =>
      editSite(
        course,
        SESSION,
        ['    code_challenge: await challengeOf(pending.verifier),\n', ''],
        ["    code_challenge_method: 'S256',\n", ''],
      ),
    fails: 'COGNITO-04.6',
    because: 'without PKCE whoever gets hold of the code gets the tokens',
  },
  {
    name: 'the hosted sign-in has no state',
    break: (course) => editSite(course, SESSION, ['    state: pending.state,\n', '']),
    fails: 'COGNITO-04.6',
    because: 'without a state nobody can tell whether the sign-in began in this tab',
  },
  {
    name: 'the state is not looked at',
    break: (course) =>
      editSite(course, SESSION, ["answer.get('state') !== pending.state", "!answer.get('state')"]),
    fails: 'COGNITO-04.6',
    because: 'a link with a code of somebody else would sign you in as them, and what you add is theirs',
  },
  {
    name: 'the site sends another callback address',
    break: (course) => editSite(course, SESSION, ['/signed-in.html`', '/signed-in`']),
    fails: 'COGNITO-04.6',
    because:
      'the site sends the callback address https://SITE/signed-in, and the client has https://SITE/signed-in.html',
  },
  {
    name: 'the page that asked is forgotten',
    break: (course) => editSite(course, SESSION, ['return pending.returnTo;', "return '/index.html';"]),
    fails: 'COGNITO-04.6',
    because: 'the page that asked for the sign-in is not found again',
  },
];
