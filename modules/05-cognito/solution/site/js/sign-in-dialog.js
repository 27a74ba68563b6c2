// Signing in without leaving the page: what was typed into its form stays, the chosen file too.
import { element } from './notice.js';
import { openSignIn } from './sign-in-form.js';

/** Asks in a dialog. True once somebody has signed in; false when the dialog was closed without. */
export async function askToSignIn() {
  const box = await formsOfSignInPage();
  const dialog = element('dialog', { className: 'sign-in-dialog' });
  dialog.setAttribute('aria-labelledby', 'sign-in-again');
  const close = element('button', { className: 'button quiet', type: 'button', textContent: 'Not now' });
  close.addEventListener('click', () => dialog.close(''));
  dialog.append(
    element('h2', { id: 'sign-in-again', textContent: 'Your session has ended' }),
    element('p', {
      textContent: 'Sign in again, and what you sent goes on its way. Nothing you typed is lost.',
    }),
    box,
    close,
  );
  document.body.append(dialog);
  dialog.showModal();
  openSignIn(box, () => dialog.close('signed in'));
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(dialog.returnValue === 'signed in');
    });
  });
}

/** The forms are written once, in login.html. The way to the hosted page is left out: it would leave this page. */
async function formsOfSignInPage() {
  const response = await fetch('/login.html');
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  const box = document.importNode(page.querySelector('#sign-in'), true);
  box.querySelector('.hosted').remove();
  return box;
}
