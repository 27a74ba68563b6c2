import type { CheckResult, ModuleResult } from '../result.ts';
import { type RunOptions, runModule } from '../run.ts';
import { scoreOf } from '../score.ts';

/**
 * Grades a module, and looks again at what fails. Another grader, or the student at work, may have been in the way: whoever
 * begins to grade removes all canaries, of those who still work as well. What fails twice is a failure.
 *
 * @param secondSeed the seed of every look after the first, so that nobody answers from memory
 */
export async function lookTwice(options: RunOptions, secondSeed: string): Promise<ModuleResult> {
  let result = await runModule(options);
  const failed = new Set<string>();
  for (;;) {
    const fresh = freshFailures(result, failed);
    if (fresh.size === 0 || scoreOf(result.checks).ungraded > 0) return result;
    for (const id of fresh) failed.add(id);
    const plan = options.plan.filter(({ id }) => isToSee(result, id, fresh));
    // Without a sweep it is in nobody's way.
    const { sweep: _, ...table } = options.table;
    result = together(result, await runModule({ ...options, plan, table, seed: secondSeed }));
  }
}

function freshFailures({ checks }: ModuleResult, failed: ReadonlySet<string>): Set<string> {
  return new Set(
    checks.filter(({ id, verdict }) => verdict === 'fail' && !failed.has(id)).map(({ id }) => id),
  );
}

/** What failed, and what only such failures stand in the way of. */
function isToSee({ checks }: ModuleResult, id: string, fresh: ReadonlySet<string>): boolean {
  const check = checks.find((one) => one.id === id);
  return fresh.has(id) || (check?.verdict === 'blocked' && check.needs.every((need) => fresh.has(need)));
}

function together(first: ModuleResult, second: ModuleResult): ModuleResult {
  const newer = new Map(second.checks.map((check) => [check.id, check]));
  const [one, two] = [first.canaries, second.canaries];
  return {
    ...first,
    ms: first.ms + second.ms,
    checks: first.checks.map((check) => chosen(check, newer.get(check.id))),
    canaries: { made: one.made + two.made, left: [...one.left, ...two.left] },
  };
}

/** The words of the first look, with whose seed the student can see the same. */
function chosen(first: CheckResult, second: CheckResult | undefined): CheckResult {
  if (!second || (first.verdict === 'fail' && second.verdict === 'fail')) return first;
  return second;
}
