import { createDiffieHellman, createHash, getDiffieHellman } from 'node:crypto';

/** The 3072-bit group of RFC 3526, which Cognito's clients have built in. https://www.rfc-editor.org/rfc/rfc3526 */
const PRIME = getDiffieHellman('modp15').getPrime();
const GENERATOR = 2;
const exchange = createDiffieHellman(PRIME, GENERATOR);

export const N = fromHex(PRIME.toString('hex'));
export const g = BigInt(GENERATOR);
/** SRP-6a's multiplier, H(N | g). */
export const k = hashOf(N, g);

/** `base ** exponent mod N`, by OpenSSL: seven times as fast as BigInt. */
export function modPow(base: bigint, exponent: bigint): bigint {
  // A Diffie-Hellman secret is just that: the other's value to the power of one's own.
  exchange.setPrivateKey(Buffer.from(toBytes(exponent)));
  return fromHex(exchange.computeSecret(toBytes(base)).toString('hex'));
}

/** SHA-256 of numbers in a row, as a number. */
export function hashOf(...numbers: bigint[]): bigint {
  return digestOf(...numbers.map(toBytes));
}

/** SHA-256 of bytes in a row, as a number. */
export function digestOf(...parts: Uint8Array[]): bigint {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return fromHex(hash.digest('hex'));
}

/** A number's bytes as Java's BigInteger gives them, on which all clients agree: a leading zero keeps it positive. */
export function toBytes(number: bigint): Uint8Array {
  const hex = number.toString(16);
  const even = hex.length % 2 === 0 ? hex : `0${hex}`;
  return Buffer.from(/^[89a-f]/.test(even) ? `00${even}` : even, 'hex');
}

/** @param hex digits alone, at least one */
export function fromHex(hex: string): bigint {
  return BigInt(`0x${hex}`);
}
