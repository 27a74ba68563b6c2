import { createHash, randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import type { Cloud } from '../../../call.ts';
import type { UserPoolClientRecord, UserPoolRecord, UserRecord } from '../state.ts';
import { fingerprintOf, newRefreshToken, rememberSignIn, type SignInRecord, signIns } from './sign-ins.ts';
import { issuerOf, signingKey, type TokenUse } from './signing-keys.ts';
import { attributeClaims, type Claims, groupClaims, roleClaims } from './user-claims.ts';
import { validityOf } from './validity.ts';

export interface TokenRequest {
  pool: UserPoolRecord;
  client: UserPoolClientRecord;
  user: UserRecord;
  /** What was granted at the hosted pages; absent for a sign-in by the API. */
  scopes?: string[] | undefined;
  /** When the user proved who they are, in milliseconds since 1970. */
  authTime: number;
  /** What the hosted pages were given to put into the ID token. */
  nonce?: string | undefined;
  /** The sign-in that this continues; absent for a new one. */
  originJti?: string | undefined;
  withRefreshToken: boolean;
}

export interface IssuedTokens {
  /** Absent when scopes were granted and `openid` is not among them. */
  idToken?: string;
  accessToken: string;
  refreshToken?: string;
  /** How long the access token is good, in seconds. */
  expiresIn: number;
}

/** The scope of a sign-in by the API: it lets a user change their own record, and nothing else. */
export const USER_ADMIN_SCOPE = 'aws.cognito.signin.user.admin';

/**
 * Tokens for a user who has proved who they are.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-id-token.html
 * https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-access-token.html
 */
export async function issueTokens(cloud: Cloud, request: TokenRequest): Promise<IssuedTokens> {
  const refreshToken = request.withRefreshToken ? newRefreshToken() : undefined;
  const signIn = signInFor(cloud, request, refreshToken);
  const common = commonClaims(cloud, request, signIn);
  const accessToken = await sign(cloud, request, 'access', { ...common, ...accessClaims(request) });
  const openId = request.scopes?.includes('openid') ?? true;
  return {
    ...(openId && {
      idToken: await sign(cloud, request, 'id', { ...common, ...idClaims(cloud, request, accessToken) }),
    }),
    accessToken,
    ...(refreshToken && { refreshToken }),
    expiresIn: validityOf(request.client).access,
  };
}

/** The sign-in that the tokens belong to; a new one is remembered, so that it can be revoked. */
function signInFor(cloud: Cloud, request: TokenRequest, refreshToken: string | undefined): SignInRecord {
  const { pool, client, user, scopes, authTime, originJti } = request;
  const known = originJti && signIns(cloud, pool.id).get(originJti);
  if (known) return known;
  const signIn: SignInRecord = {
    originJti: randomUUID(),
    eventId: randomUUID(),
    sub: user.sub,
    clientId: client.ClientId,
    ...(scopes && { scopes }),
    authTime,
    startedAt: cloud.clock.now(),
    expiresAt: cloud.clock.now() + validityOf(client).refresh * 1000,
    ...(refreshToken && { refreshToken: fingerprintOf(refreshToken) }),
    revoked: false,
  };
  rememberSignIn(cloud, pool.id, signIn);
  return signIn;
}

function commonClaims(cloud: Cloud, { pool, client, user }: TokenRequest, signIn: SignInRecord): Claims {
  return {
    sub: user.sub,
    ...groupClaims(cloud, user, pool.id),
    iss: issuerOf(cloud, pool),
    // Without this claim nobody can tell which tokens a revocation means: that is how the setting turns it off.
    ...(client.EnableTokenRevocation !== false && { origin_jti: signIn.originJti }),
    event_id: signIn.eventId,
    auth_time: Math.floor(signIn.authTime / 1000),
    iat: Math.floor(cloud.clock.now() / 1000),
  };
}

function accessClaims({ client, user, scopes }: TokenRequest): Claims {
  return {
    ...(scopes && { version: 2 }),
    client_id: client.ClientId,
    token_use: 'access',
    scope: (scopes ?? [USER_ADMIN_SCOPE]).join(' '),
    username: user.username,
  };
}

function idClaims(cloud: Cloud, request: TokenRequest, accessToken: string): Claims {
  const { pool, client, user, scopes, nonce } = request;
  return {
    ...attributeClaims(client, user, scopes),
    ...roleClaims(cloud, user, pool.id),
    ...(scopes && { at_hash: halfHash(accessToken) }),
    ...(nonce !== undefined && { nonce }),
    'cognito:username': user.username,
    aud: client.ClientId,
    token_use: 'id',
  };
}

/** Cognito's header names the key and the algorithm, and no type. */
async function sign(cloud: Cloud, request: TokenRequest, use: TokenUse, claims: Claims): Promise<string> {
  const { kid, key } = await signingKey(cloud, request.pool.id, use);
  const exp = Number(claims.iat) + validityOf(request.client)[use];
  return await new SignJWT({ ...claims, exp, jti: randomUUID() })
    .setProtectedHeader({ kid, alg: 'RS256' })
    .sign(key);
}

/** https://openid.net/specs/openid-connect-core-1_0.html#CodeIDToken */
function halfHash(accessToken: string): string {
  return createHash('sha256').update(accessToken).digest().subarray(0, 16).toString('base64url');
}
