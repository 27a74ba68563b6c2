import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from '../commands/command.ts';
import { type FakeCloud, fakeCloud } from '../commands/testing/fake-cloud.ts';
import { fakeCourse, fakeSurroundings } from '../commands/testing/fake-course.ts';
import { verify } from './cli.ts';

let cloud: FakeCloud;
beforeAll(async () => {
  cloud = await fakeCloud();
});
afterAll(() => cloud.close());

const checksWith = (verdict: string) => ({
  'checks/01-test.ts': `const ok = async () => ({ verdict: 'pass' });
export const checks = { 'S3-01.1': ok, 'S3-01.2': ok, 'S3-02.1': async () => (${verdict}) };\n`,
});

async function grade(argv: string[], files: Record<string, string> = {}, signal?: AbortSignal) {
  const over = signal ? { ...fakeCourse(files), signal } : fakeCourse(files);
  const { surroundings, lines, errors } = fakeSurroundings(over);
  const code = await runCommand(verify, [...argv, '--endpoint', cloud.url], surroundings);
  return { code, lines, errors };
}

describe('verify', () => {
  it('grades a module and exits with 0 when all pass', async () => {
    const { code, lines } = await grade(['--module', '1', '--seed', 'abc']);
    expect(code).toBe(0);
    expect(lines[0]).toBe('CineDB · Module 1 Testing');
    expect(lines[1]).toBe('target local · account 000000000000 · us-east-1 · student ana · seed abc');
    expect(lines).toContain('3 of 3 passed · 100 of 100 points');
  });

  it.each([
    [
      "{ verdict: 'fail', failure: { expected: 'a', got: 'b', why: { text: 'c', proven: true }, fix: 'd' } }",
      1,
    ],
    ["{ verdict: 'pending', waiting: 'CloudFront' }", 2],
    ['await Promise.reject(new Error("oh"))', 3],
  ])('answers %s with exit code %i', async (verdict, code) => {
    expect((await grade(['--all'], checksWith(verdict))).code).toBe(code);
  });

  it('knows the module from the requirement', async () => {
    const { code, lines } = await grade(['--only', 'S3-01.2']);
    expect(code).toBe(0);
    expect(lines).toContain('2 of 2 passed · 60 of 60 points');
  });

  it('goes on to the whole module when a part of it passes', async () => {
    const part = await grade(['--only', 'S3-01.2']);
    expect(part.lines).toContain('Next: grade the whole module,  npm run verify -- --module 1');
    const whole = await grade(['--module', '1']);
    expect(whole.lines.find((line) => line.startsWith('Next: '))).toContain('"Going further"');
  });

  it('makes up a seed of eight digits', async () => {
    const { lines } = await grade(['--module', '1']);
    expect(lines[1]).toMatch(/ · seed [0-9a-f]{8}$/);
  });

  it('writes JSON, JUnit and HTML into folders that it makes', async () => {
    const folder = join(mkdtempSync(join(tmpdir(), 'cinedb-reports-')), 'new');
    const files = ['json', 'junit', 'html'].flatMap((kind) => [`--${kind}`, join(folder, `result.${kind}`)]);
    expect((await grade(['--module', '1', ...files])).code).toBe(0);
    expect(JSON.parse(readFileSync(join(folder, 'result.json'), 'utf8')).score.points).toBe(100);
    expect(readFileSync(join(folder, 'result.junit'), 'utf8')).toContain('tests="3" failures="0"');
    expect(readFileSync(join(folder, 'result.html'), 'utf8')).toContain('100 of 100 points');
  });

  it('says that a report cannot be written', async () => {
    const { code, errors } = await grade(['--module', '1', '--json', tmpdir()]);
    expect(code).toBe(64);
    expect(errors[0]).toMatch(/^Error: The report cannot be written: EISDIR/);
  });

  it('says that a module has no checks yet', async () => {
    const { surroundings, errors } = fakeSurroundings({ ...fakeCourse(), checksRoot: tmpdir() });
    expect(await runCommand(verify, ['--module', '1', '--endpoint', cloud.url], surroundings)).toBe(3);
    expect(errors[0]).toBe('Error: The grader has no checks for module 1.');
  });

  it('grades again when a file of the module changes, until Ctrl-C', async () => {
    const stop = new AbortController();
    const course = fakeCourse();
    const { surroundings, lines, errors } = fakeSurroundings({ ...course, signal: stop.signal });
    const running = runCommand(verify, ['--module', '1', '--watch', '--endpoint', cloud.url], surroundings);
    const runs = () => lines.filter((line) => /^\d of \d passed/.test(line)).length;
    const until = (count: number) => expect.poll(runs, { timeout: 5_000 }).toBe(count);
    await until(1);
    await expect.poll(() => errors.length, { timeout: 5_000 }).toBe(1);
    writeFileSync(join(course.modulesRoot, '01-test', 'starter', 's3-01-thing.ts'), '// changed');
    await until(2);
    stop.abort();
    expect(await running).toBe(0);
  });
});
