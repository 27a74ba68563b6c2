// Signing in, signing out, and the token that proves who you are. Yours to write; the pages and forms around it are
// done and call these functions. Nothing here touches a page, so keep `document` out of this file.
//
// Keep tokens in sessionStorage: this tab has them, and they are gone when it is closed. localStorage would keep them
// for good, for every tab and for whoever uses the computer next. js/user-pool.js has told the library so already.
//
// Look at these files first: js/user-pool.js (the library), js/pkce.js (secrets for the hosted page) and js/config.js
// (loadConfig gives { userPool: { id, clientId, endpoint, signInPage } }).

/**
 * Signs in by SRP: the password never leaves the browser, only a proof that somebody here knows it.
 *
 * @returns {Promise<{ newPasswordRequired: boolean }>} true when Cognito wants a new password first
 */
export async function signIn(email, _password) {
  // TODO 1: userNamed(email, password) gives { user, details }. Call user.authenticateUser(details, { onSuccess,
  // onFailure, newPasswordRequired }), and answer when one of the three is called. Keep the user for the function below.
  throw new Error(`signIn(${email}, …) is yours to write in js/session.js`);
}

/** Sets the first password of one's own, which also signs in. */
export async function completeNewPassword(_password) {
  // TODO 2: call completeNewPasswordChallenge(password, {}, { onSuccess, onFailure }) of the user kept by signIn.
  throw new Error('completeNewPassword(…) is yours to write in js/session.js');
}

/** The ID token, fresh enough to be sent; undefined when nobody is signed in. Calls at one time share one refresh. */
export async function idToken() {
  // TODO 3: ask currentUser() who is signed in. user.getSession(callback) gives the session, from which
  // getIdToken().getJwtToken() takes the token; when expiresSoon(session), user.refreshSession(its refresh token,
  // callback) gets a new one. An error with the code NotAuthorizedException means: nobody is signed in any more.
  return undefined;
}

export async function signedIn() {
  // TODO 4: true when there is an ID token.
  return false;
}

/**
 * Forgets the tokens and revokes the refresh token, so that nobody can get new ones with it.
 *
 * @returns {Promise<string>} where to go now: /index.html, or the hosted page's /logout when the sign-in was there
 */
export async function signOut() {
  // TODO 5: take refreshTokenOf(user), empty sessionStorage, then user.revokeToken({ token, callback }). The hosted page
  // keeps a cookie of its own: whoever came in by it (note that in TODO 7, and read it before you empty sessionStorage)
  // has to go to {signInPage}/logout with client_id and logout_uri, this site's https://…/index.html.
  throw new Error('signOut() is yours to write in js/session.js');
}

/** Leaves for Cognito's own sign-in page, which will come back to signed-in.html with a code. */
export async function startHostedSignIn(returnTo) {
  // TODO 6: keep a state, a verifier (randomText() makes both) and returnTo in sessionStorage, then go to
  // {signInPage}/oauth2/authorize (location.assign) with response_type=code, client_id, redirect_uri, scope, state,
  // code_challenge (challengeOf(verifier)) and code_challenge_method=S256. redirect_uri is the callback address of
  // COGNITO-02, location.origin and /signed-in.html; scope is "openid email profile".
  throw new Error(`startHostedSignIn(${returnTo}) is yours to write in js/session.js`);
}

/**
 * Trades the code that Cognito's page sent along for tokens.
 *
 * @param {string} search the query of the address that the browser was sent to
 * @returns {Promise<string>} what startHostedSignIn was given as returnTo
 */
export async function finishHostedSignIn(search) {
  // TODO 7: refuse a state that is not the one you kept, forget what you kept, POST the code and the verifier to
  // {signInPage}/oauth2/token as a form (URLSearchParams) with grant_type=authorization_code, client_id, redirect_uri,
  // code and code_verifier, and hand the answer to keepTokens().
  throw new Error(`finishHostedSignIn(${search}) is yours to write in js/session.js`);
}
