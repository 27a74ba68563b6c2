import { createHash, timingSafeEqual } from 'node:crypto';

/** Compares two secrets in a time that says nothing about where they differ. */
export function sameSignature(left: string, right: string): boolean {
  // Hashing first gives both the same length, which timingSafeEqual wants.
  return timingSafeEqual(digest(left), digest(right));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text, 'utf8').digest();
}
