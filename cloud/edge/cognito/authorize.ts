import type { HttpResponse } from '../../wire/http.ts';
import { issueCode } from './authorization-codes.ts';
import {
  type AuthorizationRequest,
  errorRedirect,
  readAuthorizationRequest,
} from './authorization-request.ts';
import { callbackUrl, redirect } from './callback.ts';
import { currentSession, type SignedIn, startSession } from './session.ts';
import type { Visit } from './visit.ts';

/**
 * GET /oauth2/authorize: straight back to the application with a code when the browser has a session, otherwise to the
 * sign-in page with the same parameters.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/authorization-endpoint.html
 */
export function authorize(visit: Visit): HttpResponse {
  const asked = readAuthorizationRequest(visit);
  const session = asked.prompt === 'login' ? undefined : currentSession(visit);
  if (session) return redirect(codeAddress(visit, asked, session));
  if (asked.prompt === 'none') throw errorRedirect(asked, 'login_required');
  return redirect(`/login?${visit.request.query}`);
}

/** The end of a sign-in: the browser has a session, the application gets its code. */
export function signedIn(visit: Visit, asked: AuthorizationRequest, who: SignedIn): HttpResponse {
  return redirect(codeAddress(visit, asked, who), [startSession(visit, who)]);
}

function codeAddress(visit: Visit, asked: AuthorizationRequest, who: SignedIn): string {
  return callbackUrl(asked.redirectUri, { code: issueCode(visit, asked, who), state: asked.state });
}
