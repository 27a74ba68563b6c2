import type { Check } from './check.ts';
import { within } from './deadline.ts';

/** Follows the work of checks, also where nobody waits for it any more. */
export interface InFlight {
  /** The same check, followed. */
  follow(check: Check): Check;
  /** Waits until all of it is over, or the time is. */
  settled(ms: number): Promise<void>;
}

/**
 * A check that was stopped, or was out of time, is not broken off: a call that it has sent may still make something,
 * and what is removed before it is made stays.
 */
export function checksInFlight(): InFlight {
  const working = new Set<Promise<unknown>>();
  return {
    follow: (check) => (grader) => {
      const work = check(grader);
      const over: Promise<unknown> = work.catch(() => {}).finally(() => working.delete(over));
      working.add(over);
      return work;
    },
    async settled(ms) {
      if (working.size === 0) return;
      const never = new AbortController().signal;
      await within(ms, never, () => Promise.all(working)).catch(() => {});
    },
  };
}
