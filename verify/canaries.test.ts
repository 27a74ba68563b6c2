import { describe, expect, it } from 'vitest';
import { canaryRegistry, isCanaryId } from './canaries.ts';
import { fail, type Grader, likely, pass } from './check.ts';
import { randomFor } from './random.ts';
import { gradeTest } from './testing/fake-grading.ts';

/** Puts a canary into `store`, then ends as `ending` does. */
const put =
  (store: Set<string>, ending: () => Promise<ReturnType<typeof pass>>) => async (grader: Grader) => {
    const id = grader.canary.id();
    grader.canary.keep(`item ${id}`, async () => store.delete(id));
    store.add(id);
    return ending();
  };

describe('canaries', () => {
  it.each([
    ['a pass', async () => pass()],
    ['a failure', async () => fail({ expected: 'a', got: 'b', why: likely('c'), fix: 'd' })],
    ['an exception', () => Promise.reject(new Error('oh'))],
    ['a check that ran out of time', () => new Promise<never>(() => {})],
  ])('are removed after %s', async (_what, ending) => {
    const store = new Set<string>();
    const result = await gradeTest({ 'LAMBDA-01.1': put(store, ending) }, { timeoutMs: 30 });
    expect(result.canaries).toEqual({ made: 1, left: [] });
    expect(store).toEqual(new Set());
  });

  it('are removed after Ctrl-C, which makes errors of what had not ended', async () => {
    const store = new Set<string>();
    const stop = new AbortController();
    const hangs = () => new Promise<never>(() => setTimeout(() => stop.abort(), 5));
    const result = await gradeTest({ 'LAMBDA-01.1': put(store, hangs) }, { signal: stop.signal });
    expect(result.checks.map(({ verdict }) => verdict)).toEqual(['error', 'error', 'error', 'pass']);
    expect(result.checks[0]).toMatchObject({ fault: { message: 'the grading was stopped' } });
    expect(store).toEqual(new Set());
  });

  it('are named when they cannot be removed, and the others still go', async () => {
    const registry = canaryRegistry();
    const canary = registry.forCheck(randomFor('s', 'c'));
    let removed = 0;
    canary.keep('item 1', async () => {
      removed += 1;
    });
    canary.keep('item 2', () => Promise.reject(new Error('AccessDenied')));
    expect(await registry.clean()).toEqual({ made: 2, left: ['item 2'] });
    expect(removed).toBe(1);
  });

  it('go in the opposite order of how they came', async () => {
    const registry = canaryRegistry();
    const order: number[] = [];
    for (const number of [1, 2, 3])
      registry.forCheck(randomFor('s', 'c')).keep('x', async () => order.push(number));
    await registry.clean();
    expect(order).toEqual([3, 2, 1]);
  });

  it('cannot be put in once the grading is over', async () => {
    const registry = canaryRegistry();
    await registry.clean();
    expect(() => registry.forCheck(randomFor('s', 'c')).keep('x', async () => {})).toThrow(
      'the grading is over',
    );
  });

  it('that a killed grader left are swept before the first check', async () => {
    const store = new Set(['ca9a51e5-0000-4000-8000-000000000000', 'b2d1c3e4-0000-4000-8000-000000000000']);
    const sweep = async () => {
      for (const id of store) if (isCanaryId(id)) store.delete(id);
    };
    let seen = -1;
    const check = async () => {
      seen = store.size;
      return pass();
    };
    await gradeTest({}, { table: { checks: { 'LAMBDA-01.1': check }, sweep } });
    expect(seen).toBe(1);
  });

  it('do not keep the checks from running when sweeping fails', async () => {
    const table = {
      checks: { 'LAMBDA-01.1': async () => pass() },
      sweep: () => Promise.reject(new Error('no table')),
    };
    const result = await gradeTest({}, { table });
    expect(result.checks[0]?.verdict).toBe('pass');
  });
});

describe('the names of canaries', () => {
  // The form of a version 4 UUID: https://www.rfc-editor.org/rfc/rfc9562#name-uuid-version-4
  it('are UUIDs that can be recognised, all different', () => {
    const canary = canaryRegistry().forCheck(randomFor('7f3a19c2', 'x'));
    const ids = Array.from({ length: 200 }, () => canary.id());
    for (const id of ids) {
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      expect(isCanaryId(id)).toBe(true);
    }
    expect(new Set(ids).size).toBe(200);
  });
});
