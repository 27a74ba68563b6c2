import { createHash } from 'node:crypto';
import { exportJWK, generateKeyPair, importJWK, type JWK } from 'jose';
import type { Cloud } from '../../../call.ts';
import { type UserPoolRecord, userPools } from '../state.ts';

type SigningKey = Exclude<Awaited<ReturnType<typeof importJWK>>, Uint8Array>;

/** A pool signs its ID tokens with one key and its access tokens with the other. */
export type TokenUse = 'id' | 'access';

/** The pool's private keys, as JWKs. */
type KeyPair = Record<TokenUse, JWK>;

const MODULUS_BITS = 2048;
const PAIR = 'pair';
/** RSA keys take some tenths of a second: whoever asks meanwhile waits for the same ones. */
const making = new WeakMap<Cloud, Map<string, Promise<KeyPair>>>();

/**
 * What a pool publishes at `ISSUER/.well-known/jwks.json`; the keys are made when they are first asked for.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-tokens-verifying-a-jwt.html
 */
export async function poolPublicKeys(cloud: Cloud, poolId: string): Promise<JWK[]> {
  const { id, access } = await keysOf(cloud, poolId);
  return [publicPart(id), publicPart(access)];
}

/** The key that a pool's tokens of one use are verified with. */
export async function publicKey(cloud: Cloud, poolId: string, use: TokenUse): Promise<JWK> {
  return publicPart((await keysOf(cloud, poolId))[use]);
}

/** The key that signs a pool's tokens of one use, with its id. */
export async function signingKey(
  cloud: Cloud,
  poolId: string,
  use: TokenUse,
): Promise<{ kid: string; key: SigningKey }> {
  const jwk = (await keysOf(cloud, poolId))[use];
  return { kid: jwk.kid ?? '', key: (await importJWK(jwk, 'RS256')) as SigningKey };
}

/** The claim `iss` of a pool's tokens, and where its keys are. */
export function issuerOf(cloud: Cloud, { id, region }: Pick<UserPoolRecord, 'id' | 'region'>): string {
  return `https://cognito-idp.${region}.${cloud.urlSuffix}/${id}`;
}

function publicPart({ alg, e, kid, kty, n, use }: JWK): JWK {
  return { alg, e, kid, kty, n, use } as JWK;
}

async function keysOf(cloud: Cloud, poolId: string): Promise<KeyPair> {
  const known = stored(cloud, poolId).get(PAIR);
  if (known) return known;
  const pending = making.get(cloud) ?? new Map<string, Promise<KeyPair>>();
  making.set(cloud, pending);
  const keys = pending.get(poolId) ?? makeKeys(cloud, poolId).finally(() => pending.delete(poolId));
  pending.set(poolId, keys);
  return keys;
}

async function makeKeys(cloud: Cloud, poolId: string): Promise<KeyPair> {
  const [id, access] = await Promise.all([newKey(), newKey()]);
  // The pool may have been deleted meanwhile, and nothing of it may come back.
  if (userPools(cloud).has(poolId)) stored(cloud, poolId).set(PAIR, { id, access });
  return { id, access };
}

async function newKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair('RS256', { modulusLength: MODULUS_BITS, extractable: true });
  const jwk = await exportJWK(privateKey);
  const kid = createHash('sha256')
    .update(jwk.n ?? '')
    .digest('base64');
  return { ...jwk, alg: 'RS256', kid, use: 'sig' };
}

function stored(cloud: Cloud, poolId: string) {
  return cloud.store.collection<KeyPair>('cognito-idp/signing-keys', poolId);
}
