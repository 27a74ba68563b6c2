import type { HttpResponse } from '../../wire/http.ts';
import type { AuthorizationRequest } from './authorization-request.ts';
import { CSRF_FIELD, csrfToken } from './csrf.ts';
import { type Html, html } from './html.ts';
import { page } from './page.ts';
import type { Visit } from './visit.ts';

interface Shown {
  status?: number;
  /** What went wrong with the form that was sent before. */
  problem?: string;
  /** A name to begin with. */
  username?: string | undefined;
}

/** The page that asks who a user is. It shows no link to what this pool does not offer: sign-up, a forgotten password. */
export function signInPage(visit: Visit, asked: AuthorizationRequest, shown: Shown = {}): HttpResponse {
  const label = visit.pool.usernameAttributes.includes('email') ? 'Email address' : 'Username';
  const fields = html`<label for="username">${label}</label>
<input id="username" name="username" autocomplete="username" autocapitalize="none" spellcheck="false" required value="${shown.username ?? asked.loginHint}">
<label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="current-password" required>
<button>Sign in</button>`;
  return formPage(visit, asked, 'Sign in', fields, shown);
}

/** The page that asks for a password of the user's own, in place of the temporary one. */
export function newPasswordPage(
  visit: Visit,
  asked: AuthorizationRequest,
  { session, ...shown }: Shown & { session: string },
): HttpResponse {
  const fields = html`<p>Your password was a temporary one. Choose your own before you go on.</p>
<input type="hidden" name="session" value="${session}">
<label for="new-password">New password</label>
<input id="new-password" name="new_password" type="password" autocomplete="new-password" required>
<label for="confirm-password">The new password again</label>
<input id="confirm-password" name="confirm_password" type="password" autocomplete="new-password" required>
<button>Change password</button>`;
  return formPage(visit, asked, 'Change your password', fields, shown);
}

function formPage(
  visit: Visit,
  { redirectUri }: AuthorizationRequest,
  title: string,
  fields: Html,
  { status = 200, problem }: Shown,
): HttpResponse {
  const { token, cookie } = csrfToken(visit);
  const alert = problem === undefined ? undefined : html`<p role="alert">${problem}</p>`;
  const content = html`${alert}
<form method="post" action="/login?${visit.request.query}">
<input type="hidden" name="${CSRF_FIELD}" value="${token}">
${fields}
</form>`;
  return page({ status, title, content, formTarget: sourceOf(redirectUri), cookies: [cookie] });
}

/** A callback address as a content security policy names it: its origin, or the scheme of an application's own. */
function sourceOf(redirectUri: string): string {
  const { origin, protocol } = new URL(redirectUri);
  return origin === 'null' ? protocol : origin;
}
