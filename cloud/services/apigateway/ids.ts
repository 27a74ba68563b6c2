import { randomBytes } from 'node:crypto';

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** Ten lower-case letters and digits, as an API and its deployments have them. */
export function newId(): string {
  return randomText(10);
}

/** Six: what resources, models and validators have. */
export function newShortId(): string {
  return randomText(6);
}

function randomText(length: number): string {
  return [...randomBytes(length)].map((byte) => ALPHABET[byte % ALPHABET.length]).join('');
}
