import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningCloud, startCloud } from '../cloud/start.ts';
import type { AccessKeys } from '../shared/clients.ts';
import { loadModules, type Module } from '../shared/manifest.ts';
import {
  administratorCourse,
  deployGraderRole,
  externalId,
  instructorKeys,
} from '../verify/class/testing/made-up-account.ts';
import {
  expectations,
  madeUpStudents,
  makeAccounts,
  rosterOf,
} from '../verify/class/testing/made-up-class.ts';
import {
  canariesOf,
  essence,
  everythingIn,
  type GradeSetting,
  runGrade,
  shownIn,
} from './testing/run-grade.ts';

const [first] = loadModules().filter(({ number }) => number === 1);
const students = madeUpStudents(7, ['solved', 'half', 'nothing', 'locked', 'missing', 'solved', 'nothing']);
const folder = mkdtempSync(join(tmpdir(), 'cinedb-grade-'));
const roster = join(folder, 'class.csv');

let cloud: RunningCloud;
let keys: AccessKeys;
let calls = 0;
beforeAll(async () => {
  cloud = await startCloud({
    log: ({ fault }) => {
      calls += 1;
      if (fault) console.error(fault);
    },
  });
  await makeAccounts(cloud.url, students, first as Module);
  keys = await instructorKeys(cloud.url);
  writeFileSync(roster, rosterOf(students));
});
afterAll(() => cloud?.close());

function run(argv: string[], over: Partial<GradeSetting> = {}) {
  return runGrade(argv, { file: roster, url: cloud.url, as: keys, ...over });
}

const expected = students.map(({ id, progress }) => ({ id, ...expectations[progress] }));
const verdicts = (out: string) => shownIn(out).map(({ id, standing, score }) => ({ id, standing, score }));

describe('npm run grade', () => {
  const whole = join(folder, 'whole');

  it('grades everybody whom it reaches, says whose turn it is with the others, and ends with 3', async () => {
    const { code, lines, text } = await run(['--out', whole, '--seed', 'week-1']);
    expect(verdicts(whole)).toEqual(expected);
    expect(code).toBe(3);
    expect(lines[0]).toBe('CineDB grade · target local · account 999999999999 · us-east-1 · student ana');
    expect(lines[1]).toBe('Module 1: 7 of 7 students to grade, seed week-1');
    expect(text).toMatch(/^GRADED {7}s001 {2}100 of 100 {2}/m);
    expect(text).toMatch(/^UNREACHABLE {2}s004 {2}no score .*\n {2}student’s turn: /m);
    expect(text).toMatch(
      /^5 of 7 graded · 2 not reached · [\d.]+ s · [\d.]+ students a\nsecond$|students a second$/m,
    );
    expect(Math.max(...lines.slice(0, -1).map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it('leaves no canary, and no credential in any file or line', async () => {
    const { text } = await run(['--out', join(folder, 'secret'), '--seed', 'week-1']);
    const all = text + everythingIn(join(folder, 'secret'));
    expect(all.length).toBeGreaterThan(10_000);
    expect(all).not.toMatch(/\b(AKIA|ASIA)[A-Z0-9]{16}\b/);
    expect(all).not.toContain(keys.secretAccessKey);
    expect(all).not.toContain(externalId);
    expect(all).not.toMatch(/X-Amz-(Signature|Security-Token|Credential)=/);
    for (const student of students.filter(({ progress }) => progress === 'solved')) {
      expect(await canariesOf(student, cloud.url)).toEqual([]);
    }
  });

  it('gives in four parts together what one run gives', async () => {
    const joined = join(folder, 'joined');
    mkdirSync(joined);
    for (const number of [1, 2, 3, 4]) {
      const out = join(folder, `part-${number}`);
      await run(['--out', out, '--seed', 'week-1', '--shard', `${number}/4`]);
      appendFileSync(join(joined, 'attempts.jsonl'), readFileSync(join(out, 'attempts.jsonl')));
    }
    const before = calls;
    const { code } = await run(['--out', joined, '--seed', 'week-1', '--report']);
    expect(calls).toBe(before);
    expect(code).toBe(3);
    expect(essence(joined)).toEqual(essence(whole));
  });

  it('goes on with --resume: whoever is graded is not graded again', async () => {
    const [, , , , missing] = students;
    if (!missing) throw new Error('there is no fifth student');
    await deployGraderRole(await administratorCourse(cloud.url, missing.account, missing.id));
    const { lines } = await run(['--out', whole, '--resume']);
    expect(lines[1]).toBe('Module 1: 2 of 7 students to grade, seed week-1');
    const after = expected.map((row) =>
      row.id === missing.id ? { ...row, standing: 'graded', score: 0 } : row,
    );
    expect(verdicts(whole)).toEqual(after);
    const history = readFileSync(join(whole, 'attempts.jsonl'), 'utf8').trim().split('\n');
    expect(history).toHaveLength(7 + 2);
  });

  it('begins a new run without it, with a seed of its own, and keeps the history', async () => {
    const out = join(folder, 'anew');
    const one = ['--out', out, '--shard', '1/7'];
    await run([...one, '--seed', 'a']);
    await run([...one, '--seed', 'b']);
    expect(readFileSync(join(out, 'attempts.jsonl'), 'utf8').trim().split('\n')).toHaveLength(2);
    expect(shownIn(out)[0]?.attempt?.run).toBe('module-1-b');
  });

  it('ends in order on Ctrl-C, and goes on with --resume', async () => {
    const out = join(folder, 'stopped');
    const stop = new AbortController();
    const onLine = (line: string) => line.startsWith('GRADED') && stop.abort();
    const argv = ['--out', out, '--seed', 'week-1', '--concurrency', '2'];
    const { code, text } = await run(argv, { signal: stop.signal, onLine });
    expect(code).toBe(3);
    expect(text).toContain('not tried yet');
    expect(text).toContain('Go on with --resume.');
    for (const student of students.filter(({ progress }) => progress === 'solved')) {
      expect(await canariesOf(student, cloud.url)).toEqual([]);
    }
    const left = shownIn(out).filter(({ standing }) => standing === 'waiting');
    expect(left.length).toBeGreaterThan(0);
    await run(['--out', out, '--resume']);
    expect(shownIn(out).filter(({ score }) => score === 100)).toHaveLength(2);
  }, 60_000);

  it('says when nobody lets the instructor in', async () => {
    const out = join(folder, 'nobody');
    const only = students.filter(({ progress }) => progress === 'locked');
    const file = join(folder, 'locked.csv');
    writeFileSync(file, rosterOf([...only, ...only.map((one) => ({ ...one, id: 's900' }))]));
    const { lines } = await run(['--out', out, '--seed', 'y'], { file });
    expect(lines.join(' ')).toContain(
      'Nobody let you in. Look first whether your own keys may do sts:AssumeRole',
    );
  });
});
