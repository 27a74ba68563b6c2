import type { Cloud } from '../../call.ts';
import { AwsError } from '../../errors.ts';
import { answerPreflight, withCors } from '../../services/cognito-idp/cors.ts';
import { domains, userPools } from '../../services/cognito-idp/state.ts';
import type { HttpRequest, HttpResponse } from '../../wire/http.ts';
import { authorize } from './authorize.ts';
import { notModelledPage, pageRefusal } from './error-page.ts';
import { login } from './login.ts';
import { logout } from './logout.ts';
import { Refusal } from './refusal.ts';
import { revoke } from './revoke.ts';
import { token } from './token.ts';
import { userInfo } from './user-info.ts';
import type { Visit } from './visit.ts';

interface Endpoint {
  methods: readonly string[];
  /** Whether applications call it, from pages of other hosts too. */
  forApplications?: true;
  answer(visit: Visit): HttpResponse | Promise<HttpResponse>;
}

const ENDPOINTS: Readonly<Record<string, Endpoint>> = {
  '/oauth2/authorize': { methods: ['GET', 'HEAD'], answer: authorize },
  '/login': { methods: ['GET', 'HEAD', 'POST'], answer: login },
  '/logout': { methods: ['GET', 'HEAD'], answer: logout },
  '/oauth2/token': { methods: ['POST'], forApplications: true, answer: token },
  '/oauth2/revoke': { methods: ['POST'], forApplications: true, answer: revoke },
  '/oauth2/userInfo': { methods: ['GET', 'HEAD'], forApplications: true, answer: userInfo },
};

/** Pages and endpoints of AWS's that nobody answers here. */
const NOT_MODELLED: Readonly<Record<string, string>> = {
  '/signup': 'sign-up on the hosted pages',
  '/confirmUser': 'the confirmation of users on the hosted pages',
  '/forgotPassword': 'the forgotten password on the hosted pages',
  '/confirmForgotPassword': 'the forgotten password on the hosted pages',
  '/oauth2/idpresponse': 'sign-in by other identity providers',
  '/saml2/idpresponse': 'sign-in by other identity providers',
  '/saml2/logout': 'sign-in by other identity providers',
};

/**
 * The domain of a user pool: the authorization server and its sign-in page.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-userpools-server-contract-reference.html
 *
 * @param prefix the domain's own part of the host name
 */
export async function serveHosted(
  request: HttpRequest,
  prefix: string,
  region: string | undefined,
  cloud: Cloud,
): Promise<HttpResponse> {
  try {
    return await serve(request, visitOf(request, `${region}/${prefix}`, cloud));
  } catch (error) {
    if (error instanceof Refusal) return error.response;
    if (error instanceof AwsError && error.code === 'NotImplemented') {
      return pageRefusal(error.code, error.message, error.status).response;
    }
    throw error;
  }
}

async function serve(request: HttpRequest, visit: Visit): Promise<HttpResponse> {
  const { path, method } = request;
  const missing = Object.hasOwn(NOT_MODELLED, path) ? NOT_MODELLED[path] : undefined;
  if (missing) throw notModelledPage(missing);
  const endpoint = Object.hasOwn(ENDPOINTS, path) ? ENDPOINTS[path] : undefined;
  if (!endpoint) throw pageRefusal('not_found', 'The domain of a user pool has no such page.', 404);
  if (endpoint.forApplications) return withCors(answerPreflight(request) ?? (await ask(endpoint, visit)));
  if (!endpoint.methods.includes(method)) throw wrongMethod(endpoint);
  return endpoint.answer(visit);
}

/** An application's page must be able to read refusals too, so they become answers before the headers are put on. */
async function ask(endpoint: Endpoint, visit: Visit): Promise<HttpResponse> {
  try {
    if (!endpoint.methods.includes(visit.request.method)) throw wrongMethod(endpoint);
    return await endpoint.answer(visit);
  } catch (error) {
    if (error instanceof Refusal) return error.response;
    throw error;
  }
}

function visitOf(request: HttpRequest, key: string, cloud: Cloud): Visit {
  if (!request.secure)
    throw pageRefusal('invalid_request', 'The domain of a user pool answers HTTPS only.', 403);
  const domain = domains(cloud).get(key);
  const pool = domain && userPools(cloud).get(domain.poolId);
  if (!pool) throw pageRefusal('not_found', 'No user pool has this domain.', 404);
  return { cloud, pool, domain, request, query: new URLSearchParams(request.query) };
}

function wrongMethod({ methods }: Endpoint): Refusal {
  const { response } = pageRefusal(
    'invalid_request',
    `The endpoint answers ${methods.join(', ')} only.`,
    405,
  );
  return new Refusal({ ...response, headers: { ...response.headers, allow: methods.join(', ') } });
}
