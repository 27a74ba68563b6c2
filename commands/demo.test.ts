import { describe, expect, it } from 'vitest';
import { request } from '../shared/http.ts';
import { runCommand } from './command.ts';
import { demo } from './demo.ts';
import { fakeCourse, fakeManifest, fakeSurroundings } from './testing/fake-course.ts';

const env = { COURSE_STUDENT: 'ana', AWS_ACCESS_KEY_ID: 'AKIAREAL', AWS_SECRET_ACCESS_KEY: 'real' };

describe('demo', () => {
  it('provisions and grades every module on a cloud of its own, without the keys of the student', async () => {
    const { surroundings, lines, errors } = fakeSurroundings({ ...fakeCourse(), env });
    expect(await runCommand(demo, [], surroundings)).toBe(0);
    expect(errors).toEqual([]);
    expect(lines[0]).toBe('CineDB demo · target local · account 000000000000 · us-east-1 · student ana');
    expect(lines).toContain('PASS     S3-01  Make a thing');
    expect(lines.at(-1)).toBe('2 of 2 requirements');
  });

  it('shows the grading of a module that does not pass, and exits as the grader would', async () => {
    const files = { 'checks/01-test.ts': 'export const checks = {};' };
    const { surroundings, lines } = fakeSurroundings({ ...fakeCourse(files), env });
    expect(await runCommand(demo, [], surroundings)).toBe(3);
    expect(lines).toContain('  error     the grader has no check S3-01.1');
    expect(lines.at(-1)).toBe('0 of 2 requirements');
  });

  /** The fake course, whose module is the fifth: the one that makes the administrator. */
  const fifth = () =>
    fakeCourse({ 'modules/01-test/module.yaml': fakeManifest.replace('module: 1', 'module: 5') });

  it.each([
    [
      'a new one each time',
      {},
      /^Its administrator: ana@example\.com, password (?=.{12,})(?=.*[A-Z])(?=.*[a-z])(?=.*\d)\S*-\S+$/,
    ],
    [
      'that of the variable, without showing it',
      { CINEDB_ADMIN_PASSWORD: 'Correct-horse-7' },
      /, password that of CINEDB_ADMIN_PASSWORD$/,
    ],
  ])('makes the administrator a password with --keep: %s', async (_, more, line) => {
    const stopped = new AbortController();
    const over = { ...fifth(), env: { ...env, ...more }, signal: stopped.signal };
    const { surroundings, lines } = fakeSurroundings(over);
    const running = runCommand(demo, ['--keep'], surroundings);
    await expect.poll(() => lines.at(-1), { timeout: 5_000 }).toBe('2 of 2 requirements');
    stopped.abort();
    await running;
    expect(lines.filter((each) => /password/.test(each))).toEqual([expect.stringMatching(line)]);
    expect(lines.join()).not.toContain('Correct-horse-7');
  });

  it('shows no password without --keep', async () => {
    const { surroundings, lines } = fakeSurroundings({ ...fifth(), env });
    await runCommand(demo, [], surroundings);
    expect(lines.join()).not.toMatch(/password/i);
  });

  it('leaves the cloud running with --keep until Ctrl-C', async () => {
    const stop = new AbortController();
    const { surroundings, lines } = fakeSurroundings({ ...fakeCourse(), env, signal: stop.signal });
    const running = runCommand(demo, ['--keep'], surroundings);
    await expect.poll(() => lines.at(-1), { timeout: 5_000 }).toBe('2 of 2 requirements');
    const url = lines.join('\n').match(/The cloud: (\S+)/)?.[1] ?? '';
    expect((await request(`${url}/_cinedb/health`)).status).toBe(200);
    stop.abort();
    expect(await running).toBe(0);
    await expect(request(`${url}/_cinedb/health`)).rejects.toMatchObject({ code: 'network' });
  });
});
