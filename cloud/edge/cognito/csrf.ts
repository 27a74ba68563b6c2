import { randomUUID } from 'node:crypto';
import { sameText } from '../../services/cognito-idp/sign-in/app.ts';
import { hostCookie } from './cookies.ts';
import { cookieOf, type Visit } from './visit.ts';

/** AWS's names: the cookie, and the field of the form that has to say the same. */
const COOKIE = 'XSRF-TOKEN';
export const CSRF_FIELD = '_csrf';

/** The token for a page with a form: the browser's own if it has one, so that several tabs work side by side. */
export function csrfToken(visit: Visit): { token: string; cookie: string } {
  const known = cookieOf(visit, COOKIE);
  const token = known && /^[0-9a-f-]{36}$/.test(known) ? known : randomUUID();
  return { token, cookie: hostCookie(COOKIE, token) };
}

/** Whether a form was sent from one of this host's own pages. */
export function isFromOwnPage(visit: Visit, form: URLSearchParams): boolean {
  const expected = cookieOf(visit, COOKIE);
  return Boolean(expected) && sameText(expected ?? '', form.get(CSRF_FIELD) ?? '');
}
