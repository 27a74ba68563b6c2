import { describe, expect, it } from 'vitest';
import type { Check } from '../check.ts';
import { fail, pass } from '../check.ts';
import { gradeTest, testFailure } from '../testing/fake-grading.ts';
import { lookTwice } from './look-twice.ts';

const twice = (checks: Record<string, Check>, over = {}) =>
  gradeTest(checks, over, (options) => lookTwice(options, 'second'));

/** Fails as often as told, and says which time it was. */
function failing(times: number): Check {
  let asked = 0;
  return async () => {
    asked += 1;
    return asked <= times ? fail({ ...testFailure, got: `time ${asked}` }) : pass();
  };
}

const verdictsOf = (checks: { id: string; verdict: string }[]) => checks.map(({ verdict }) => verdict);

describe('what fails', () => {
  it('is looked at again, and passes when another grader was in the way', async () => {
    const { checks } = await twice({ 'LAMBDA-01.1': failing(1) });
    expect(verdictsOf(checks)).toEqual(['pass', 'pass', 'pass', 'pass']);
  });

  it('fails in the words of the first look when it fails again, and is not asked a third time', async () => {
    const { checks } = await twice({ 'LAMBDA-01.2': failing(2) });
    expect(checks).toMatchObject([
      { verdict: 'pass' },
      { verdict: 'fail', failure: { got: 'time 1' } },
      { verdict: 'blocked', needs: ['LAMBDA-01.2'] },
      { verdict: 'pass' },
    ]);
  });

  it('is looked at again too where another failure stood in its way at first', async () => {
    const { checks } = await twice({ 'LAMBDA-01.1': failing(1), 'LAMBDA-01.2': failing(1) });
    expect(verdictsOf(checks)).toEqual(['pass', 'pass', 'pass', 'pass']);
  });

  it('stays in the way of what needs it', async () => {
    const { checks } = await twice({ 'LAMBDA-01.1': failing(9), 'LAMBDA-02.2': failing(1) });
    expect(verdictsOf(checks)).toEqual(['fail', 'blocked', 'blocked', 'pass']);
  });
});

it('a second look sweeps nothing, has canaries of its own, and asks nothing that passed', async () => {
  const seen: string[] = [];
  const note: (name: string, check: Check) => Check = (name, check) => async (grader) => {
    seen.push(`${name} ${grader.seed}`);
    return check(grader);
  };
  const checks = {
    'LAMBDA-01.1': note('first', async () => pass()),
    'LAMBDA-01.2': note('second', failing(1)),
    'LAMBDA-02.1': note('third', async () => pass()),
    'LAMBDA-02.2': note('fourth', async () => pass()),
  };
  const sweep = async () => void seen.push('sweep');
  const { seed } = await twice({}, { table: { checks, sweep } });
  expect(seed).toBe('7f3a19c2');
  expect(seen[0]).toBe('sweep');
  expect(seen.slice(1).sort()).toEqual([
    'first 7f3a19c2',
    'fourth 7f3a19c2',
    'second 7f3a19c2',
    'second second',
    'third second',
  ]);
});

it('a score that is not final needs no second look', async () => {
  let asked = 0;
  const { checks } = await twice({
    'LAMBDA-01.1': async () => {
      asked += 1;
      return fail(testFailure);
    },
    'LAMBDA-02.2': () => Promise.reject(new Error('a fault')),
  });
  expect(asked).toBe(1);
  expect(verdictsOf(checks)).toEqual(['fail', 'blocked', 'blocked', 'error']);
});
