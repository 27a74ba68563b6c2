import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hasPassed, keepResult, lastResult } from './last-results.ts';
import type { CheckResult, Verdict } from './result.ts';
import { testChecks, testFailure, testModule, testResult } from './testing/fake-grading.ts';

const newStudent = () => ({
  stateDir: mkdtempSync(join(tmpdir(), 'cinedb-results-')),
  target: 'local' as const,
  student: 'ana',
});

const checked = (id: string, verdict: Verdict): CheckResult => {
  const about = { id, title: 'a check', requirement: 'LAMBDA-01', points: 10, ms: 1 };
  if (verdict === 'error') return { ...about, verdict, fault: { message: 'offline', remedy: 'Wait.' } };
  if (verdict === 'fail') return { ...about, verdict, failure: testFailure };
  return { ...about, verdict: 'pass' };
};
const grading = (...verdicts: [string, Verdict][]) =>
  testResult(verdicts.map(([id, verdict]) => checked(id, verdict)));
const verdictsOf = (who: ReturnType<typeof newStudent>) =>
  lastResult(who, 3)?.checks.map(({ id, verdict }) => `${id} ${verdict}`);

describe('keepResult', () => {
  it('keeps the verdicts, and nothing of what the checks saw', () => {
    const who = newStudent();
    keepResult(who, testResult(testChecks));
    expect(lastResult(who, 3)?.checks).toEqual([
      { id: 'LAMBDA-01.1', points: 40, verdict: 'pass' },
      { id: 'LAMBDA-01.2', points: 35, verdict: 'fail' },
      { id: 'LAMBDA-02.1', points: 25, verdict: 'blocked' },
    ]);
    const folder = join(who.stateDir, 'results', 'local-ana');
    expect(readdirSync(folder)).toEqual(['module-3.json']);
    expect(readFileSync(join(folder, 'module-3.json'), 'utf8')).not.toContain(testFailure.got);
  });

  it('adds a part to what was there before', () => {
    const who = newStudent();
    keepResult(who, grading(['A.1', 'fail'], ['A.2', 'pass']));
    keepResult(who, grading(['A.1', 'pass']));
    expect(verdictsOf(who)).toEqual(['A.1 pass', 'A.2 pass']);
  });

  it('does not let an error take away a pass', () => {
    const who = newStudent();
    keepResult(who, grading(['A.1', 'pass']));
    keepResult(who, grading(['A.1', 'error'], ['A.2', 'error']));
    expect(verdictsOf(who)).toEqual(['A.1 pass', 'A.2 error']);
  });

  it.each(['{', '{"checks":[null]}', '{"checks":[]}', '{"gradedAt":"x","checks":[{"id":"A.1"}]}', '[]'])(
    'takes a damaged file for none: %s',
    (text) => {
      const who = newStudent();
      keepResult(who, grading(['A.1', 'pass']));
      writeFileSync(join(who.stateDir, 'results', 'local-ana', 'module-3.json'), text);
      expect(lastResult(who, 3)).toBeUndefined();
      expect(hasPassed(who, testModule, testModule.requirements[0] ?? expect.fail())).toBe(false);
    },
  );

  it('begins anew in another account', () => {
    const who = newStudent();
    keepResult(who, grading(['A.1', 'pass']));
    keepResult(who, { ...grading(['A.2', 'fail']), account: '111111111111' });
    expect(verdictsOf(who)).toEqual(['A.2 fail']);
  });

  it('begins anew where the file is damaged', () => {
    const who = newStudent();
    keepResult(who, grading(['A.1', 'pass']));
    writeFileSync(join(who.stateDir, 'results', 'local-ana', 'module-3.json'), '{"checks":');
    expect(lastResult(who, 3)).toBeUndefined();
    keepResult(who, grading(['A.2', 'pass']));
    expect(verdictsOf(who)).toEqual(['A.2 pass']);
  });
});

describe('hasPassed', () => {
  const [requirement] = testModule.requirements;
  if (!requirement) throw new Error('no requirement');

  it.each([
    ['nothing was graded', [], false],
    ['a check is not graded yet', [['LAMBDA-01.1', 'pass']], false],
    [
      'a check fails',
      [
        ['LAMBDA-01.1', 'pass'],
        ['LAMBDA-01.2', 'fail'],
      ],
      false,
    ],
    [
      'every check passes',
      [
        ['LAMBDA-01.1', 'pass'],
        ['LAMBDA-01.2', 'pass'],
      ],
      true,
    ],
  ] as [string, [string, Verdict][], boolean][])('%s', (_what, verdicts, passed) => {
    const who = newStudent();
    if (verdicts.length > 0) keepResult(who, grading(...verdicts));
    expect(hasPassed(who, testModule, requirement)).toBe(passed);
  });
});
