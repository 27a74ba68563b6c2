import type { HttpResponse } from '../../wire/http.ts';
import { readAuthorizationRequest, readClientId } from './authorization-request.ts';
import { redirect } from './callback.ts';
import { pageRefusal } from './error-page.ts';
import { endSession } from './session.ts';
import { parameter, type Visit } from './visit.ts';

/** What the logout endpoint hands on to the sign-in page. */
const HANDED_ON = ['client_id', 'redirect_uri', 'response_type', 'state', 'scope', 'nonce'];

/**
 * GET /logout: ends the browser's session, then leads to an address that the client registered, or to the sign-in page.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/logout-endpoint.html
 */
export function logout(visit: Visit): HttpResponse {
  const client = readClientId(visit);
  const logoutUri = parameter(visit.query, 'logout_uri');
  if (!logoutUri) return redirect(signInAgain(visit), [endSession(visit)]);
  if (!client.LogoutURLs?.includes(logoutUri)) {
    const reason = `"${logoutUri}" is none of the sign-out URLs of the app client. They must be the same to the letter.`;
    throw pageRefusal('invalid_request', reason);
  }
  return redirect(logoutUri, [endSession(visit)]);
}

function signInAgain(visit: Visit): string {
  const { query } = visit;
  if (!parameter(query, 'redirect_uri')) {
    throw pageRefusal('invalid_request', 'The request needs a logout_uri or a redirect_uri.');
  }
  const extra = [...query.keys()].find((name) => !HANDED_ON.includes(name));
  if (extra)
    throw pageRefusal('invalid_request', `The logout endpoint does not hand on the parameter ${extra}.`);
  const { scopes } = readAuthorizationRequest(visit);
  const handedOn = new URLSearchParams(query);
  handedOn.set('scope', scopes.join(' '));
  return `/login?${handedOn}`;
}
