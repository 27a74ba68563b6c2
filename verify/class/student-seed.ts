import { createHash } from 'node:crypto';

/**
 * The seed of one student's grading: the same for the same class, and nobody's tells another's.
 *
 * @param seed the class's
 */
export function studentSeed(seed: string, id: string): string {
  return createHash('sha256').update(`${seed}\n${id}`).digest('hex').slice(0, 8);
}
