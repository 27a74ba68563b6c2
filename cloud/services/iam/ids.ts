import { randomBytes, randomInt } from 'node:crypto';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/**
 * An id as IAM gives it: a prefix that tells the kind, then letters and digits, 21 in all.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids
 */
export function newId(prefix: 'AIDA' | 'AROA' | 'ANPA'): string {
  return prefix + randomText(17);
}

/** An access key's id, 20 characters: `AKIA` lasts, `ASIA` is temporary. */
export function newAccessKeyId(prefix: 'AKIA' | 'ASIA'): string {
  return prefix + randomText(16);
}

/** A secret access key: 40 characters. */
export function newSecret(): string {
  return randomBytes(30).toString('base64');
}

function randomText(length: number): string {
  return Array.from({ length }, () => LETTERS[randomInt(LETTERS.length)]).join('');
}
