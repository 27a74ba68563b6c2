import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { failuresOf } from './deployed-course.ts';
import { goldenFile } from './describe-mistakes.ts';
import { expectFullMarks } from './marks.ts';
import { failureText } from './mistake.ts';
import { functionMistakes } from './sam-01-mistakes.ts';
import { apiMistakes } from './sam-02-mistakes.ts';
import { storageMistakes } from './sam-03-mistakes.ts';
import { peopleMistakes } from './sam-04-mistakes.ts';
import { roleMistakes } from './sam-05-mistakes.ts';
import { deploymentMistakes } from './sam-06-mistakes.ts';
import { publishingMistakes } from './sam-06-publishing-mistakes.ts';
import { editedBy } from './sam-edits.ts';
import { type SamMistake, withoutStackIds } from './sam-mistake.ts';
import { type DeployedStack, deployStackOnly, refreshed, updateStack, withOtherApi } from './sam-stack.ts';

const mistakes = [
  ...functionMistakes,
  ...apiMistakes,
  ...storageMistakes,
  ...peopleMistakes,
  ...roleMistakes,
  ...deploymentMistakes,
  ...publishingMistakes,
];

/** A whole grading takes ten seconds, and twenty on a busy machine. */
vi.setConfig({ testTimeout: 120_000 });

let stack: DeployedStack;
beforeAll(async () => {
  vi.stubEnv('CINEDB_DEPLOYMENT_SECONDS', '0');
  stack = await deployStackOnly();
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await stack.close();
});

async function expectSolutionPasses(seed: string): Promise<void> {
  const result = await stack.grade(stack.course, { seed });
  expectFullMarks(result);
}

describe('the checks of module 6', () => {
  it('pass for the solution', () => expectSolutionPasses('7f3a19c2'));

  it.each(mistakes)('fail in one place: $name', async (mistake) => {
    const changed = await templateWith(mistake);
    if (changed !== stack.original) await updateStack(stack.course, changed);
    try {
      await mistake.break?.(await refreshed(stack));
      await judge(mistake);
    } finally {
      if (changed !== stack.original) await updateStack(stack.course, stack.original);
      await mistake.mend?.(await refreshed(stack));
    }
  });

  it('pass again when everything is mended', () => expectSolutionPasses('00000000'));
});

function templateWith({ template, api }: SamMistake): Promise<string> | string {
  const inTemplate = editedBy(template ?? [], stack.original);
  return api ? withOtherApi(stack.course, inTemplate, api) : inTemplate;
}

/** One check fails, with its own words. What hangs on it is blocked, and everything else passes. */
async function judge(mistake: SamMistake): Promise<void> {
  // With a seed of its own no canary is one that CloudFront knows from the row before.
  const seed = createHash('sha256').update(mistake.name).digest('hex').slice(0, 8);
  const only = mistake.whole ? undefined : mistake.fails;
  const result = await stack.grade(stack.course, { seed, only });
  const failures = failuresOf(result);
  expect(failures.map(({ id }) => id)).toEqual([mistake.fails]);
  for (const other of result.checks.filter(({ verdict }) => verdict !== 'pass' && verdict !== 'fail')) {
    expect(other).toMatchObject({ verdict: 'blocked', needs: [mistake.fails] });
  }
  expect(result.canaries.left).toEqual([]);
  expect(withoutStackIds(failures[0]?.why.text ?? '')).toBe(mistake.because);
  const text = failures.map((failure) => withoutStackIds(failureText(failure))).join('\n');
  await expect(text).toMatchFileSnapshot(goldenFile(mistake));
}
