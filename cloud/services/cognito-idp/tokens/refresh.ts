import type { Cloud } from '../../../call.ts';
import { AwsError } from '../../../errors.ts';
import { notAuthorized } from '../refusals.ts';
import { type UserPoolClientRecord, type UserPoolRecord, type UserRecord, users } from '../state.ts';
import { type IssuedTokens, issueTokens } from './issue.ts';
import { isOver, type SignInRecord, signInOf } from './sign-ins.ts';

/**
 * New ID and access tokens of a sign-in that goes on: `auth_time` and `origin_jti` stay.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-refresh-token.html
 *
 * @throws AwsError NotAuthorizedException, PasswordResetRequiredException
 */
export async function refreshTokens(
  cloud: Cloud,
  pool: UserPoolRecord,
  client: UserPoolClientRecord,
  refreshToken: string,
): Promise<IssuedTokens> {
  const { signIn, user } = ownerOfRefreshToken(cloud, pool, client, refreshToken);
  const { scopes, authTime, originJti } = signIn;
  return issueTokens(cloud, { pool, client, user, scopes, authTime, originJti, withRefreshToken: false });
}

/**
 * Whose a refresh token is.
 *
 * @throws AwsError NotAuthorizedException, PasswordResetRequiredException
 */
export function ownerOfRefreshToken(
  cloud: Cloud,
  pool: UserPoolRecord,
  client: UserPoolClientRecord,
  refreshToken: string,
): { signIn: SignInRecord; user: UserRecord } {
  const signIn = signInOf(cloud, pool.id, refreshToken);
  if (signIn?.clientId !== client.ClientId) throw notAuthorized('Invalid Refresh Token.');
  if (signIn.expiresAt <= cloud.clock.now()) throw notAuthorized('Refresh Token has expired');
  const user = users(cloud, pool.id).get(signIn.sub);
  if (!user) throw notAuthorized('Invalid Refresh Token.');
  if (isOver(signIn, user)) throw notAuthorized('Refresh Token has been revoked');
  if (!user.enabled) throw notAuthorized('User is disabled.');
  if (user.status === 'RESET_REQUIRED') {
    throw new AwsError('PasswordResetRequiredException', 'Password reset required for the user');
  }
  return { signIn, user };
}
