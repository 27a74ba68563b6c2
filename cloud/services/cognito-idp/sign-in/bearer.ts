import type { Call } from '../../../call.ts';
import { notAuthorized } from '../refusals.ts';
import { USER_ADMIN_SCOPE } from '../tokens/issue.ts';
import { type Bearer, verifyAccessToken } from '../tokens/verify-access-token.ts';
import { servesPool } from './app.ts';

/**
 * The user who calls with an access token, for operations on the user's own record.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flows-public-server-side.html
 *
 * @throws AwsError NotAuthorizedException, UserNotFoundException
 */
export async function bearerOf(call: Call, accessToken: string): Promise<Bearer> {
  const bearer = await verifyAccessToken(call.cloud, accessToken);
  if (!servesPool(call, bearer.pool)) throw notAuthorized('Invalid Access Token');
  if (!bearer.scopes.includes(USER_ADMIN_SCOPE)) {
    throw notAuthorized('Access Token does not have required scopes');
  }
  return bearer;
}
