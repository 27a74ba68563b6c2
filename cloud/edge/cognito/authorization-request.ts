import { clients, type UserPoolClientRecord } from '../../services/cognito-idp/state.ts';
import { callbackUrl, redirect } from './callback.ts';
import { notModelledPage, pageRefusal } from './error-page.ts';
import { type Prompt, readPrompt } from './prompt.ts';
import { Refusal } from './refusal.ts';
import { parameter, repeated, type Visit } from './visit.ts';

/** A request to sign a user in for an application, once it is found to be right. */
export interface AuthorizationRequest {
  client: UserPoolClientRecord;
  redirectUri: string;
  scopes: string[];
  state?: string | undefined;
  nonce?: string | undefined;
  codeChallenge?: string | undefined;
  loginHint?: string | undefined;
  prompt: Prompt;
}

type RedirectError = 'invalid_request' | 'unauthorized_client' | 'invalid_scope' | 'login_required';

const NEED_OPENID = ['email', 'phone', 'profile'];

/**
 * Reads the parameters that /oauth2/authorize and /login share.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/authorization-endpoint.html
 *
 * @throws Refusal with a page where the client or its callback address is wrong, otherwise with a redirection to the
 * application
 */
export function readAuthorizationRequest(visit: Visit): AuthorizationRequest {
  const { query, domain } = visit;
  const { client, redirectUri } = readClient(visit);
  refuseUnmodelled(visit);
  const state = parameter(query, 'state');
  const refuse = (error: RedirectError) => errorRedirect({ redirectUri, state }, error);
  if (repeated(query)) throw refuse('invalid_request');
  checkResponseType(client, parameter(query, 'response_type'), refuse);
  const prompt = readPrompt(parameter(query, 'prompt'), domain);
  if (!prompt) throw refuse('invalid_request');
  return {
    client,
    redirectUri,
    scopes: readScopes(client, parameter(query, 'scope'), refuse),
    prompt,
    state,
    nonce: parameter(query, 'nonce'),
    loginHint: parameter(query, 'login_hint'),
    codeChallenge: readCodeChallenge(query, refuse),
  };
}

/** The refusal that the application reads in its callback address. */
export function errorRedirect(
  { redirectUri, state }: Pick<AuthorizationRequest, 'redirectUri' | 'state'>,
  error: RedirectError,
): Refusal {
  return new Refusal(redirect(callbackUrl(redirectUri, { error, state })));
}

/** The client of a request, if it is one of this pool; a page says it is not. */
export function readClientId({ cloud, pool, query }: Visit): UserPoolClientRecord {
  const clientId = parameter(query, 'client_id');
  const client =
    clientId && query.getAll('client_id').length === 1 ? clients(cloud).get(clientId) : undefined;
  if (client?.UserPoolId === pool.id) return client;
  throw pageRefusal('invalid_request', `There is no app client "${clientId ?? ''}" in this user pool.`);
}

function readClient(visit: Visit): { client: UserPoolClientRecord; redirectUri: string } {
  const client = readClientId(visit);
  const [redirectUri, second] = visit.query.getAll('redirect_uri');
  if (!redirectUri || second !== undefined) {
    throw pageRefusal('invalid_request', 'The request needs one redirect_uri.');
  }
  if (!client.CallbackURLs?.includes(redirectUri)) {
    const reason = `"${redirectUri}" is none of the callback URLs of the app client. They must be the same to the letter.`;
    throw pageRefusal('redirect_mismatch', reason);
  }
  if (!client.SupportedIdentityProviders?.includes('COGNITO')) {
    throw pageRefusal('invalid_request', 'The app client does not support the identity provider COGNITO.');
  }
  return { client, redirectUri };
}

function refuseUnmodelled({ query, domain }: Visit): void {
  const provider = parameter(query, 'identity_provider');
  if (provider && provider !== 'COGNITO') throw notModelledPage(`the identity_provider ${provider}`);
  const language = domain.managedLoginVersion === 2 ? parameter(query, 'lang') : undefined;
  if (language && language !== 'en') throw notModelledPage(`the parameter lang with the value ${language}`);
  const absent = ['idp_identifier', 'resource'].find((name) => parameter(query, name));
  if (absent) throw notModelledPage(`the parameter ${absent} of the authorize endpoint`);
}

function checkResponseType(
  client: UserPoolClientRecord,
  responseType: string | undefined,
  refuse: (error: RedirectError) => Refusal,
): void {
  if (responseType !== 'code' && responseType !== 'token') throw refuse('invalid_request');
  const flow = responseType === 'code' ? 'code' : 'implicit';
  if (!client.AllowedOAuthFlowsUserPoolClient || !client.AllowedOAuthFlows?.includes(flow)) {
    throw refuse('unauthorized_client');
  }
  if (flow === 'implicit') throw notModelledPage('the implicit grant (response_type=token)');
}

function readScopes(
  { AllowedOAuthScopes = [] }: UserPoolClientRecord,
  scope: string | undefined,
  refuse: (error: RedirectError) => Refusal,
): string[] {
  if (!scope) return AllowedOAuthScopes;
  const scopes = [...new Set(scope.split(' ').filter(Boolean))];
  const isKnown = scopes.length > 0 && scopes.every((name) => AllowedOAuthScopes.includes(name));
  const lacksOpenId = !scopes.includes('openid') && scopes.some((name) => NEED_OPENID.includes(name));
  if (!isKnown || lacksOpenId) throw refuse('invalid_scope');
  return scopes;
}

function readCodeChallenge(
  query: URLSearchParams,
  refuse: (error: RedirectError) => Refusal,
): string | undefined {
  const method = parameter(query, 'code_challenge_method');
  const challenge = parameter(query, 'code_challenge');
  if (!method && !challenge) return undefined;
  if (method !== 'S256' || !challenge) throw refuse('invalid_request');
  return challenge;
}
