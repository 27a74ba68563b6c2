import { getEventListeners } from 'node:events';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { runCommand } from '../commands/command.ts';
import { type FakeCloud, fakeCloud } from '../commands/testing/fake-cloud.ts';
import { fakeCourse, fakeManifest, fakeSurroundings } from '../commands/testing/fake-course.ts';
import { noteProvisioned } from '../shared/provisioned.ts';
import { verify } from './cli.ts';

let cloud: FakeCloud;
beforeAll(async () => {
  cloud = await fakeCloud();
});
afterAll(() => cloud.close());

/** S3-02.1 fails while this file says so. */
const checks = (file: string) => `import { readFileSync } from 'node:fs';
const ok = async () => ({ verdict: 'pass' });
const failure = { expected: 'a', got: 'b', why: { text: 'c', proven: true }, fix: 'd' };
const moody = async () =>
  readFileSync(${JSON.stringify(file)}, 'utf8') === 'fail' ? { verdict: 'fail', failure } : { verdict: 'pass' };
export const checks = { 'S3-01.1': ok, 'S3-01.2': ok, 'S3-02.1': moody };
`;

/** A grader that watches, and a person at its terminal. */
async function watching(files: Record<string, string> = {}, dotEnv?: Record<string, string>) {
  const mood = join(mkdtempSync(join(tmpdir(), 'cinedb-mood-')), 'mood');
  writeFileSync(mood, 'fail');
  const course = fakeCourse({ 'checks/01-test.ts': checks(mood), ...files });
  const stop = new AbortController();
  let press = (_key: string) => {};
  const { surroundings, lines, errors } = fakeSurroundings({
    ...course,
    ...(dotEnv ? { dotEnv } : {}),
    signal: stop.signal,
    onKey: (listener) => {
      press = listener;
      return () => {
        press = () => {};
      };
    },
  });
  const stateDir = surroundings.dotEnv.COURSE_STATE_DIR ?? '';
  const ended = runCommand(verify, ['--module', '1', '--watch', '--endpoint', cloud.url], surroundings);
  onTestFinished(async () => {
    stop.abort();
    await ended;
  });
  const listening = () => getEventListeners(stop.signal, 'abort').length;
  const scores = () => lines.filter((line) => / of \d passed /.test(line)).map((line) => line.slice(0, 6));
  const ready = (times: number) =>
    expect
      .poll(() => errors.filter((line) => line.startsWith('Watching')).length, { timeout: 5_000 })
      .toBe(times);
  await ready(1);
  const save = (file: string) => writeFileSync(join(course.modulesRoot, '01-test', file), '// changed');
  const key = (pressed: string) => press(pressed);
  return { mood, lines, errors, stateDir, ended, scores, ready, save, listening, press: key };
}

describe('verify --watch', () => {
  it('grades what a changed file touches and what had not passed, failures first', async () => {
    const { lines, scores, ready, save } = await watching();
    save('starter/s3-01-thing.ts');
    await ready(2);
    expect(scores()).toEqual(['2 of 3', '2 of 3']);
    const page = lines.slice(lines.lastIndexOf('CineDB · Module 1 Testing'));
    const verdicts = page.filter((line) => /^(PASS|FAIL)/.test(line)).map((line) => line.slice(0, 16));
    expect(verdicts).toEqual(['FAIL     S3-02.1', 'PASS     S3-01.1', 'PASS     S3-01.2']);
  });

  it('grades one requirement when only that was touched and nothing else failed', async () => {
    const { mood, scores, ready, save } = await watching();
    writeFileSync(mood, 'pass');
    save('starter/s3-02-other.ts');
    await ready(2);
    expect(scores()).toEqual(['2 of 3', '1 of 1']);
    save('starter/s3-01-thing.ts');
    await ready(3);
    expect(scores()).toEqual(['2 of 3', '1 of 1', '2 of 2']);
  });

  it('grades a step again that was provisioned', async () => {
    const { stateDir, scores, ready } = await watching();
    noteProvisioned(stateDir, 'S3-02');
    await ready(2);
    expect(scores()).toEqual(['2 of 3', '0 of 1']);
  });

  it('obeys single keys: a, f, h and q', async () => {
    const { mood, lines, errors, scores, ready, press, ended } = await watching();
    expect(errors[0]).toContain('Keys: a all, f failures, h hint, q quit.');
    press('f');
    await ready(2);
    expect(scores().at(-1)).toBe('0 of 1');
    press('h');
    await ready(3);
    expect(lines.slice(-5)).toEqual(['S3-02  Make another', 'hint 1 of 3, a nudge', '', 'a nudge', '']);
    writeFileSync(mood, 'pass');
    press('a');
    await ready(4);
    expect(scores().at(-1)).toBe('3 of 3');
    press('f');
    await ready(5);
    expect(errors).toContain('Nothing failed.');
    press('q');
    expect(await ended).toBe(0);
  });

  it('shows a snippet with its lines whole', async () => {
    const code = `const wide = '${'x '.repeat(50)}';`;
    const manifest = fakeManifest.replaceAll('a snippet]', `"${code}"]`);
    const { lines, ready, press } = await watching({ 'modules/01-test/module.yaml': manifest });
    for (const times of [2, 3, 4]) {
      press('h');
      await ready(times);
    }
    expect(lines).toContain(code);
  });

  it('leaves no listener behind, however long it watches', async () => {
    const { ready, press, listening } = await watching();
    const before = listening();
    for (const times of [2, 3, 4, 5]) {
      press('h');
      await ready(times);
    }
    expect(listening()).toBe(before);
  });

  it('watches the files where the notes of steps cannot be kept', async () => {
    const { errors, scores, ready, save } = await watching({}, { COURSE_STATE_DIR: import.meta.filename });
    expect(errors.join(' ')).toContain('Steps that you provision are not noticed');
    save('starter/s3-02-other.ts');
    await ready(2);
    expect(scores()).toEqual(['2 of 3', '0 of 1']);
  });

  it('takes Ctrl-C, which is a key there, for the end', async () => {
    const { press, ended } = await watching();
    press('\u0003');
    expect(await ended).toBe(1);
  });
});

describe('what to take away', () => {
  const grade = async (argv: string[], dotEnv: Record<string, string | undefined>) => {
    const { surroundings, lines } = fakeSurroundings({ ...fakeCourse(), dotEnv });
    await runCommand(verify, [...argv, '--endpoint', cloud.url], surroundings);
    return lines.filter((line) => /take away|things can|npm run diff/.test(line));
  };
  const text = [
    'S3-01 has passed. What to take away:',
    '  things can be made',
    "  The solution's way:  npm run diff -- S3-01",
  ];

  it('is said once, when a requirement passes, and again when it is asked for by its id', async () => {
    const dotEnv = { COURSE_STATE_DIR: mkdtempSync(join(tmpdir(), 'cinedb-takeaway-')) };
    const whole = await grade(['--module', '1'], dotEnv);
    expect(whole).toEqual(expect.arrayContaining(text));
    expect(whole).toContain("  The solution's way:  npm run diff -- S3-02");
    expect(await grade(['--module', '1'], dotEnv)).toEqual([]);
    expect(await grade(['--only', 'S3-01'], dotEnv)).toEqual(text);
    const kept = join(dotEnv.COURSE_STATE_DIR, 'results', 'local-ana', 'module-1.json');
    expect(JSON.parse(readFileSync(kept, 'utf8')).checks).toHaveLength(3);
  });

  it('is not said of a requirement of which only a part was graded', async () => {
    const dotEnv = { COURSE_STATE_DIR: mkdtempSync(join(tmpdir(), 'cinedb-takeaway-')) };
    expect(await grade(['--only', 'S3-01.1'], dotEnv)).toEqual([]);
  });
});
