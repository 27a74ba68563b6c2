import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { courseRoot } from '../shared/root.ts';
import { newSeed } from '../verify/random.ts';
import type { ModuleResult } from '../verify/result.ts';
import { scoreOf } from '../verify/score.ts';
import { deployCourse, verdictsOf } from './mistakes/deployed-course.ts';
import { deployStackOnly } from './mistakes/sam-stack.ts';

// Can the grader be trusted? Three figures: mistakes that were found, right variants that passed, and gradings of the
// solution that came out the same. Run by hand: it takes most of an hour.

const USAGE = `npm run gallery -- [--repeats N] [--only tables|repeats]
  --repeats N   gradings of the solution, 100 unless told
  --only        tables: the mistakes and the variants alone; repeats: the gradings of the solution alone`;
const MISTAKE = /fail in one place: /;
/** Every test of such a file is one solution: whatever else is tested stands in a file of another name. */
const VARIANTS = /right-but-different\.test\.ts$/;
/** A run that breaks off early must not look like one that is right. */
const LEAST_MISTAKES = 120;
const LEAST_VARIANTS = 20;

interface Report {
  testResults: { name: string; assertionResults: { title: string; status: string }[] }[];
}

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
const { repeats, only } = optionsIn(process.argv.slice(2));
const right = [
  ...(only === 'repeats' ? [] : await sayTables()),
  ...(only === 'tables' ? [] : [await sayRepeats(repeats)]),
];
process.exitCode = right.every(Boolean) ? 0 : 1;

function optionsIn(argv: string[]): { repeats: number; only: string | undefined } {
  const options = { repeats: { type: 'string', default: '100' }, only: { type: 'string' } } as const;
  const { repeats, only } = parseArgs({ args: argv, options }).values;
  if (!/^[1-9]\d*$/.test(repeats)) throw misused(`--repeats ${repeats} is no number of gradings.`);
  if (only !== undefined && !['tables', 'repeats'].includes(only))
    throw misused(`There is no part "${only}".`);
  return { repeats: Number(repeats), only };
}

function misused(what: string): never {
  console.error(`${what}\n${USAGE}`);
  return process.exit(64);
}

/** @returns for both figures whether they are what they should be */
async function sayTables(): Promise<boolean[]> {
  const report = await runMistakes();
  const tests = report.testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.map(({ title, status }) => ({
      file: basename(name),
      title,
      isRight: status === 'passed',
    })),
  );
  const mistakes = tests.filter(({ title }) => MISTAKE.test(title));
  const variants = tests.filter(({ file }) => VARIANTS.test(file));
  return [
    sayShare(mistakes, LEAST_MISTAKES, 'mistakes fail at the right check, with the right words'),
    sayShare(variants, LEAST_VARIANTS, 'right but different solutions pass'),
  ];
}

/** The tables of mistakes are tests: they run as such. */
async function runMistakes(): Promise<Report> {
  const folder = await mkdtemp(join(tmpdir(), 'gallery-'));
  const file = join(folder, 'report.json');
  const vitest = join(createRequire(import.meta.url).resolve('vitest/package.json'), '..', 'vitest.mjs');
  const args = [
    vitest,
    'run',
    'test/mistakes',
    '--reporter=default',
    '--reporter=json',
    `--outputFile=${file}`,
  ];
  try {
    const child = spawn(process.execPath, args, { cwd: courseRoot, stdio: 'inherit' });
    await new Promise((resolve) => child.once('close', resolve));
    return JSON.parse(await readFile(file, 'utf8')) as Report;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function sayShare(tests: { title: string; isRight: boolean }[], least: number, what: string): boolean {
  const right = tests.filter(({ isRight }) => isRight);
  const tooFew = tests.length < least ? `, and there should be ${least} at least` : '';
  console.log(`${right.length} of ${tests.length} ${what}${tooFew}`);
  return tooFew === '' && right.length === tests.length;
}

/** Grades the six solutions again and again, each time with another seed: whatever differs is a fault of the grader. */
async function sayRepeats(repeats: number): Promise<boolean> {
  process.env.CINEDB_DEPLOYMENT_SECONDS = '0';
  const course = await deployCourse(5);
  const stack = await deployStackOnly();
  const outcomes: string[] = [];
  try {
    for (let done = 0; done < repeats; done += 1) {
      const seed = newSeed();
      const results: ModuleResult[] = [];
      for (const module of [1, 2, 3, 4, 5]) results.push(await course.grade(module, { seed }));
      results.push(await stack.grade(stack.course, { seed }));
      outcomes.push(outcomeOf(results));
      if (outcomes.at(-1) !== outcomes[0]) console.log(`seed ${seed}: ${outcomes.at(-1)}`);
      if (outcomes.length % 10 === 0) console.log(`graded ${outcomes.length} times`);
    }
  } finally {
    await course.close();
    await stack.close();
  }
  const equal = outcomes.filter((outcome) => outcome === outcomes[0]).length;
  console.log(`${equal} of ${repeats} gradings of the solution are equal: ${outcomes[0]}`);
  return equal === repeats;
}

/** The points of each module, and whatever did not pass. */
function outcomeOf(results: ModuleResult[]): string {
  const points = results.map(({ checks }) => scoreOf(checks).points).join(' + ');
  const others = results.flatMap((result) =>
    Object.entries(verdictsOf(result)).filter(([, verdict]) => verdict !== 'pass'),
  );
  return [`${points} points`, ...others.map(([id, verdict]) => `${id} ${verdict}`)].join(', ');
}
