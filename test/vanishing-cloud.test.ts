import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { startCli } from '../cloud/testing-process.ts';
import { solve } from '../commands/solve.ts';
import { readConfig } from '../shared/config.ts';
import { openCourse } from '../shared/course.ts';
import { loadModules, type Module } from '../shared/manifest.ts';
import type { Course } from '../shared/step.ts';
import { loadChecks } from '../verify/load-checks.ts';
import type { ModuleResult } from '../verify/result.ts';
import { runModule } from '../verify/run.ts';
import { exitCodeOf, scoreOf } from '../verify/score.ts';
import { planChecks } from '../verify/select.ts';
import { canariesIn } from './canaries-in.ts';
import { runOn } from './run-course.ts';

/** How many calls of each module's grading the cloud lives to answer: among the first checks, and later on. */
const lifetimes = new Map([
  [1, 20],
  [2, 8],
  [3, 60],
  [4, 30],
  [5, 90],
  [6, 120],
]);

it('a cloud that vanishes in the middle of a grading costs no points, and leaves no canary behind the next', {
  timeout: 400_000,
}, async () => {
  const state = mkdtempSync(join(tmpdir(), 'cinedb-vanish-'));
  onTestFinished(() => rmSync(state, { recursive: true, force: true }));
  let cloud = await startCli('--port', '0', '--state', state);
  const { url } = cloud;
  expect(await runOn(url, solve, ['--module', '6'])).toMatchObject({ code: 0, err: '' });
  for (const module of loadModules()) {
    const lifetime = lifetimes.get(module.number);
    if (lifetime === undefined) continue;
    const broken = await grade(module, await open(url, lifetime, () => void cloud.end('SIGKILL')));
    const where = `module ${module.number} after ${lifetime} calls`;
    expect([where, lostIn(broken), exitCodeOf(broken.checks)]).toEqual([where, [], 3]);
    await cloud.end('SIGKILL');
    cloud = await startCli('--port', new URL(url).port, '--state', state);
    const course = await open(url);
    expect(scoreOf((await grade(module, course)).checks)).toMatchObject({ points: 100, ungraded: 0 });
    expect(await canariesIn(course)).toEqual([]);
  }
});

/** The course, with clients that tell when they have sent so many calls. */
async function open(url: string, calls?: number, reached = () => {}): Promise<Course> {
  const course = await openCourse(readConfig({ endpoint: url, student: 'ana' }, {}, {}), { env: {} });
  const { s3, cloudfront, dynamodb, iam, lambda, logs, apigateway, cognito, cloudformation } = course.clients;
  const all = [s3, cloudfront, dynamodb, iam, lambda, logs, apigateway, cognito, cloudformation];
  let sent = 0;
  for (const { middlewareStack } of all) {
    (middlewareStack as typeof s3.middlewareStack).add(
      (next) => (args) => {
        sent += 1;
        if (sent === calls) reached();
        return next(args);
      },
      { step: 'initialize' },
    );
  }
  return course;
}

async function grade(module: Module, course: Course): Promise<ModuleResult> {
  const table = await loadChecks(module);
  return runModule({ module, plan: planChecks(module), course, table, seed: '7f3a19c2' });
}

/** The checks that say of work that is right that it is wrong. */
function lostIn({ checks }: ModuleResult) {
  return checks
    .filter(({ verdict }) => verdict === 'fail' || verdict === 'blocked' || verdict === 'pending')
    .map((check) => [check.id, check.verdict === 'fail' ? check.failure.got : check.verdict]);
}
