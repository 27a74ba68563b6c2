import { faultOf } from '../shared/faults.ts';
import { retry } from '../shared/retry.ts';
import type { Random } from './random.ts';
import type { CanaryReport } from './result.ts';

/** How every id of a canary begins, so that a later run finds what a killed grader left. */
export const canaryIdPrefix = 'ca9a51e5-';

/** How every title of a canary begins. */
const canaryTitlePrefix = 'Canary ';

/** What a check uses to put something into the student's account and be sure that it goes away again. */
export interface Canary {
  /** A new UUID that begins like every canary's. */
  id(): string;
  /** A new title, such as `Canary b81e04d2`. */
  title(): string;
  /**
   * Registers how to remove something. Call it before you make the thing: then nothing can come between.
   *
   * @param what names the thing, for the case that it cannot be removed
   */
  keep(what: string, remove: () => Promise<unknown>): void;
}

/** Whether an id, or the last part of an object's key, is a canary's. */
export function isCanaryId(id: string): boolean {
  return id.startsWith(canaryIdPrefix);
}

/** Whether a text is a canary's title, or begins with one. */
export function isCanaryTitle(text: unknown): boolean {
  return new RegExp(`^${canaryTitlePrefix}[0-9a-f]{8}\\b`).test(String(text));
}

/** The clean-ups of one run. */
export interface CanaryRegistry {
  /** What one check gets, with names from its own source of randomness. */
  forCheck(random: Random): Canary;
  /** After it nothing more can be registered. */
  close(): void;
  /** Closes, and runs every clean-up, the last registered first. */
  clean(): Promise<CanaryReport>;
}

const REMOVAL_DEADLINE_MS = 15_000;

/** An empty registry. */
export function canaryRegistry(): CanaryRegistry {
  const cleanUps: { what: string; remove: () => Promise<unknown> }[] = [];
  let made = 0;
  let closed = false;
  return {
    forCheck: (random) => ({
      id: () => canaryId(random),
      title: () => `${canaryTitlePrefix}${random.hex(8)}`,
      keep(what, remove) {
        // A check that ran out of time must not put in something that nobody would remove.
        if (closed) throw new Error('the grading is over');
        made += 1;
        cleanUps.push({ what, remove });
      },
    }),
    close() {
      closed = true;
    },
    async clean() {
      closed = true;
      const left: string[] = [];
      for (let next = cleanUps.pop(); next; next = cleanUps.pop()) {
        if (!(await removed(next.remove))) left.push(next.what);
      }
      return { made, left };
    },
  };
}

async function removed(remove: () => Promise<unknown>): Promise<boolean> {
  const retryable = (error: unknown) => faultOf(error) === 'network';
  const timer = new AbortController();
  try {
    await Promise.race([
      retry(remove, { retryable, deadlineMs: 1_000 }),
      expiry(REMOVAL_DEADLINE_MS, timer.signal),
    ]);
    return true;
  } catch {
    return false;
  } finally {
    timer.abort();
  }
}

function expiry(ms: number, signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('too late')), ms);
    signal.addEventListener('abort', () => clearTimeout(timer));
  });
}

/** A UUID of version 4 in form: https://www.rfc-editor.org/rfc/rfc9562#name-uuid-version-4 */
function canaryId(random: Random): string {
  const variant = '89ab'[random.integer(0, 3)];
  return `${canaryIdPrefix}${random.hex(4)}-4${random.hex(3)}-${variant}${random.hex(3)}-${random.hex(12)}`;
}
