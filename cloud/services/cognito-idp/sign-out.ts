import type * as Sdk from '@aws-sdk/client-cognito-identity-provider';
import { AwsError } from '../../errors.ts';
import type { Handlers, Modelled } from '../service.ts';
import { findPool, findUser } from './find.ts';
import { appOf, sameText } from './sign-in/app.ts';
import { bearerOf } from './sign-in/bearer.ts';
import { checkRefreshAllowed } from './sign-in/flows.ts';
import { authenticationResult } from './sign-in/initiate.ts';
import type { UserPoolClientRecord } from './state.ts';
import { refreshTokens } from './tokens/refresh.ts';
import { revokeRefreshToken, signOutEverywhere } from './tokens/revoke.ts';

/** How a sign-in goes on, and how it ends. */
export const handlers = {
  /** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetTokensFromRefreshToken.html */
  async GetTokensFromRefreshToken({ ClientId, ClientSecret, RefreshToken }, call) {
    const { pool, client } = appOf(call, ClientId);
    checkSecret(client, ClientSecret, 'NotAuthorizedException');
    checkRefreshAllowed(client);
    const tokens = await refreshTokens(call.cloud, pool, client, RefreshToken);
    return { AuthenticationResult: authenticationResult(tokens) };
  },
  /** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_RevokeToken.html */
  RevokeToken({ ClientId, ClientSecret, Token }, call) {
    const { pool, client } = appOf(call, ClientId);
    checkSecret(client, ClientSecret, 'UnauthorizedException');
    revokeRefreshToken(call.cloud, pool, client, Token);
    return {};
  },
  /** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GlobalSignOut.html */
  async GlobalSignOut({ AccessToken }, call) {
    const { pool, user } = await bearerOf(call, AccessToken);
    signOutEverywhere(call.cloud, pool, user);
    return {};
  },
  /** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminUserGlobalSignOut.html */
  AdminUserGlobalSignOut({ UserPoolId, Username }, call) {
    const pool = findPool(call, UserPoolId);
    signOutEverywhere(call.cloud, pool, findUser(call.cloud, pool, Username));
    return {};
  },
} satisfies Handlers<typeof Sdk>;

export const modelled: Modelled<typeof handlers> = {
  GetTokensFromRefreshToken: ['ClientId', 'ClientSecret', 'RefreshToken', 'ClientMetadata'],
  RevokeToken: ['ClientId', 'ClientSecret', 'Token'],
  GlobalSignOut: ['AccessToken'],
  AdminUserGlobalSignOut: ['UserPoolId', 'Username'],
};

/** These two take the secret itself, not a hash. */
function checkSecret(
  { ClientId, ClientSecret }: UserPoolClientRecord,
  given: string | undefined,
  code: string,
) {
  if (ClientSecret === undefined && given === undefined) return;
  if (ClientSecret !== undefined && given !== undefined && sameText(ClientSecret, given)) return;
  throw new AwsError(code, `Unable to verify client secret for client ${ClientId}`);
}
