import { randomBytes } from 'node:crypto';

const UPPER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
const LOWER = UPPER.toLowerCase();

/** An id as CloudFront gives to distributions, identities and versions: `E` and thirteen more. */
export function newId(): string {
  return `E${randomText(UPPER, 13)}`;
}

/** An invalidation's id: `I` and thirteen more. */
export function newInvalidationId(): string {
  return `I${randomText(UPPER, 13)}`;
}

/** The first label of a distribution's domain name, `d` and thirteen more. */
export function newDomainLabel(): string {
  return `d${randomText(LOWER, 13)}`;
}

/** What a bucket policy names as `CanonicalUser`: 96 hexadecimal digits. */
export function newCanonicalUserId(): string {
  return randomBytes(48).toString('hex');
}

function randomText(alphabet: string, length: number): string {
  return [...randomBytes(length)].map((byte) => alphabet[byte % alphabet.length]).join('');
}
