import { CourseError } from '../shared/errors.ts';
import { faultOf } from '../shared/faults.ts';
import type { Check, FailureText, Grader } from './check.ts';
import { OutOfTime, Stopped, within } from './deadline.ts';
import type { CheckResult, Failure, Fault } from './result.ts';
import type { PlannedCheck } from './select.ts';

export interface CheckRun {
  planned: PlannedCheck;
  /** Undefined when the grader has no such check. */
  check: Check | undefined;
  /** Path of the lesson, such as `modules/01-s3/README.md`. */
  lesson: string;
  /** Milliseconds after which the check counts as an error. */
  timeoutMs: number;
  /** Stops the whole grading. */
  signal: AbortSignal;
  grader: Omit<Grader, 'log' | 'signal'>;
}

/** Runs one check and turns whatever happens into a result. It never throws. */
export async function runCheck({
  planned,
  check,
  lesson,
  timeoutMs,
  signal,
  grader,
}: CheckRun): Promise<CheckResult> {
  const begun = performance.now();
  const log: string[] = [];
  const over = new AbortController();
  const about = () => ({ ...named(planned), ms: Math.round(performance.now() - begun) });
  try {
    if (!check) throw new Error(`the grader has no check ${planned.id}`);
    const full: Grader = {
      ...grader,
      log: (text) => log.push(text),
      signal: AbortSignal.any([signal, over.signal]),
    };
    const outcome = await within(timeoutMs, signal, () => check(full));
    if (outcome.verdict !== 'fail') return { ...about(), ...outcome };
    return { ...about(), verdict: 'fail', failure: completed(outcome.failure, log, planned, lesson) };
  } catch (error) {
    return { ...about(), verdict: 'error', fault: faultText(error, timeoutMs) };
  } finally {
    over.abort();
  }
}

/** The parts of a result that the manifest knows. */
export function named({ id, title, requirement, points }: PlannedCheck) {
  return { id, title, requirement, points };
}

function completed(text: FailureText, log: string[], planned: PlannedCheck, lesson: string): Failure {
  const place = text.learn ?? planned.learn;
  return {
    ...text,
    did: text.did ?? (log.length > 0 ? log.join(', then ') : `looked whether ${planned.title}`),
    learn: place.startsWith('#') ? `${lesson}${place}` : place,
  };
}

function faultText(error: unknown, timeoutMs: number): Fault {
  if (error instanceof Stopped) {
    return { code: 'stopped', message: 'the grading was stopped', remedy: 'Run it again.' };
  }
  if (error instanceof OutOfTime) {
    return {
      code: 'out-of-time',
      message: `no verdict within ${timeoutMs / 1000} s`,
      remedy: 'Run it again; the account may be slow just now.',
    };
  }
  if (error instanceof CourseError) return { code: error.code, message: error.message, remedy: error.remedy };
  const { name, message } = error instanceof Error ? error : { name: 'Error', message: String(error) };
  const text = name === 'Error' ? message : `${name}: ${message}`;
  const code = faultOf(error) ?? name;
  return {
    code,
    message: text,
    remedy:
      remedies[code] ?? 'This is a fault of the grader or of its rights, not of your work. Run it again.',
  };
}

const remedies: Record<string, string> = {
  network: 'Check your connection, then run it again.',
  credentials: 'Renew your access keys, then run it again.',
};
