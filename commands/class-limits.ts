import { CourseError } from '../shared/errors.ts';
import { LONGEST_GRADING_S } from '../verify/class/enter-account.ts';
import type { Flags } from './flags.ts';

/** How much is done at one time, for how long, and how often. */
export interface ClassLimits {
  /** Students at one time. */
  concurrency: number;
  /** Seconds for one student. */
  timeoutS: number;
  /** New tries of one student. */
  retries: number;
}

/** @throws CourseError `usage` for what is no number, or too small or too large */
export function readLimits(flags: Flags): ClassLimits {
  return {
    concurrency: whole(flags, 'concurrency', 8, { least: 1, most: 64 }),
    timeoutS: whole(flags, 'timeout', 600, { least: 1, most: LONGEST_GRADING_S }),
    retries: whole(flags, 'retries', 1, { least: 0, most: 10 }),
  };
}

function whole(
  flags: Flags,
  name: string,
  otherwise: number,
  { least, most }: { least: number; most: number },
): number {
  const text = flags.text(name);
  if (text === undefined) return otherwise;
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= least && value <= most) return value;
  throw new CourseError(
    'usage',
    `--${name} ${text} cannot be used.`,
    `Give a whole number from ${least} to ${most}.`,
  );
}
