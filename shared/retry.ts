import { setTimeout as sleep } from 'node:timers/promises';

export interface RetryOptions {
  /** Whether another try may help. */
  retryable: (error: unknown) => boolean;
  /** Milliseconds from the first try after which no new one begins. */
  deadlineMs: number;
}

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;

/**
 * Calls `fn` until it succeeds, with growing pauses between the tries. For what AWS makes consistent only
 * after a while, such as a new role.
 *
 * @throws the last error, when it is not retryable or the deadline leaves no room for another try
 */
export async function retry<Value>(fn: () => Promise<Value>, options: RetryOptions): Promise<Value> {
  const deadline = performance.now() + options.deadlineMs;
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
    try {
      return await fn();
    } catch (error) {
      if (!options.retryable(error) || performance.now() + pause > deadline) throw error;
    }
    await sleep(pause);
  }
}
