import { join } from 'node:path';
import type { Config } from '../shared/config.ts';
import type { Module, Requirement } from '../shared/manifest.ts';
import { readState, writeState } from '../shared/state-file.ts';
import type { ModuleResult, Verdict } from './result.ts';

/** What is remembered of one check: nothing of what it saw, so that no secret can be in it. */
interface KeptCheck {
  id: string;
  points: number;
  verdict: Verdict;
}

/** The last verdict on each check of a module. */
export interface LastResult {
  module: number;
  account: string;
  region: string;
  /** ISO 8601: the last grading. */
  gradedAt: string;
  checks: KeptCheck[];
}

/** Whose results, and on which target. */
type Who = Pick<Config, 'stateDir' | 'target' | 'student'>;

/**
 * Remembers a grading, so that other commands need not grade again. A part of a module leaves the rest as it was, and an
 * error, which says nothing about the work, leaves the verdict before it.
 */
export function keepResult(who: Who, result: ModuleResult): void {
  const { module, account, region, startedAt } = result;
  const before = lastResult(who, module);
  const same = before?.account === account && before.region === region;
  const checks = new Map(same ? before.checks.map((check) => [check.id, check]) : []);
  for (const { id, points, verdict } of result.checks) {
    if (verdict !== 'error' || !checks.has(id)) checks.set(id, { id, points, verdict });
  }
  const kept: LastResult = { module, account, region, gradedAt: startedAt, checks: [...checks.values()] };
  writeState(fileOf(who, module), kept);
}

/** What is remembered of a module's grading; undefined when it was never graded, or when the file was damaged. */
export function lastResult(who: Who, module: number): LastResult | undefined {
  const kept = readState(fileOf(who, module)) as Partial<LastResult> | undefined;
  const isWhole =
    typeof kept?.gradedAt === 'string' && Array.isArray(kept.checks) && kept.checks.every(isCheck);
  return isWhole ? (kept as LastResult) : undefined;
}

function isCheck(check: Partial<KeptCheck> | null): boolean {
  return typeof check?.id === 'string' && Number.isFinite(check.points) && typeof check.verdict === 'string';
}

/** Whether every check of a requirement had passed when it was last graded. */
export function hasPassed(who: Who, module: Module, { checks }: Requirement): boolean {
  const verdicts = new Map(lastResult(who, module.number)?.checks.map(({ id, verdict }) => [id, verdict]));
  return checks.every(({ id }) => verdicts.get(id) === 'pass');
}

function fileOf({ stateDir, target, student }: Who, module: number): string {
  return join(stateDir, 'results', `${target}-${student}`, `module-${module}.json`);
}
