import { AwsError } from '../../errors.ts';
import { revokeRefreshToken } from '../../services/cognito-idp/tokens/revoke.ts';
import type { HttpResponse } from '../../wire/http.ts';
import { authenticateClient } from './client-authentication.ts';
import { oauthError } from './oauth-error.ts';
import type { Refusal } from './refusal.ts';
import { commonHeaders } from './response-headers.ts';
import { formOf, parameter, type Visit } from './visit.ts';

/** What the service's refusals are here. One that is not in the table is a token that is not valid: all is well. */
const REFUSALS: Readonly<Record<string, () => Refusal>> = {
  UnsupportedOperationException: () => oauthError('invalid_request'),
  UnsupportedTokenTypeException: () => oauthError('unsupported_token_type'),
  UnauthorizedException: () => oauthError('unauthorized_client'),
};

/**
 * POST /oauth2/revoke: ends a refresh token, and the access tokens that came of it.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/revocation-endpoint.html
 */
export function revoke(visit: Visit): HttpResponse {
  const form = formOf(visit);
  const client = authenticateClient(visit, form, 401);
  const token = parameter(form, 'token');
  if (!token) throw oauthError('invalid_request');
  try {
    revokeRefreshToken(visit.cloud, visit.pool, client, token);
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    const refusal = REFUSALS[error.code]?.();
    if (refusal) throw refusal;
  }
  return { status: 200, headers: commonHeaders(), body: '' };
}
