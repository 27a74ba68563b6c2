import { decodeJwt, type JWTPayload, jwtVerify } from 'jose';
import type { Cloud } from '../../../call.ts';
import { notAuthorized, userNotFound } from '../refusals.ts';
import {
  clients,
  type UserPoolClientRecord,
  type UserPoolRecord,
  type UserRecord,
  userPools,
  users,
} from '../state.ts';
import { isOver, signIns } from './sign-ins.ts';
import { issuerOf, publicKey } from './signing-keys.ts';

/** An access token that holds, and whose it is. */
export interface Bearer {
  pool: UserPoolRecord;
  client: UserPoolClientRecord;
  user: UserRecord;
  claims: JWTPayload;
  /** What the token is good for. */
  scopes: string[];
}

/**
 * Reads an access token as Cognito itself does: a revoked one is refused, which a JWT library cannot do.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/token-revocation.html
 *
 * @throws AwsError NotAuthorizedException, and UserNotFoundException when the user is gone
 */
export async function verifyAccessToken(cloud: Cloud, token: string): Promise<Bearer> {
  const claims = read(token);
  const pool = userPools(cloud).get(textOf(claims.iss).split('/').at(-1) ?? '');
  const client = clients(cloud).get(textOf(claims.client_id));
  const foreign = !pool || claims.iss !== issuerOf(cloud, pool) || client?.UserPoolId !== pool.id;
  if (foreign || claims.token_use !== 'access') throw notAuthorized('Invalid Access Token');
  await checkSignature(cloud, pool, token);
  if ((claims.exp ?? 0) * 1000 <= cloud.clock.now()) throw notAuthorized('Access Token has expired');
  const user = users(cloud, pool.id).get(claims.sub ?? '');
  if (!user) throw userNotFound();
  if (!user.enabled) throw notAuthorized('User is disabled.');
  if (isRevoked(cloud, pool, user, claims)) throw notAuthorized('Access Token has been revoked');
  return { pool, client, user, claims, scopes: String(claims.scope ?? '').split(' ') };
}

function read(token: string): JWTPayload {
  try {
    return decodeJwt(token);
  } catch {
    throw notAuthorized('Invalid Access Token');
  }
}

/** Nobody has vouched for the claims yet: they may be of any type. */
function textOf(claim: unknown): string {
  return typeof claim === 'string' ? claim : '';
}

async function checkSignature(cloud: Cloud, pool: UserPoolRecord, token: string): Promise<void> {
  const jwk = await publicKey(cloud, pool.id, 'access');
  try {
    // Its times are looked at afterwards: a token that expired has words of its own.
    const { protectedHeader } = await jwtVerify(token, jwk, {
      algorithms: ['RS256'],
      currentDate: new Date(0),
    });
    if (protectedHeader.kid === jwk.kid) return;
  } catch {
    // The refusal below says it.
  }
  throw notAuthorized('Could not verify signature for Access Token');
}

/** A token without `origin_jti` is known by its age alone. */
function isRevoked(cloud: Cloud, pool: UserPoolRecord, user: UserRecord, claims: JWTPayload): boolean {
  const { origin_jti: originJti, iat = 0 } = claims;
  if (typeof originJti !== 'string') return iat * 1000 < user.signedOutAt;
  const signIn = signIns(cloud, pool.id).get(originJti);
  return !signIn || isOver(signIn, user);
}
