import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import { fromHex, g, hashOf, k, modPow, N, toBytes } from './group.ts';
import { poolNameOf } from './verifier.ts';

/** The server's half of an exchange, in hexadecimal: `b` stays a secret, `B` goes to the client. */
export interface ServerKeys {
  b: string;
  B: string;
}

/** A client's claim to know a password. */
export interface PasswordClaim {
  poolId: string;
  userId: string;
  /** The client's public value, in hexadecimal. */
  A: string;
  secretBlock: Uint8Array;
  /** As the client wrote it: it is part of what is signed. */
  timestamp: string;
  signature: Uint8Array;
}

const SECRET_BYTES = 32;
const KEY_BYTES = 16;
const INFO = 'Caldera Derived Key';

/** Whether a text is a public value with which an exchange is safe: a multiple of N would make the key known. */
export function isPublicValue(A: string): boolean {
  return /^[0-9a-fA-F]+$/.test(A) && fromHex(A) % N !== 0n;
}

/** B = k·v + g^b. */
export function newServerKeys(verifier: string): ServerKeys {
  const b = fromHex(randomBytes(SECRET_BYTES).toString('hex'));
  const B = (k * fromHex(verifier) + modPow(g, b)) % N;
  return { b: b.toString(16), B: B.toString(16) };
}

/**
 * Whether a claim was made with the password that the verifier stands for.
 *
 * @param keys of the exchange that the claim answers
 */
export function isClaimTrue(claim: PasswordClaim, verifier: string, keys: ServerKeys): boolean {
  const key = sessionKey(fromHex(claim.A), fromHex(verifier), keys);
  if (!key) return false;
  const expected = createHmac('sha256', key)
    .update(poolNameOf(claim.poolId))
    .update(claim.userId)
    .update(claim.secretBlock)
    .update(claim.timestamp)
    .digest();
  return claim.signature.length === expected.length && timingSafeEqual(claim.signature, expected);
}

/** S = (A·v^u)^b, and the key that is derived of it; undefined for the values that SRP-6a forbids. */
function sessionKey(A: bigint, v: bigint, { b, B }: ServerKeys): Uint8Array | undefined {
  const u = hashOf(A, fromHex(B));
  const base = A % N === 0n || u === 0n ? 0n : (A * modPow(v, u)) % N;
  // One and N - 1 are their own powers: the key would be known without the password.
  if (base < 2n || base === N - 1n) return undefined;
  const S = modPow(base, fromHex(b));
  return new Uint8Array(hkdfSync('sha256', toBytes(S), toBytes(u), INFO, KEY_BYTES));
}
