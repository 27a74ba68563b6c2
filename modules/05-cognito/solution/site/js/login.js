// The sign-in page: /login.html?returnTo=…
import { loadConfig } from './config.js';
import { showFlash } from './flash.js';
import { showNotice } from './notice.js';
import { safeReturnTo } from './return-to.js';
import { startHostedSignIn } from './session.js';
import { openSignIn } from './sign-in-form.js';

const box = document.querySelector('#sign-in');
const returnTo = safeReturnTo(new URLSearchParams(location.search).get('returnTo'));

try {
  const { userPool } = await loadConfig();
  if (!userPool) throw new Error('config.json names no user pool.');
  showFlash();
  // The sign-in page itself leaves the history: "back" goes to the page before it.
  openSignIn(box, () => location.replace(returnTo));
  const hosted = box.querySelector('.hosted button');
  hosted.addEventListener('click', () => startHostedSignIn(returnTo).catch(showFailure));
  hosted.disabled = false;
} catch (error) {
  showFailure(error);
}

function showFailure(error) {
  box.hidden = true;
  showNotice({ title: 'Nobody can sign in now', text: error.message });
}
