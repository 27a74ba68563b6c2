import { AwsError } from '../../errors.ts';
import type { UserPoolClientRecord } from '../../services/cognito-idp/state.ts';
import type { IssuedTokens } from '../../services/cognito-idp/tokens/issue.ts';
import { refreshTokens } from '../../services/cognito-idp/tokens/refresh.ts';
import { oauthError } from './oauth-error.ts';
import { parameter, type Visit } from './visit.ts';

/**
 * New tokens for a refresh token. A user of the hosted pages can always refresh here, whatever flows of the API the
 * client allows.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/token-endpoint.html
 *
 * @throws Refusal invalid_request, invalid_grant
 */
export async function grantForRefreshToken(
  { cloud, pool }: Visit,
  client: UserPoolClientRecord,
  form: URLSearchParams,
): Promise<IssuedTokens> {
  const refreshToken = parameter(form, 'refresh_token');
  if (!refreshToken) throw oauthError('invalid_request');
  try {
    return await refreshTokens(cloud, pool, client, refreshToken);
  } catch (error) {
    if (error instanceof AwsError && error.code !== 'NotImplemented') throw oauthError('invalid_grant');
    throw error;
  }
}
