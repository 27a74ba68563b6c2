// The door that module 5 puts a lock on. Before, everybody may do everything. The files of module 5 are asked for only
// when config.json names a user pool, so this site works without them.
import { loadConfig } from './config.js';

/** Shows in the header who is signed in. A page that cannot is still a page, so this never fails. */
export async function showAccount() {
  try {
    const account = await loadAccount();
    await account?.showAccount();
  } catch (error) {
    console.error('The header cannot show who is signed in.', error);
  }
}

/**
 * Shows an admin page, which is hidden until then. Somebody who is not signed in is sent to the sign-in page, and this
 * never comes back. It keeps the honest out of trouble; the lock that holds is in the API.
 */
export async function openToAdmins() {
  try {
    const account = await loadAccount();
    await account?.requireAdmin();
  } finally {
    document.querySelector('#main').classList.remove('checking');
  }
  showAccount();
}

/** The ID token of who is signed in; `locked` tells whether the API wants one at all. */
export async function adminToken() {
  const { userPool } = await loadConfig();
  if (!userPool) return { locked: false };
  const { idToken } = await import('./session.js');
  return { locked: true, token: await idToken() };
}

/** Asks for the password on the page as it is. True once somebody has signed in; false when they would not. */
export async function signInAgain() {
  const account = await loadAccount();
  return (await account?.signInAgain()) ?? false;
}

/** Goes to the sign-in page and never comes back; without a user pool there is none, and this does nothing. */
export async function leaveForSignIn() {
  const account = await loadAccount();
  await account?.leaveForSignIn('Your session has ended. Sign in again.');
}

async function loadAccount() {
  const { userPool } = await loadConfig();
  return userPool ? import('./account.js') : undefined;
}
