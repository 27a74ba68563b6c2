import { testChecks, testResult } from '../../testing/fake-grading.ts';
import type { Attempt } from '../attempt.ts';
import type { ClassResults, ClassRow } from '../class-results.ts';

const passed = testChecks.filter(({ verdict }) => verdict === 'pass');

/** An attempt for tests of the files: 40 of 100 points unless told. */
export function fakeAttempt(id: string, over: Partial<Attempt> = {}): Attempt {
  return {
    run: 'module-3-seed',
    id,
    name: id,
    account: '111122223333',
    email: '',
    login: id,
    section: '',
    standing: 'graded',
    score: 40,
    maximum: 100,
    tries: 1,
    startedAt: '2026-01-02T03:04:05.000Z',
    ms: 1_234,
    result: testResult(testChecks),
    ...over,
  };
}

const row = (id: string, name: string, attempt?: Attempt): ClassRow => ({
  student: {
    id,
    name,
    email: `${id}@example.edu`,
    login: `login-${id}`,
    section: 'A',
    account: '111122223333',
  },
  attempt: attempt && { ...attempt, name },
});

const trouble = { message: 'The role <is> missing.', remedy: 'Deploy it.', turn: 'student' } as const;

/** A class with somebody of each standing, and names that try to do harm. */
export function fakeResults(): ClassResults {
  const { result: _, ...nothing } = fakeAttempt('cat', { standing: 'unreachable', score: null, trouble });
  return {
    run: 'module-3-seed',
    module: { number: 3, name: 'Lambda' },
    maximum: 100,
    writtenAt: '2026-01-02T03:05:00.000Z',
    rows: [
      row('ana', 'García, "Ana"', fakeAttempt('ana')),
      row('bob', '=HYPERLINK("http://evil.example","x")', fakeAttempt('bob')),
      row('cat', '<script>alert(1)</script>', nothing),
      row(
        'dan',
        '@SUM(1)',
        fakeAttempt('dan', { standing: 'partial', score: null, trouble, result: testResult(passed) }),
      ),
      row('eve', '-2+3'),
    ],
  };
}
