import { sameText } from '../../services/cognito-idp/sign-in/app.ts';
import { clients, type UserPoolClientRecord } from '../../services/cognito-idp/state.ts';
import { oauthError } from './oauth-error.ts';
import { parameter, repeated, type Visit } from './visit.ts';

interface Credentials {
  id: string | undefined;
  secret: string | undefined;
}

/**
 * The app client that calls. One with a secret proves it in the Authorization header or in the body; one without names
 * itself, and may not bring a secret.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/token-endpoint.html
 *
 * @param failure the status that goes with `invalid_client`
 * @throws Refusal invalid_client, invalid_request
 */
export function authenticateClient(
  visit: Visit,
  form: URLSearchParams,
  failure: 400 | 401,
): UserPoolClientRecord {
  if (repeated(form)) throw oauthError('invalid_request');
  const { id, secret } = credentialsOf(visit, form);
  if (!id) throw oauthError('invalid_request');
  const client = clients(visit.cloud).get(id);
  const isRight = client?.UserPoolId === visit.pool.id && isSame(client.ClientSecret, secret);
  if (!client || !isRight) throw oauthError('invalid_client', failure);
  return client;
}

function credentialsOf({ request }: Visit, form: URLSearchParams): Credentials {
  const posted = { id: parameter(form, 'client_id'), secret: parameter(form, 'client_secret') };
  const { authorization } = request.headers;
  if (authorization === undefined) return posted;
  const basic = readBasic(authorization);
  const isClear = posted.secret === undefined && (posted.id === undefined || posted.id === basic?.id);
  if (!basic || !isClear) throw oauthError('invalid_request');
  return basic;
}

function readBasic(authorization: string): Credentials | undefined {
  const [, encoded] = /^Basic +([A-Za-z0-9+/]+=*)$/i.exec(authorization) ?? [];
  const [, id, secret] = /^([^:]+):(.*)$/s.exec(Buffer.from(encoded ?? '', 'base64').toString('utf8')) ?? [];
  return id ? { id, secret: secret || undefined } : undefined;
}

function isSame(expected: string | undefined, given: string | undefined): boolean {
  if (expected === undefined || given === undefined) return expected === given;
  return sameText(expected, given);
}
