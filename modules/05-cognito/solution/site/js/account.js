// What module 5 adds to the pages: who is signed in, the way out, and the door of the admin pages.
import { claimsOf } from './claims.js';
import { leaveFlash } from './flash.js';
import { element } from './notice.js';
import { signInAddress } from './return-to.js';
import { idToken, signedIn, signOut } from './session.js';
import { askToSignIn } from './sign-in-dialog.js';

const main = document.querySelector('#main');
const line = element('p', { className: 'account' });

/** Adds "Sign in" to the header, or the e-mail address of who is signed in and "Sign out". */
export async function showAccount() {
  await loadStyle('/css/account.css');
  await fill();
  document.querySelector('.site-header').append(line);
  // From the back/forward cache a page comes as it was left, and somebody may have signed out meanwhile.
  addEventListener('pageshow', ({ persisted }) => persisted && fill());
}

async function fill() {
  // Offline nobody can tell. Then "Sign in" is the offer that cannot be wrong.
  const token = await idToken().catch(() => undefined);
  if (!token) {
    const href = signInAddress(location.pathname + location.search);
    return line.replaceChildren(element('a', { href, textContent: 'Sign in' }));
  }
  const button = element('button', { type: 'button', textContent: 'Sign out' });
  button.addEventListener('click', () => leaveSignedOut(button));
  const email = element('span', { textContent: claimsOf(token).email });
  line.replaceChildren(email, button);
}

async function leaveSignedOut(button) {
  button.disabled = true;
  location.replace(await signOut());
}

/** Lets whoever is signed in through; sends everybody else to the sign-in page and never comes back. */
export async function requireAdmin() {
  // The back button may bring this page back from memory. It goes there hidden, and is checked before it is shown.
  addEventListener('pagehide', () => main.classList.add('checking'));
  addEventListener('pageshow', async ({ persisted }) => {
    if (!persisted) return;
    if (!(await signedIn())) await leaveForSignIn();
    main.classList.remove('checking');
  });
  if (!(await signedIn())) await leaveForSignIn();
}

/** Goes to the sign-in page, which may say why, and comes back to this one after it. */
export function leaveForSignIn(why) {
  if (why) leaveFlash(why);
  location.replace(signInAddress(location.pathname + location.search));
  // Until the browser has left, nothing more of this page is to run.
  return new Promise(() => {});
}

/** Asks for the password on the page as it is; false when the question was turned down. */
export async function signInAgain() {
  await Promise.all(['/css/form.css', '/css/account.css'].map(loadStyle));
  const again = await askToSignIn();
  if (again) await fill();
  return again;
}

/** Loads a style once, and waits for it so that nothing is shown without. */
function loadStyle(href) {
  if (document.querySelector(`link[href="${href}"]`)) return undefined;
  const link = element('link', { rel: 'stylesheet', href });
  const loaded = new Promise((done) => {
    link.onload = done;
    link.onerror = done;
  });
  document.head.append(link);
  return loaded;
}
