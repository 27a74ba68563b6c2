// The page that Cognito's hosted sign-in page comes back to: /signed-in.html?code=…&state=…
import { showNotice } from './notice.js';
import { safeReturnTo } from './return-to.js';
import { finishHostedSignIn } from './session.js';

const { search } = location;
// The code can be used once only. Still it has no place in the history, or in an address that is passed on.
history.replaceState(null, '', location.pathname);

try {
  location.replace(safeReturnTo(await finishHostedSignIn(search)));
} catch (error) {
  document.querySelector('#waiting').hidden = true;
  const link = { href: '/login.html', text: 'Sign in again' };
  showNotice({ title: 'You are not signed in', text: error.message, link, heading: 'h1' });
}
