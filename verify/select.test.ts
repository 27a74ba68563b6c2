import { describe, expect, it } from 'vitest';
import { planChecks, withFirst } from './select.ts';
import { testModule } from './testing/fake-grading.ts';

const idsOf = (plan: { id: string }[]) => plan.map(({ id }) => id);

describe('planChecks', () => {
  it.each([
    ['a check, with what it needs', 'LAMBDA-01.2', ['LAMBDA-01.1', 'LAMBDA-01.2']],
    ['several, in the order of the manifest', ['LAMBDA-02.2', 'lambda-01.1'], ['LAMBDA-01.1', 'LAMBDA-02.2']],
    ['a requirement and a check of it', ['LAMBDA-01', 'LAMBDA-01.1'], ['LAMBDA-01.1', 'LAMBDA-01.2']],
  ])('plans %s', (_what, only, ids) => expect(idsOf(planChecks(testModule, only))).toEqual(ids));

  it('names the one that is unknown', () => {
    expect(() => planChecks(testModule, ['LAMBDA-01', 'LAMBDA-09'])).toThrow('"LAMBDA-09"');
  });
});

describe('withFirst', () => {
  it('puts checks before the others, and what they need before them', () => {
    const plan = planChecks(testModule);
    expect(idsOf(withFirst(plan, ['LAMBDA-02.2']))[0]).toBe('LAMBDA-02.2');
    expect(idsOf(withFirst(plan, ['LAMBDA-01.2', 'LAMBDA-02.2']))).toEqual([
      'LAMBDA-01.1',
      'LAMBDA-01.2',
      'LAMBDA-02.2',
      'LAMBDA-02.1',
    ]);
  });
});
