// Signing in, signing out, and the token that proves who you are. Nothing here touches a page: other files do that.
//
// The tokens are in sessionStorage: this tab has them, and they are gone when it is closed. Each tab is a session of
// its own, so signing out in one leaves the others signed in until their own sign-out. localStorage would keep the
// tokens for good, for every tab and for whoever uses the computer next.
import { loadConfig } from './config.js';
import { challengeOf, randomText } from './pkce.js';
import { currentUser, expiresSoon, keepTokens, refreshTokenOf, userNamed } from './user-pool.js';

const pendingKey = 'hostedSignIn.pending';
const hostedKey = 'hostedSignIn';

/** Who is between the temporary password and the first one of their own. */
let newcomer;

/**
 * Signs in by SRP: the password never leaves the browser, only a proof that somebody here knows it.
 *
 * @returns {Promise<{ newPasswordRequired: boolean }>} true when Cognito wants a new password first
 */
export async function signIn(email, password) {
  const { user, details } = await userNamed(email, password);
  return new Promise((resolve, reject) => {
    user.authenticateUser(details, {
      onSuccess: () => resolve({ newPasswordRequired: false }),
      onFailure: reject,
      newPasswordRequired: () => {
        newcomer = user;
        resolve({ newPasswordRequired: true });
      },
    });
  });
}

/** Sets the first password of one's own, which also signs in. */
export async function completeNewPassword(password) {
  if (!newcomer) throw new Error('Sign in with the temporary password first.');
  await new Promise((onSuccess, onFailure) => {
    // The second argument is for attributes that a pool requires; this pool requires none.
    newcomer.completeNewPasswordChallenge(password, {}, { onSuccess, onFailure });
  });
  newcomer = undefined;
}

let asking;

/** The ID token, fresh enough to be sent; undefined when nobody is signed in. Calls at one time share one refresh. */
export function idToken() {
  asking ??= freshIdToken().finally(() => {
    asking = undefined;
  });
  return asking;
}

async function freshIdToken() {
  const user = await currentUser();
  if (!user) return undefined;
  try {
    const session = await answerOf((callback) => user.getSession(callback));
    if (!expiresSoon(session)) return session.getIdToken().getJwtToken();
    const refreshed = await answerOf((callback) => user.refreshSession(session.getRefreshToken(), callback));
    return refreshed.getIdToken().getJwtToken();
  } catch (error) {
    // The refresh token has run out or was revoked. The library has forgotten the tokens by now.
    if (error.code === 'NotAuthorizedException') return undefined;
    throw error;
  }
}

export async function signedIn() {
  return (await idToken()) !== undefined;
}

/**
 * Forgets the tokens and revokes the refresh token, so that nobody can get new ones with it. The ID token itself works
 * until it runs out: API Gateway looks at its signature and its time, and does not ask Cognito.
 *
 * @returns {Promise<string>} where to go now
 */
export async function signOut() {
  const user = await currentUser();
  const token = user && refreshTokenOf(user);
  const next = await addressAfterSignOut();
  sessionStorage.clear();
  // Without a network it cannot be revoked; forgotten it is all the same, so nobody waits long.
  if (token) {
    const revoked = new Promise((callback) => user.revokeToken({ token, callback }));
    await Promise.race([revoked, new Promise((later) => setTimeout(later, 5_000))]);
  }
  return next;
}

/** The hosted page keeps a cookie of its own: without its /logout it would sign in again without asking. */
async function addressAfterSignOut() {
  if (!sessionStorage.getItem(hostedKey)) return '/index.html';
  const { userPool } = await loadConfig();
  const query = new URLSearchParams({
    client_id: userPool.clientId,
    logout_uri: `${location.origin}/index.html`,
  });
  return `${userPool.signInPage}/logout?${query}`;
}

/** Leaves for Cognito's own sign-in page, which will come back to signed-in.html with a code. */
export async function startHostedSignIn(returnTo) {
  const { userPool } = await loadConfig();
  const pending = { state: randomText(), verifier: randomText(), returnTo };
  sessionStorage.setItem(pendingKey, JSON.stringify(pending));
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: userPool.clientId,
    redirect_uri: callbackAddress(),
    scope: 'openid email profile',
    state: pending.state,
    code_challenge: await challengeOf(pending.verifier),
    code_challenge_method: 'S256',
  });
  location.assign(`${userPool.signInPage}/oauth2/authorize?${query}`);
}

/**
 * Trades the code that Cognito's page sent along for tokens.
 *
 * @param {string} search the query of the address that the browser was sent to
 * @returns {Promise<string>} what startHostedSignIn was given as returnTo
 */
export async function finishHostedSignIn(search) {
  const answer = new URLSearchParams(search);
  const pending = JSON.parse(sessionStorage.getItem(pendingKey) ?? '{}');
  // Used up, whatever comes of it.
  sessionStorage.removeItem(pendingKey);
  // A state that this tab did not make belongs to a sign-in that somebody else began.
  if (answer.get('state') !== pending.state) {
    throw new Error('This sign-in did not begin in this tab.');
  }
  if (!answer.get('code')) {
    throw new Error(`The sign-in page answered: ${answer.get('error_description') ?? answer.get('error')}.`);
  }
  await keepTokens(await tradeCode(answer.get('code'), pending.verifier));
  sessionStorage.setItem(hostedKey, 'yes');
  return pending.returnTo;
}

async function tradeCode(code, verifier) {
  const { userPool } = await loadConfig();
  const body = new URLSearchParams({
    grant_type: 'authorization_code',
    client_id: userPool.clientId,
    redirect_uri: callbackAddress(),
    code,
    code_verifier: verifier,
  });
  const response = await fetch(`${userPool.signInPage}/oauth2/token`, { method: 'POST', body });
  const answer = await response.json().catch(() => ({}));
  if (response.ok) return answer;
  throw new Error(`Cognito did not take the code: ${answer.error ?? response.status}.`);
}

/** Cognito compares this with the client's callback addresses letter by letter. */
function callbackAddress() {
  return `${location.origin}/signed-in.html`;
}

/** The library answers by a callback with an error first. */
function answerOf(call) {
  return new Promise((resolve, reject) => {
    call((error, answer) => (error ? reject(error) : resolve(answer)));
  });
}
