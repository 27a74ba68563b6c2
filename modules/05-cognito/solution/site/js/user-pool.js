// The library amazon-cognito-identity-js: how it is loaded, and where it keeps its tokens.
import { loadConfig } from './config.js';

/** 90 kB that somebody who only looks at films has no need of, so it is loaded late. */
const loadLibrary = () => import('./cognito.js');

/** A user who is not signed in yet, and what the library wants for it. */
export async function userNamed(email, password) {
  const { AuthenticationDetails, CognitoUser } = await loadLibrary();
  const user = new CognitoUser({ Username: email, Pool: await openPool(), Storage: sessionStorage });
  return { user, details: new AuthenticationDetails({ Username: email, Password: password }) };
}

/** The user whose tokens this tab keeps; undefined when it keeps none. It is read anew each time, never remembered. */
export async function currentUser() {
  const { userPool } = await loadConfig();
  // Where the library notes the last user. Asking here first saves visitors from loading it.
  const prefix = `CognitoIdentityServiceProvider.${userPool.clientId}`;
  const username = sessionStorage.getItem(`${prefix}.LastAuthUser`);
  // With one of these deleted nobody is signed in; the library would only fail.
  const kept = ['idToken', 'refreshToken'].map((name) =>
    sessionStorage.getItem(`${prefix}.${username}.${name}`),
  );
  if (!username || !kept.every(Boolean)) return undefined;
  return (await openPool()).getCurrentUser() ?? undefined;
}

/** The token that gets new ones. The library reads it only when it needs it, so it is looked up where it is kept. */
export function refreshTokenOf({ keyPrefix, username }) {
  return sessionStorage.getItem(`${keyPrefix}.${username}.refreshToken`);
}

/** Keeps tokens that came from the hosted page where the library keeps its own, so that it refreshes them too. */
export async function keepTokens({ id_token, access_token, refresh_token }) {
  const library = await loadLibrary();
  const session = new library.CognitoUserSession({
    IdToken: new library.CognitoIdToken({ IdToken: id_token }),
    AccessToken: new library.CognitoAccessToken({ AccessToken: access_token }),
    RefreshToken: new library.CognitoRefreshToken({ RefreshToken: refresh_token }),
  });
  const username = session.getIdToken().payload['cognito:username'];
  const user = new library.CognitoUser({
    Username: username,
    Pool: await openPool(),
    Storage: sessionStorage,
  });
  user.setSignInUserSession(session);
}

/** True in the last minute of a token's life: it might run out on its way. */
export function expiresSoon(session) {
  // A computer's clock can be wrong. The library has compared it with Cognito's when the tokens came.
  const now = Date.now() / 1000 - session.getClockDrift();
  return session.getIdToken().getExpiration() - now < 60;
}

async function openPool() {
  const [{ userPool }, { CognitoUserPool }] = await Promise.all([loadConfig(), loadLibrary()]);
  const pool = new CognitoUserPool({
    UserPoolId: userPool.id,
    ClientId: userPool.clientId,
    endpoint: userPool.endpoint,
    Storage: sessionStorage,
  });
  // The library asks again five times, for six seconds, even when Cognito has said no. Once is enough.
  pool.client.requestWithRetry = pool.client.request;
  return pool;
}
