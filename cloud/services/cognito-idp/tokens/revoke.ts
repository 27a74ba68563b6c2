import type { Cloud } from '../../../call.ts';
import { AwsError } from '../../../errors.ts';
import { invalidParameter } from '../refusals.ts';
import { type UserPoolClientRecord, type UserPoolRecord, type UserRecord, users } from '../state.ts';
import { revokeSignIn, signInOf } from './sign-ins.ts';

/** A JWS has three parts, a refresh token five. */
const REFRESH_TOKEN = /^[\w-]+(?:\.[\w-]+){4}$/;
const SIGNED_TOKEN = /^[\w-]+\.[\w-]+\.[\w-]*$/;

/**
 * Ends a sign-in: its refresh token and the access tokens that came of it. One that ended before is no error.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/token-revocation.html
 *
 * @throws AwsError UnsupportedOperationException, UnsupportedTokenTypeException, InvalidParameterException,
 *   UnauthorizedException
 */
export function revokeRefreshToken(
  cloud: Cloud,
  pool: UserPoolRecord,
  client: UserPoolClientRecord,
  token: string,
): void {
  if (client.EnableTokenRevocation === false) {
    throw new AwsError('UnsupportedOperationException', 'Token revocation is not enabled for this client');
  }
  if (SIGNED_TOKEN.test(token)) {
    throw new AwsError('UnsupportedTokenTypeException', 'Unsupported token type');
  }
  if (!REFRESH_TOKEN.test(token)) throw invalidParameter('Invalid token');
  const signIn = signInOf(cloud, pool.id, token);
  if (!signIn) return;
  if (signIn.clientId !== client.ClientId) {
    throw new AwsError('UnauthorizedException', 'The token was not issued to this client');
  }
  revokeSignIn(cloud, pool.id, signIn);
}

/**
 * Ends every sign-in of a user, as a global sign-out does and the disabling of a user.
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GlobalSignOut.html
 *
 * @returns the user as it is kept now
 */
export function signOutEverywhere(cloud: Cloud, pool: UserPoolRecord, user: UserRecord): UserRecord {
  const signedOut = { ...user, signedOutAt: cloud.clock.now() };
  users(cloud, pool.id).set(user.sub, signedOut);
  return signedOut;
}
