import { signInWithPassword } from '../../services/cognito-idp/sign-in/password.ts';
import type { HttpResponse } from '../../wire/http.ts';
import { type AuthorizationRequest, readAuthorizationRequest } from './authorization-request.ts';
import { signedIn } from './authorize.ts';
import { isFromOwnPage } from './csrf.ts';
import { changePassword, demandNewPassword } from './new-password.ts';
import { signInPage } from './sign-in-forms.ts';
import { problemOf } from './sign-in-problem.ts';
import { formOf, parameter, type Visit } from './visit.ts';

const STALE = 'This page was open for too long, or its form came from elsewhere. Please sign in again.';

/**
 * /login: the page, and what its forms send.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/login-endpoint.html
 */
export function login(visit: Visit): HttpResponse {
  const asked = readAuthorizationRequest(visit);
  if (visit.request.method !== 'POST') return signInPage(visit, asked);
  const form = formOf(visit);
  if (!isFromOwnPage(visit, form)) return signInPage(visit, asked, { status: 403, problem: STALE });
  if (form.has('session')) return changePassword(visit, asked, form);
  return signIn(visit, asked, form);
}

function signIn(visit: Visit, asked: AuthorizationRequest, form: URLSearchParams): HttpResponse {
  const username = parameter(form, 'username') ?? '';
  try {
    const password = form.get('password') ?? '';
    const outcome = signInWithPassword(visit.cloud, visit.pool, asked.client, username, password);
    if (outcome.kind === 'newPasswordRequired') return demandNewPassword(visit, asked, outcome.user);
    return signedIn(visit, asked, { user: outcome.user, authTime: visit.cloud.clock.now() });
  } catch (error) {
    return signInPage(visit, asked, { status: 400, problem: problemOf(error), username });
  }
}
