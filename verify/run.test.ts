import { describe, expect, it } from 'vitest';
import { CourseError } from '../shared/errors.ts';
import { fail, type Grader, likely, pass, pending, proven } from './check.ts';
import { exitCodeOf, scoreOf } from './score.ts';
import { planChecks } from './select.ts';
import { gradeTest, testModule } from './testing/fake-grading.ts';

const failing = async () => fail({ expected: 'a', got: 'b', why: likely('c'), fix: 'd' });
const verdicts = (result: Awaited<ReturnType<typeof gradeTest>>) =>
  result.checks.map((check) => check.verdict);

describe('runModule', () => {
  it('passes everything with full points', async () => {
    const result = await gradeTest({});
    expect(verdicts(result)).toEqual(['pass', 'pass', 'pass', 'pass']);
    expect(scoreOf(result.checks)).toMatchObject({
      points: 100,
      possible: 100,
      requirementsPassed: 2,
      requirements: 2,
    });
    expect(exitCodeOf(result.checks)).toBe(0);
  });

  it('blocks all that hangs on a failure, and names the root of it', async () => {
    const result = await gradeTest({ 'LAMBDA-01.1': failing });
    expect(verdicts(result)).toEqual(['fail', 'blocked', 'blocked', 'pass']);
    expect(result.checks[2]).toMatchObject({ needs: ['LAMBDA-01.1'] });
    expect(scoreOf(result.checks)).toMatchObject({
      points: 15,
      possible: 100,
      ungraded: 0,
      requirementsPassed: 0,
    });
    expect(exitCodeOf(result.checks)).toBe(1);
  });

  it('leaves pending what hangs on something pending', async () => {
    const result = await gradeTest({
      'LAMBDA-01.2': async () => pending('CloudFront is deploying E2EXAMPLE'),
    });
    expect(verdicts(result)).toEqual(['pass', 'pending', 'pending', 'pass']);
    expect(result.checks[2]).toMatchObject({ waiting: 'CloudFront is deploying E2EXAMPLE' });
    expect(exitCodeOf(result.checks)).toBe(2);
  });

  it.each([
    [
      'a network that fails',
      Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }),
      /connection/,
    ],
    ['keys that are refused', Object.assign(new Error('expired'), { name: 'ExpiredToken' }), /access keys/],
    ['a remedy of its own', new CourseError('timeout', 'too slow', 'Try later.'), /Try later\./],
    ['a mistake in the check', new TypeError('x is undefined'), /fault of the grader/],
  ])('makes an error that costs no points of %s', async (_what, error, remedy) => {
    const result = await gradeTest({ 'LAMBDA-01.2': () => Promise.reject(error) });
    expect(verdicts(result)).toEqual(['pass', 'error', 'error', 'pass']);
    expect(result.checks[1]).toMatchObject({ fault: { remedy: expect.stringMatching(remedy) } });
    expect(scoreOf(result.checks)).toMatchObject({ points: 55, possible: 55, ungraded: 45 });
    expect(exitCodeOf(result.checks)).toBe(3);
  });

  it('makes an error of a check that does not end, and goes on', async () => {
    const result = await gradeTest({ 'LAMBDA-02.2': () => new Promise(() => {}) }, { timeoutMs: 30 });
    expect(verdicts(result)).toEqual(['pass', 'pass', 'pass', 'error']);
    expect(result.checks[3]).toMatchObject({ fault: { message: 'no verdict within 0.03 s' } });
  });

  it('makes an error of a check that the manifest has and the grader has not', async () => {
    const result = await gradeTest({ 'LAMBDA-02.2': undefined as never });
    expect(result.checks[3]).toMatchObject({
      verdict: 'error',
      fault: { message: 'the grader has no check LAMBDA-02.2' },
    });
  });

  it("fills in what was done and the requirement's own heading", async () => {
    const check = async (grader: Grader) => {
      grader.log('put a canary');
      grader.log('invoked the function');
      return failing();
    };
    const result = await gradeTest({ 'LAMBDA-02.2': check, 'LAMBDA-01.1': failing });
    expect(result.checks[3]).toMatchObject({
      failure: {
        did: 'put a canary, then invoked the function',
        learn: 'modules/03-lambda/README.md#lambda-02',
      },
    });
    expect(result.checks[0]).toMatchObject({ failure: { did: 'looked whether list-movies answers' } });
  });

  it('keeps what the check itself says', async () => {
    const check = async () =>
      fail({ did: 'x', expected: 'a', got: 'b', why: proven('c'), fix: 'd', learn: '#elsewhere' });
    const result = await gradeTest({ 'LAMBDA-02.2': check });
    expect(result.checks[3]).toMatchObject({
      failure: { did: 'x', learn: 'modules/03-lambda/README.md#elsewhere', why: { proven: true } },
    });
  });

  it('removes what a call that was on its way makes after the grading was stopped', async () => {
    const stop = new AbortController();
    const account = new Set<string>();
    const check = async ({ canary }: Grader) => {
      canary.keep('the user', async () => account.delete('user'));
      stop.abort();
      await new Promise((resolve) => setTimeout(resolve, 30));
      account.add('user');
      return pass();
    };
    const result = await gradeTest({ 'LAMBDA-01.1': check }, { signal: stop.signal });
    expect(result.checks[0]).toMatchObject({ verdict: 'error', fault: { code: 'stopped' } });
    expect([...account]).toEqual([]);
    expect(result.canaries).toEqual({ made: 1, left: [] });
  });

  it('gives results in the order of the manifest, whatever ends first', async () => {
    const order: string[] = [];
    const slow = () =>
      new Promise<ReturnType<typeof pass>>((resolve) => setTimeout(() => resolve(pass()), 30));
    const result = await gradeTest({ 'LAMBDA-01.1': slow }, { onResult: ({ id }) => order.push(id) });
    expect(order[0]).toBe('LAMBDA-02.2');
    expect(result.checks.map(({ id }) => id)).toEqual([
      'LAMBDA-01.1',
      'LAMBDA-01.2',
      'LAMBDA-02.1',
      'LAMBDA-02.2',
    ]);
  });

  it('runs independent checks side by side, and never more than it may', async () => {
    let running = 0;
    let most = 0;
    const busy = async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setTimeout(resolve, 10));
      running -= 1;
      return pass();
    };
    const checks = { 'LAMBDA-01.1': busy, 'LAMBDA-02.2': busy };
    await gradeTest(checks);
    expect(most).toBe(2);
    most = 0;
    await gradeTest(checks, { concurrency: 1 });
    expect(most).toBe(1);
  });

  it('gives each check the same random numbers for the same seed', async () => {
    const seen: string[] = [];
    const check = async (grader: Grader) => {
      seen.push(grader.canary.id());
      return pass();
    };
    await gradeTest({ 'LAMBDA-02.2': check });
    await gradeTest({ 'LAMBDA-02.2': check, 'LAMBDA-01.1': check }, { concurrency: 1 });
    await gradeTest({ 'LAMBDA-02.2': check }, { seed: 'other' });
    expect(seen[0]).toBe(seen[2]);
    expect(seen[1]).not.toBe(seen[2]);
    expect(seen[3]).not.toBe(seen[0]);
  });
});

describe('planChecks', () => {
  const ids = (only?: string) => planChecks(testModule, only).map(({ id }) => id);

  it('takes a check with all that it needs, in order', () => {
    expect(ids('LAMBDA-02.1')).toEqual(['LAMBDA-01.1', 'LAMBDA-01.2', 'LAMBDA-02.1']);
  });

  it('takes a requirement, whatever the case', () => {
    expect(ids('lambda-01')).toEqual(['LAMBDA-01.1', 'LAMBDA-01.2']);
  });
});
