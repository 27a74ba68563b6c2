import type { UserPoolClientRecord } from '../../services/cognito-idp/state.ts';
import type { IssuedTokens } from '../../services/cognito-idp/tokens/issue.ts';
import type { HttpResponse } from '../../wire/http.ts';
import { authenticateClient } from './client-authentication.ts';
import { grantForCode } from './code-grant.ts';
import { jsonAnswer } from './json-answer.ts';
import { oauthError } from './oauth-error.ts';
import { grantForRefreshToken } from './refresh-grant.ts';
import { formOf, parameter, type Visit } from './visit.ts';

type GrantTokens = (
  visit: Visit,
  client: UserPoolClientRecord,
  form: URLSearchParams,
) => Promise<IssuedTokens>;

const GRANTS: Readonly<Record<string, GrantTokens>> = {
  authorization_code: grantForCode,
  refresh_token: grantForRefreshToken,
};

/**
 * POST /oauth2/token: tokens for an authorization code or for a refresh token.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/token-endpoint.html
 */
export async function token(visit: Visit): Promise<HttpResponse> {
  const form = formOf(visit);
  const grantType = parameter(form, 'grant_type');
  if (!grantType) throw oauthError('invalid_request');
  if (grantType === 'client_credentials') {
    throw oauthError(
      'NotImplemented',
      501,
      'The embedded cloud does not model the client_credentials grant.',
    );
  }
  const grant = Object.hasOwn(GRANTS, grantType) ? GRANTS[grantType] : undefined;
  if (!grant) throw oauthError('unsupported_grant_type');
  const client = authenticateClient(visit, form, 400);
  if (!client.AllowedOAuthFlowsUserPoolClient || !client.AllowedOAuthFlows?.includes('code')) {
    throw oauthError('unauthorized_client');
  }
  const { idToken, accessToken, refreshToken, expiresIn } = await grant(visit, client, form);
  return jsonAnswer({
    ...(idToken && { id_token: idToken }),
    access_token: accessToken,
    ...(refreshToken && { refresh_token: refreshToken }),
    expires_in: expiresIn,
    token_type: 'Bearer',
  });
}
