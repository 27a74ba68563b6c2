import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RunningCloud, startCloud } from '../../cloud/start.ts';
import type { AccessKeys } from '../../shared/clients.ts';
import { loadModules, type Module } from '../../shared/manifest.ts';
import { instructorKeys } from './testing/made-up-account.ts';
import {
  expectations,
  madeUpStudents,
  makeAccounts,
  type Progress,
  rosterOf,
} from './testing/made-up-class.ts';

const pattern: Progress[] = [
  'solved',
  'half',
  'nothing',
  'locked',
  'missing',
  'nothing',
  'missing',
  'locked',
  'half',
  'nothing',
];
const students = madeUpStudents(200, pattern);
const folder = mkdtempSync(join(tmpdir(), 'cinedb-200-'));
const MOST_MEGABYTES = 500;

let cloud: RunningCloud;
let keys: AccessKeys;
beforeAll(async () => {
  cloud = await startCloud({ log: ({ fault }) => fault && console.error(fault) });
  const begun = performance.now();
  const [first] = loadModules();
  await makeAccounts(cloud.url, students, first as Module);
  keys = await instructorKeys(cloud.url);
  writeFileSync(join(folder, 'class.csv'), rosterOf(students));
  console.log(`200 accounts made in ${((performance.now() - begun) / 1000).toFixed(0)} s`);
}, 300_000);
afterAll(() => cloud?.close());

const url = (path: string) => JSON.stringify(new URL(path, import.meta.url).href);

/** The grader in a process of its own, which says at its end how much memory it had. */
const script = `
import { runCommand } from ${url('../../commands/command.ts')};
import { realSurroundings } from ${url('../../commands/surroundings.ts')};
import { grade } from ${url('../../commands/grade.ts')};
const code = await runCommand(grade, process.argv.slice(2), { ...realSurroundings({ stops: true }), dotEnv: {} });
console.log('megabytes ' + Math.round(process.resourceUsage().maxRSS / 1024));
process.exit(code);
`;

async function gradeAll(): Promise<{ code: number | null; output: string }> {
  const main = join(folder, 'main.mts');
  writeFileSync(main, script);
  const flags = ['--roster', join(folder, 'class.csv'), '--module', '1', '--out', join(folder, 'out')];
  const argv = ['--import', import.meta.resolve('tsx'), main, ...flags, '--endpoint', cloud.url];
  const env = {
    ...process.env,
    COURSE_STUDENT: 'ana',
    AWS_ACCESS_KEY_ID: keys.accessKeyId,
    AWS_SECRET_ACCESS_KEY: keys.secretAccessKey,
  };
  const child = spawn(process.execPath, argv, { stdio: ['ignore', 'pipe', 'inherit'], env });
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, output })));
}

it('a class of 200 is graded as each of them stands, with bounded memory', { timeout: 400_000 }, async () => {
  const { code, output } = await gradeAll();
  expect(code).toBe(3);
  const results = JSON.parse(readFileSync(join(folder, 'out', 'results.json'), 'utf8'));
  const found = results.students.map(({ id, standing, score }: Record<string, unknown>) => ({
    id,
    standing,
    score,
  }));
  expect(found).toEqual(students.map(({ id, progress }) => ({ id, ...expectations[progress] })));
  expect(results.tally).toEqual({ graded: 120, partial: 0, unreachable: 80, waiting: 0 });
  const [figure] = /[\d.]+ s · [\d.]+\sstudents\sa\ssecond/.exec(output) ?? [];
  const megabytes = Number(/megabytes (\d+)/.exec(output)?.[1]);
  console.log(`200 students: ${figure}, ${megabytes} MB at most`);
  expect(figure).toBeDefined();
  expect(megabytes).toBeLessThan(MOST_MEGABYTES);
});
