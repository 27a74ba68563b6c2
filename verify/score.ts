import type { CheckResult } from './result.ts';

export interface Score {
  passed: number;
  checks: number;
  /** Points of the checks that passed. */
  points: number;
  /** Points of the checks that were judged. */
  possible: number;
  /** Points of what could not be judged: an error, or something that AWS is still working on. */
  ungraded: number;
  requirementsPassed: number;
  requirements: number;
}

/** The exit codes of the grader. */
export const exitCodes = { pass: 0, fail: 1, pending: 2, error: 3, usage: 64 } as const;

/** Adds the results up. A requirement passes when all its checks pass. */
export function scoreOf(checks: readonly CheckResult[]): Score {
  const passed = checks.filter((check) => check.verdict === 'pass');
  const ungraded = checks.filter((check) => check.verdict === 'error' || check.verdict === 'pending');
  const requirements = new Set(checks.map((check) => check.requirement));
  const unfinished = new Set(
    checks.filter((check) => check.verdict !== 'pass').map((check) => check.requirement),
  );
  return {
    passed: passed.length,
    checks: checks.length,
    points: sumOfPoints(passed),
    possible: sumOfPoints(checks) - sumOfPoints(ungraded),
    ungraded: sumOfPoints(ungraded),
    requirementsPassed: requirements.size - unfinished.size,
    requirements: requirements.size,
  };
}

/**
 * The exit code of a grading. An error comes first, because the score is not final then; a failure comes before
 * what is pending, because it is certain already.
 */
export function exitCodeOf(checks: readonly CheckResult[]): number {
  const has = (verdict: string) => checks.some((check) => check.verdict === verdict);
  if (has('error')) return exitCodes.error;
  if (has('fail')) return exitCodes.fail;
  if (has('pending')) return exitCodes.pending;
  return exitCodes.pass;
}

/** The same checks, those that did not pass before those that did. */
export function failuresFirst(checks: readonly CheckResult[]): CheckResult[] {
  return checks.toSorted((a, b) => Number(a.verdict === 'pass') - Number(b.verdict === 'pass'));
}

function sumOfPoints(checks: readonly CheckResult[]): number {
  return checks.reduce((sum, check) => sum + check.points, 0);
}
