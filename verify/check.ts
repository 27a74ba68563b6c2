import type { request } from '../shared/http.ts';
import type { Course } from '../shared/step.ts';
import type { Canary } from './canaries.ts';
import type { Locator } from './locate.ts';
import type { Random } from './random.ts';
import type { Failure, Why } from './result.ts';

/** What a check works with: the course, and what belongs to grading. */
export interface Grader extends Course {
  seed: string;
  /** This check's own source: the same numbers for the same seed. */
  random: Random;
  locate: Locator;
  canary: Canary;
  request: typeof request;
  /** Notes what the check does, in the past tense: `invoked cinedb-ana-list-movies`. It becomes the failure's "did". */
  log(text: string): void;
  /** Aborted when the check is out of time or the grading is stopped. */
  signal: AbortSignal;
}

/** What a check says about a failure. */
export interface FailureText extends Omit<Failure, 'did' | 'learn'> {
  /** Otherwise what was logged. */
  did?: string;
  /** An anchor of the module's lesson or a path with one; otherwise the requirement's own heading. */
  learn?: string;
}

/** What a check finds. A check that throws could not judge: that is an error of the grader, not a failure. */
export type Outcome =
  | { verdict: 'pass' }
  | { verdict: 'fail'; failure: FailureText }
  | { verdict: 'pending'; waiting: string };

/** Looks at one thing that is deployed. */
export type Check = (grader: Grader) => Promise<Outcome>;

/** What a file in `checks/` exports: a check for each id of the module's manifest. */
export interface ModuleChecks {
  checks: Record<string, Check>;
  /** Removes the canaries that a killed grader left, recognised by how their ids begin. */
  sweep?: (grader: Grader) => Promise<void>;
  /** Milliseconds for one check, where 60,000 are too few. */
  timeoutMs?: number;
}

export function pass(): Outcome {
  return { verdict: 'pass' };
}

export function fail(failure: FailureText): Outcome {
  return { verdict: 'fail', failure };
}

/** @param waiting what AWS is still working on: `CloudFront is deploying E2EXAMPLE` */
export function pending(waiting: string): Outcome {
  return { verdict: 'pending', waiting };
}

/** A reason that a probe of this run proved. */
export function proven(text: string): Why {
  return { text, proven: true };
}

/** A reason that fits what was seen, and was not proved. */
export function likely(text: string): Why {
  return { text, proven: false };
}
