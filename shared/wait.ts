import { setTimeout as sleep } from 'node:timers/promises';
import { CourseError } from './errors.ts';
import type { Reporter } from './step.ts';

export interface WaitOptions {
  /** Milliseconds after which waiting ends in an error. */
  deadlineMs: number;
  /** Is told once what is being waited for, if it is not there at the first look. */
  report?: Pick<Reporter, 'note'>;
}

const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 5_000;

/**
 * Looks again and again, with growing pauses, until `probe` answers something other than `undefined` or `false`.
 *
 * @param what what is waited for, to be read after "waiting for": "the distribution to deploy"
 * @returns what the probe answered
 * @throws CourseError `timeout` at the deadline; whatever the probe throws, at once
 */
export async function waitFor<Value>(
  what: string,
  probe: () => Promise<Value | undefined | false>,
  { deadlineMs, report }: WaitOptions,
): Promise<Value> {
  const deadline = performance.now() + deadlineMs;
  let told = false;
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
    const value = await probe();
    if (value !== undefined && value !== false) return value;
    if (!told) report?.note(`waiting for ${what}, at most ${seconds(deadlineMs)}`);
    told = true;
    const left = deadline - performance.now();
    if (left <= 0) throw timeout(what, deadlineMs);
    await sleep(Math.min(pause, left));
  }
}

/**
 * Whether something comes about before the deadline.
 *
 * @throws whatever the probe throws
 */
export async function comesAbout(
  what: string,
  probe: () => Promise<boolean>,
  options: WaitOptions,
): Promise<boolean> {
  try {
    return await waitFor(what, probe, options);
  } catch (error) {
    if (error instanceof CourseError && error.code === 'timeout') return false;
    throw error;
  }
}

function timeout(what: string, deadlineMs: number): CourseError {
  return new CourseError(
    'timeout',
    `Waited ${seconds(deadlineMs)} for ${what}, and it did not happen.`,
    'Run the command again: it goes on where it stopped.',
  );
}

function seconds(ms: number): string {
  return ms < 120_000 ? `${Math.round(ms / 100) / 10} s` : `${Math.round(ms / 60_000)} min`;
}
