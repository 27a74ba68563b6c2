import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { scoreOf } from '../../verify/score.ts';
import { type DeployedCourse, deployCourse, failuresOf } from './deployed-course.ts';
import { expectFullMarks } from './marks.ts';
import { failureText, type Mistake, withoutIds } from './mistake.ts';

interface Options {
  module: number;
  requirement: string;
  mistakes: Mistake[];
  /** Whether the mistakes change what CloudFront serves, so that its edge must be waited for. */
  atEdge: boolean;
  /** Whether no mistake can touch what other requirements made: then only this one is graded. */
  alone?: boolean;
}

/**
 * Tests of one requirement's checks: the solution passes, each mistake fails its own check alone, and the solution
 * passes again when all is mended.
 */
export function describeMistakes({ module, requirement, mistakes, atEdge, alone }: Options): void {
  const only = alone ? requirement : undefined;
  // A whole grading takes seconds, and many on a machine that is busy with other tests.
  vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });
  let deployed: DeployedCourse;
  beforeAll(async () => {
    // Waiting proves nothing here; that a deployment takes time is tested elsewhere.
    vi.stubEnv('CINEDB_DEPLOYMENT_SECONDS', '0');
    deployed = await deployCourse(module);
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await deployed.close();
  });

  async function expectSolutionPasses(seed: string): Promise<void> {
    const result = await deployed.grade(module, { seed, only });
    expectFullMarks(result);
  }

  describe(`the checks of ${requirement}`, () => {
    it('pass for the solution, twice in a row and with any seed', async () => {
      await expectSolutionPasses('7f3a19c2');
      await expectSolutionPasses('00000000');
    });
    it.each(mistakes)('fail in one place: $name', async (mistake) => {
      await mistake.break(deployed.course);
      if (atEdge) await deployed.settle();
      await judge(deployed, module, mistake, only);
    });
    it('pass again when everything is mended', async () => {
      if (atEdge) await deployed.settle();
      await expectSolutionPasses('7f3a19c2');
    });
  });
}

/** One check fails, with its own words; what hangs on it is blocked; everything else passes. */
async function judge(
  deployed: DeployedCourse,
  module: number,
  mistake: Mistake,
  only?: string,
): Promise<void> {
  try {
    const result = await deployed.grade(module, { only: mistake.only ?? only });
    const failures = failuresOf(result);
    expect(failures.map(({ id }) => id)).toEqual([mistake.fails]);
    const others = result.checks.filter(({ verdict }) => verdict !== 'pass' && verdict !== 'fail');
    for (const other of others) {
      expect(other).toMatchObject({ verdict: 'blocked', needs: [mistake.fails] });
    }
    if (mistake.costs !== undefined) expect(100 - scoreOf(result.checks).points).toBe(mistake.costs);
    expect(withoutIds(failures[0]?.why.text ?? '')).toBe(mistake.because);
    expect(result.canaries.left).toEqual([]);
    await expect(failures.map(failureText).join('\n')).toMatchFileSnapshot(goldenFile(mistake));
  } finally {
    await mistake.mend?.(deployed.course);
    await deployed.repair(module, only);
  }
}

/** Where a failure is kept whole, as a student reads it. */
export function goldenFile({ name, fails }: Pick<Mistake, 'name' | 'fails'>): string {
  const words = name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  return `golden/${fails.toLowerCase()}-${words.replace(/^-|-$/g, '')}.txt`;
}
