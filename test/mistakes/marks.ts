import { expect } from 'vitest';
import type { ModuleResult } from '../../verify/result.ts';
import { scoreOf } from '../../verify/score.ts';
import { failuresOf, verdictsOf } from './deployed-course.ts';

/** Every check has passed, and no canary is left. The failures come first, because they say why. */
export function expectFullMarks(result: ModuleResult): void {
  expect(failuresOf(result)).toEqual([]);
  expect(new Set(Object.values(verdictsOf(result)))).toEqual(new Set(['pass']));
  expect(result.canaries.left).toEqual([]);
}

/** The checks that have passed, and the points that they are worth. No canary is left. */
export function earnedBy(result: ModuleResult): { passed: string[]; points: number } {
  expect(result.canaries.left).toEqual([]);
  const passed = Object.entries(verdictsOf(result)).filter(([, verdict]) => verdict === 'pass');
  return { passed: passed.map(([id]) => id), points: scoreOf(result.checks).points };
}
