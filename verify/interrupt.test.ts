import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type FakeCloud, fakeCloud } from '../commands/testing/fake-cloud.ts';
import { fakeCourse } from '../commands/testing/fake-course.ts';

let cloud: FakeCloud;
beforeAll(async () => {
  cloud = await fakeCloud();
});
afterAll(() => cloud.close());

const url = (path: string) => JSON.stringify(new URL(path, import.meta.url).href);

/** The grader as `verify/cli.ts` runs it, on a course of its own. */
const script = (roots: object) => `
import { runCommand } from ${url('../commands/command.ts')};
import { realSurroundings } from ${url('../commands/surroundings.ts')};
import { verify } from ${url('./cli.ts')};
const surroundings = { ...realSurroundings({ stops: verify.stops === true }), ...${JSON.stringify(roots)} };
surroundings.dotEnv = { COURSE_STATE_DIR: ${JSON.stringify(mkdtempSync(join(tmpdir(), 'cinedb-state-')))} };
process.exit(await runCommand(verify, process.argv.slice(2), surroundings));
`;

/** A check that puts a file, and never ends. */
const checks = (file: string) => `
import { rmSync, writeFileSync } from 'node:fs';
const file = ${JSON.stringify(file)};
const hang = async ({ canary }) => {
  canary.keep('the file', async () => rmSync(file));
  writeFileSync(file, 'canary');
  await new Promise((resolve) => setTimeout(resolve, 60_000));
};
export const checks = { 'S3-01.1': hang, 'S3-01.2': hang, 'S3-02.1': async () => ({ verdict: 'pass' }) };
`;

// Windows has no way to send Ctrl-C to one other process.
it.skipIf(process.platform === 'win32')(
  'Ctrl-C removes the canaries and ends with exit code 3',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'cinedb-interrupt-'));
    const canary = join(folder, 'canary');
    const main = join(folder, 'main.mts');
    writeFileSync(main, script(fakeCourse({ 'checks/01-test.ts': checks(canary) })));
    const argv = ['--import', import.meta.resolve('tsx'), main, '--module', '1', '--endpoint', cloud.url];
    const child = spawn(process.execPath, argv, { stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
    });
    const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
    await expect.poll(() => existsSync(canary), { timeout: 20_000 }).toBe(true);
    child.kill('SIGINT');
    expect(await ended).toBe(3);
    expect(existsSync(canary)).toBe(false);
    expect(output).toContain('canaries removed');
    expect(output).toContain('ERROR    S3-01.1');
    expect(output).toContain('the grading was stopped');
  },
  40_000,
);
