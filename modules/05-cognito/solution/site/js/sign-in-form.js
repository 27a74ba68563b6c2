// The two forms of signing in. They stand in login.html; js/sign-in-dialog.js shows them on other pages too.
import { completeNewPassword, signIn } from './session.js';
import { FormProblem, problemOf, tookTooLong } from './sign-in-words.js';

/** Makes the forms in `box` work. `done` runs once somebody is signed in. */
export function openSignIn(box, done) {
  const [signInForm, newPasswordForm] = box.querySelectorAll('form');
  const show = (form) => {
    for (const each of [signInForm, newPasswordForm]) each.hidden = each !== form;
    // The hosted page would begin anew.
    box.querySelector('.hosted')?.toggleAttribute('hidden', form === newPasswordForm);
    form.querySelector('input:not([readonly])').focus();
  };
  onSend(signInForm, async ({ email, password }) => {
    requireAll({ email: 'Type your e-mail address.', password: 'Type your password.' }, { email, password });
    const { newPasswordRequired } = await signIn(email.value.trim(), password.value);
    password.value = '';
    if (!newPasswordRequired) return done();
    newPasswordForm.elements.account.value = email.value.trim();
    show(newPasswordForm);
  });
  onSend(newPasswordForm, async ({ newPassword, repeated }) => {
    requireAll({ newPassword: 'Choose a password.' }, { newPassword });
    if (newPassword.value !== repeated.value) {
      throw new FormProblem('The two passwords are not the same.', 'repeated');
    }
    try {
      await completeNewPassword(newPassword.value);
    } catch (error) {
      if (!tookTooLong(error)) throw error;
      show(signInForm);
      return showProblem(signInForm, new FormProblem('That took too long. Sign in once more.', 'password'));
    }
    done();
  });
}

function requireAll(sentences, fields) {
  for (const [name, field] of Object.entries(fields)) {
    if (!field.value.trim()) throw new FormProblem(sentences[name], name);
  }
}

function onSend(form, send) {
  const button = form.querySelector('button[type="submit"]');
  button.disabled = false;
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    button.disabled = true;
    showProblem(form);
    try {
      await send(form.elements);
    } catch (error) {
      showProblem(form, problemOf(error));
    } finally {
      button.disabled = false;
    }
  });
}

/** Says what is wrong and moves to the field that it is about; without a problem, takes the last one away. */
function showProblem(form, problem) {
  for (const field of form.querySelectorAll('[aria-invalid]')) field.removeAttribute('aria-invalid');
  const line = form.querySelector('[role="alert"]');
  line.textContent = problem?.message ?? '';
  if (!problem) return;
  const field = form.elements[problem.field];
  field?.setAttribute('aria-invalid', 'true');
  (field ?? line).focus();
}
