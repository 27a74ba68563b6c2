import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadModules } from '../shared/manifest.ts';
import { courseRoot } from '../shared/root.ts';
import { solve } from '../verify/class/testing/made-up-account.ts';
import { scoreOf } from '../verify/score.ts';
import { canariesIn } from './canaries-in.ts';
import { type DeployedCourse, deployCourse } from './mistakes/deployed-course.ts';

const state = mkdtempSync(join(tmpdir(), 'cinedb-killed-'));
let deployed: DeployedCourse;
beforeAll(async () => {
  deployed = await deployCourse(5);
  await solve(
    deployed.course,
    loadModules().filter(({ number }) => number === 6),
  );
}, 120_000);
afterAll(async () => {
  await deployed?.close();
  rmSync(state, { recursive: true, force: true });
});

/** The grader as a process of its own. */
function startGrader(module: number): { child: ChildProcess; ended: Promise<number | null> } {
  const cli = join(courseRoot, 'verify', 'cli.ts');
  const where = ['--module', String(module), '--endpoint', deployed.cloudUrl, '--student', 'ana'];
  const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), cli, ...where], {
    stdio: 'ignore',
    env: { ...process.env, COURSE_STATE_DIR: state },
  });
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  return { child, ended };
}

/** Sends a signal to a grader once a canary of a kind is in the account, which is in the middle of its work. */
async function struck(module: number, signal: NodeJS.Signals, kind: RegExp): Promise<number | null> {
  const { child, ended } = startGrader(module);
  const isOver = () => child.exitCode !== null;
  const isThere = async () => isOver() || (await canariesIn(deployed.course)).some((name) => kind.test(name));
  await expect.poll(isThere, { timeout: 60_000, interval: 10 }).toBe(true);
  expect(isOver()).toBe(false);
  child.kill(signal);
  return ended;
}

// Windows has no way to send Ctrl-C to one other process.
describe.skipIf(process.platform === 'win32')('a grader that ends before its time', () => {
  it.each([
    { module: 1, kind: /./ },
    { module: 2, kind: /./ },
    { module: 3, kind: /./ },
    { module: 4, kind: /./ },
    { module: 5, kind: /UserStatus/ },
    { module: 6, kind: /^change set / },
  ])(
    'killed in module $module, it leaves nothing behind the next run, and costs no points',
    { timeout: 120_000 },
    async ({ module, kind }) => {
      await struck(module, 'SIGKILL', kind);
      expect(await canariesIn(deployed.course)).not.toEqual([]);
      const { checks, canaries } = await deployed.grade(module);
      expect(scoreOf(checks)).toMatchObject({ points: 100, possible: 100, ungraded: 0 });
      expect(canaries.left).toEqual([]);
      expect(await canariesIn(deployed.course)).toEqual([]);
    },
  );

  it.each([
    { what: 'a user', kind: /UserStatus/ },
    { what: 'a pool or an app client', kind: /^ca9a51e5/ },
  ])(
    'stopped by Ctrl-C when module 5 has made $what, it removes all of it',
    { timeout: 120_000 },
    async ({ kind }) => {
      expect(await struck(5, 'SIGINT', kind)).toBe(3);
      expect(await canariesIn(deployed.course)).toEqual([]);
    },
  );
});
