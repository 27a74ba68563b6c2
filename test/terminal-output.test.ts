import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RunningCloud, startCloud } from '../cloud/start.ts';
import { type Command, runCommand } from '../commands/command.ts';
import { demo } from '../commands/demo.ts';
import { deploy } from '../commands/deploy.ts';
import { diff } from '../commands/diff.ts';
import { doctor } from '../commands/doctor.ts';
import { grade } from '../commands/grade.ts';
import { hint } from '../commands/hint.ts';
import { move } from '../commands/move.ts';
import { open } from '../commands/open.ts';
import { provision } from '../commands/provision.ts';
import { reset } from '../commands/reset.ts';
import { solve } from '../commands/solve.ts';
import { status } from '../commands/status.ts';
import type { Surroundings } from '../commands/surroundings.ts';
import { teardown } from '../commands/teardown.ts';
import { courseRoot } from '../shared/root.ts';
import { verify } from '../verify/cli.ts';

// The longest names that there can be: what fits with them fits with all.
const STUDENT = 'maximiliana-von-berg';
const WIDTH = 80;

const state = mkdtempSync(join(tmpdir(), 'cinedb-output-'));
let cloud: RunningCloud;
beforeAll(async () => {
  cloud = await startCloud({ log: ({ fault }) => fault && console.error(fault) });
});
afterAll(async () => {
  await cloud.close();
  rmSync(state, { recursive: true, force: true });
});

/** All that a command writes, to both streams. */
async function written(command: Command, argv: string[], over: Partial<Surroundings> = {}): Promise<string> {
  const lines: string[] = [];
  const write = (line: string) => lines.push(line);
  await runCommand(command, [...argv, '--endpoint', cloud.url, '--student', STUDENT], {
    out: write,
    err: write,
    env: {
      AWS_ACCESS_KEY_ID: '123456789012',
      AWS_SECRET_ACCESS_KEY: 'test',
      CINEDB_ADMIN_PASSWORD: 'Correct-horse-7',
      COURSE_STATE_DIR: state,
      ...over.env,
    },
    dotEnv: {},
    terminal: false,
    width: WIDTH,
    modulesRoot: join(courseRoot, 'modules'),
    checksRoot: join(courseRoot, 'verify', 'checks'),
    signal: new AbortController().signal,
    ...(over.terminal ? { terminal: true, status: write } : {}),
  });
  return lines.join('\n');
}

const commands: Command[] = [
  ...[demo, deploy, diff, doctor, grade, hint, move, open],
  ...[provision, reset, solve, status, teardown, verify],
];

it('knows every command of package.json but for those of developers, and the cloud itself', () => {
  const { scripts } = JSON.parse(readFileSync(join(courseRoot, 'package.json'), 'utf8'));
  const names = Object.keys(scripts).filter((name) => / (commands|verify)\//.test(scripts[name]));
  const known = commands.map(({ name }) => name);
  expect(names.filter((name) => !known.includes(name))).toEqual(['lesson-tables']);
});

it.each(commands)('the help of $name fits', async (command) => {
  expect(problemsOf(await written(command, ['--help']))).toEqual([]);
});

/** One after the other on one account: from nothing, over a starter and a whole course, to nothing. */
const runs: [Command, string[]][] = [
  [teardown, ['--verify']],
  [open, ['--print']],
  [provision, ['--module', '1']],
  [verify, ['--module', '1']],
  [teardown, ['--module', '1']],
  [solve, ['--module', '5']],
  [provision, ['--module', '5', '--solution']],
  [verify, ['--all']],
  [status, []],
  [doctor, []],
  [open, ['--print']],
  [hint, ['S3-01', '--step', '1']],
  [hint, ['S3-01', '--step', '2']],
  [move, []],
  [deploy, ['--empty-only']],
  [grade, ['--module', '1', '--roster', join(state, 'no-such-class.csv')]],
  [reset, ['--module', '99']],
  [provision, ['--module', '1', '--only', 'S3-99']],
  [teardown, ['--verify']],
  [teardown, ['--all']],
];

it.each(runs.map(([command, argv], index) => ({ index, name: command.name, argv: argv.join(' ') })))(
  'in a log: $name $argv',
  { timeout: 120_000 },
  async ({ index }) => {
    const [command, argv] = runs[index] as (typeof runs)[number];
    const text = await written(command, argv);
    expect(text.trim()).not.toBe('');
    expect(problemsOf(text)).toEqual([]);
  },
);

it('at a terminal with NO_COLOR: whole lines, none written over, and no colours', async () => {
  const text = await written(verify, ['--module', '1'], { terminal: true, env: { NO_COLOR: '1' } });
  expect(text).toMatch(/module 1, checks graded: \d+ of \d+/);
  expect(problemsOf(text)).toEqual([]);
});

it('says each verdict in a word, whether there are colours or not', async () => {
  const plain = await written(verify, ['--module', '1']);
  const colored = await written(verify, ['--module', '1'], { terminal: true });
  expect(colored).toContain('\u001b[31mFAIL\u001b[0m');
  expect(plain).toMatch(/^FAIL {5}S3-01\.1/m);
  expect(plain).toMatch(/^BLOCKED {2}S3-/m);
});

it('writes code whole, and without colours where nobody reads it as it comes', async () => {
  for (const text of [await written(hint, ['S3-01', '--step', '3']), await written(diff, ['S3-01', '--yes'])])
    expect(text).not.toMatch(CONTROL);
});

/** Escape sequences, carriage returns, bells, tabs and the like: all but the end of a line. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /[\u0000-\u0009\u000b-\u001f\u007f\u009b]/;

function problemsOf(text: string): string[] {
  return text.split('\n').filter((line) => line.length > WIDTH || CONTROL.test(line));
}
