import { createHash, createHmac, hkdfSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { isClaimTrue, isPublicValue, newServerKeys, type ServerKeys } from './exchange.ts';
import { g, k, modPow, N, toBytes } from './group.ts';
import { isPassword, passwordVerifier } from './verifier.ts';

const owner = { poolId: 'us-east-1_Ab12Cd34E', userId: 'ana', password: 'Correct-Horse-9' };
const secretBlock = Buffer.from('block');
const timestamp = 'Mon Nov 23 09:08:07 UTC 2026';

/** RFC 5054's client with Cognito's padding, in BigInt alone: it shares no arithmetic with the server. */
function claimOf(a: bigint, password: string, salt: string, { B }: Pick<ServerKeys, 'B'>) {
  const A = power(g, a);
  const identity = sha(`Ab12Cd34E${owner.userId}:${password}`);
  const x = number(sha(padded(BigInt(`0x${salt}`)), identity));
  const u = number(sha(padded(A), padded(BigInt(`0x${B}`))));
  const base = (((BigInt(`0x${B}`) - k * power(g, x)) % N) + N) % N;
  const key = hkdfSync('sha256', padded(power(base, a + u * x)), padded(u), 'Caldera Derived Key', 16);
  const signature = createHmac('sha256', Buffer.from(key))
    .update(`Ab12Cd34E${owner.userId}`)
    .update(secretBlock)
    .update(timestamp)
    .digest();
  return { ...owner, A: A.toString(16), secretBlock, timestamp, signature };
}

// https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-authentication-flow-methods.html
describe('the exchange', () => {
  it('believes who knows the password, whatever numbers come up', () => {
    const { salt, verifier } = passwordVerifier(owner);
    for (let round = 1n; round <= 40n; round += 1n) {
      const keys = newServerKeys(verifier);
      // Small exponents: what is tried here is the padding, which depends on the results.
      expect(isClaimTrue(claimOf(round * 7919n, owner.password, salt, keys), verifier, keys)).toBe(true);
    }
  });

  it('believes nobody else', () => {
    const { salt, verifier } = passwordVerifier(owner);
    const keys = newServerKeys(verifier);
    const right = claimOf(12_345n, owner.password, salt, keys);
    expect(isClaimTrue(claimOf(12_345n, 'Wrong', salt, keys), verifier, keys)).toBe(false);
    expect(isClaimTrue({ ...right, userId: 'bob' }, verifier, keys)).toBe(false);
    expect(isClaimTrue({ ...right, poolId: 'us-east-1_Other' }, verifier, keys)).toBe(false);
    expect(isClaimTrue({ ...right, timestamp: 'later' }, verifier, keys)).toBe(false);
    expect(isClaimTrue({ ...right, secretBlock: Buffer.from('other') }, verifier, keys)).toBe(false);
    expect(isClaimTrue({ ...right, signature: right.signature.subarray(1) }, verifier, keys)).toBe(false);
    expect(isClaimTrue(right, verifier, newServerKeys(verifier))).toBe(false);
    expect(isClaimTrue(right, passwordVerifier(owner).verifier, keys)).toBe(false);
  });

  it('takes no public value that gives the key away', () => {
    const { verifier } = passwordVerifier(owner);
    const keys = newServerKeys(verifier);
    for (const A of [0n, N, 2n * N]) {
      expect(isPublicValue(A.toString(16))).toBe(false);
      const key = hkdfSync('sha256', padded(0n), padded(1n), 'Caldera Derived Key', 16);
      const signature = createHmac('sha256', Buffer.from(key)).update('x').digest();
      const claim = { ...owner, A: A.toString(16), secretBlock, timestamp, signature };
      expect(isClaimTrue(claim, verifier, keys)).toBe(false);
    }
    expect(isPublicValue('not hexadecimal')).toBe(false);
    expect(isPublicValue('ab')).toBe(true);
  });

  it('keeps another verifier for each password, even for the same one', () => {
    const [one, other] = [passwordVerifier(owner), passwordVerifier(owner)];
    expect(one.verifier).not.toBe(other.verifier);
    expect(isPassword(owner, one) && isPassword(owner, other)).toBe(true);
    expect(isPassword({ ...owner, password: 'Wrong' }, one)).toBe(false);
  });
});

// https://www.rfc-editor.org/rfc/rfc5054#section-2.5.3 has no such group: RFC 3526 gives the prime's two ends.
it('the group is the 3072-bit one, and its powers are right', () => {
  expect(N.toString(16)).toMatch(/^f{16}c90fdaa22168c234.*a93ad2caf{16}$/);
  expect(N.toString(2)).toHaveLength(3072);
  expect(modPow(g, 4096n)).toBe(power(g, 4096n));
  expect(Buffer.from(toBytes(236n)).toString('hex')).toBe('00ec');
  expect(Buffer.from(toBytes(20n)).toString('hex')).toBe('14');
});

function power(base: bigint, exponent: bigint): bigint {
  let [result, square, rest] = [1n, base % N, exponent];
  while (rest > 0n) {
    if (rest & 1n) result = (result * square) % N;
    square = (square * square) % N;
    rest >>= 1n;
  }
  return result;
}

/** A two's complement number of whole bytes, as Java writes a BigInteger. */
function padded(value: bigint): Buffer {
  const bytes = Math.floor(value.toString(2).length / 8) + 1;
  return Buffer.from(value.toString(16).padStart(bytes * 2, '0'), 'hex');
}

function sha(...parts: (string | Buffer)[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}

function number(bytes: Buffer): bigint {
  return BigInt(`0x${bytes.toString('hex')}`);
}
