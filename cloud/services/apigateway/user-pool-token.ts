import type { Authorizer } from '@aws-sdk/client-api-gateway';
import { decodeJwt, decodeProtectedHeader, errors, importJWK, jwtVerify } from 'jose';
import type { Cloud } from '../../call.ts';
import { type UserPoolRecord, userPools } from '../cognito-idp/state.ts';
import { issuerOf, poolPublicKeys } from '../cognito-idp/tokens/signing-keys.ts';

export type Claims = Record<string, unknown>;

/** A token that nobody is let in with. */
export class TokenRefusal extends Error {
  /** AWS says nothing of the reason, but for a good token that is too old. */
  constructor(reason: 'invalid' | 'expired' = 'invalid') {
    super(reason === 'expired' ? 'The incoming token has expired' : 'Unauthorized');
  }
}

const POOL_ARN = /^arn:[^:]+:cognito-idp:([^:]+):(\d{12}):userpool\/(.+)$/;

/**
 * Checks the signature, the issuer and the age of a user pool's token. For whom it was issued is not looked at.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-tokens-verifying-a-jwt.html
 *
 * @param stageVariables what `${stageVariables.x}` in the authorizer's ARNs stands for
 * @throws TokenRefusal
 */
export async function verifyToken(
  cloud: Cloud,
  { providerARNs = [] }: Authorizer,
  token: string,
  stageVariables: Record<string, string>,
): Promise<Claims> {
  if (!isCanonical(token)) throw new TokenRefusal();
  const { iss, kid } = read(token);
  try {
    const pools = providerARNs.flatMap((arn) => poolOf(cloud, arn, stageVariables) ?? []);
    const pool = pools.find((each) => issuerOf(cloud, each) === iss);
    if (!pool) throw new TokenRefusal();
    const key = await keyOf(cloud, pool, kid);
    const currentDate = new Date(cloud.clock.now());
    const { payload } = await jwtVerify(token, key, {
      algorithms: ['RS256'],
      currentDate,
      requiredClaims: ['exp'],
    });
    return payload;
  } catch (error) {
    if (error instanceof errors.JWTExpired) throw new TokenRefusal('expired');
    if (error instanceof errors.JOSEError) throw new TokenRefusal();
    throw error;
  }
}

/** Refuses a cached token that has become too old since. */
export function checkAge(cloud: Cloud, { exp }: Claims): void {
  if (typeof exp !== 'number' || exp <= Math.floor(cloud.clock.now() / 1000)) {
    throw new TokenRefusal('expired');
  }
}

/** Who says to have issued a token, and with which key: nothing is proved yet. */
function read(token: string): { iss: string | undefined; kid: string | undefined } {
  try {
    return { iss: decodeJwt(token).iss, kid: decodeProtectedHeader(token).kid };
  } catch {
    throw new TokenRefusal();
  }
}

/** Three parts that are what their bytes encode to: base64 leaves bits over which decoders do not look at. */
function isCanonical(token: string): boolean {
  const parts = token.split('.');
  const isOne = (part: string) =>
    part !== '' && Buffer.from(part, 'base64url').toString('base64url') === part;
  return parts.length === 3 && parts.every(isOne);
}

function poolOf(
  cloud: Cloud,
  arn: string,
  stageVariables: Record<string, string>,
): UserPoolRecord | undefined {
  const filled = arn.replace(/\$\{stageVariables\.(\w+)\}/g, (_, name: string) => stageVariables[name] ?? '');
  const [, region, account, id = ''] = POOL_ARN.exec(filled) ?? [];
  const pool = userPools(cloud).get(id);
  return pool?.region === region && pool?.account === account ? pool : undefined;
}

/** Only what the pool publishes is a key: nothing that the token brings along. */
async function keyOf(cloud: Cloud, { id }: UserPoolRecord, kid: string | undefined) {
  const jwk = (await poolPublicKeys(cloud, id)).find((each) => each.kid === kid);
  if (!jwk) throw new TokenRefusal();
  return importJWK(jwk, 'RS256');
}
