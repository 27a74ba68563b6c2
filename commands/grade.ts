import { join } from 'node:path';
import { CourseError } from '../shared/errors.ts';
import { findModule, loadModules, type Module } from '../shared/manifest.ts';
import type { Attempt } from '../verify/class/attempt.ts';
import { attemptLines, summaryLines } from '../verify/class/class-lines.ts';
import type { ClassResults } from '../verify/class/class-results.ts';
import { gradeClass } from '../verify/class/grade-class.ts';
import { type History, openHistory } from '../verify/class/history.ts';
import { readRoster } from '../verify/class/roster.ts';
import { readShard, shardOf } from '../verify/class/shard.ts';
import type { Student } from '../verify/class/student.ts';
import { writeClass } from '../verify/class/write-class.ts';
import { loadChecks } from '../verify/load-checks.ts';
import { newSeed } from '../verify/random.ts';
import { exitCodes } from '../verify/score.ts';
import { planChecks } from '../verify/select.ts';
import { type ClassLimits, readLimits } from './class-limits.ts';
import { type Command, type CommandContext, main, required } from './command.ts';
import type { Flags } from './flags.ts';

export const grade: Command = {
  name: 'grade',
  summary:
    'Grades a class: takes the role that each student’s account offers, and runs these checks there. Exit codes: 0 everybody was graded, 3 somebody could not be, 64 bad usage.',
  changes: false,
  stops: true,
  flags: {
    roster: { value: 'FILE', help: 'CSV: id, name, account or role_arn, external_id, region' },
    module: { value: 'N', help: 'which module' },
    out: { value: 'DIR', help: 'where the results go; grades/module-N unless told' },
    seed: { value: 'S', help: 'repeat a run with the same canaries; all parts need the same' },
    concurrency: { value: 'N', help: 'students at one time; 8 unless told' },
    timeout: { value: 'SECONDS', help: 'for one student; 600 unless told' },
    retries: { value: 'N', help: 'new tries after network faults and throttling; 1 unless told' },
    shard: { value: 'K/N', help: 'one part of the class, such as 2/8; needs --seed' },
    resume: { help: 'go on with the last run: whoever is graded is not graded again' },
    report: { help: 'write the files anew from attempts.jsonl, and grade nobody' },
  },
  async run(context) {
    const { flags, modulesRoot, out, width } = context;
    const file = required('grade', 'roster', flags.text('roster'));
    const module = findModule(required('grade', 'module', flags.text('module')), loadModules(modulesRoot));
    const folder = flags.text('out') ?? join('grades', `module-${module.number}`);
    const limits = readLimits(flags);
    const students = studentsOf(file, context);
    const history = openHistory(folder);
    const run = runOf(module, flags, history);
    const begun = performance.now();
    const graded = flags.on('report')
      ? 0
      : await gradeNow({ context, module, students, history, run, limits });
    const results = resultsOf(module, run, students, history);
    writeClass(folder, results);
    const seconds = (performance.now() - begun) / 1000;
    for (const line of summaryLines(results, {
      folder,
      seconds,
      graded,
      stopped: context.signal.aborted,
      width,
    }))
      out(line);
    const done = results.rows.every(({ attempt }) => attempt?.standing === 'graded');
    return done ? exitCodes.pass : exitCodes.error;
  },
};

interface Now {
  context: CommandContext;
  module: Module;
  students: readonly Student[];
  history: History;
  run: string;
  limits: ClassLimits;
}

/** Grades those who are not graded yet, and answers how many attempts it made. */
async function gradeNow({ context, module, students, history, run, limits }: Now): Promise<number> {
  const { flags, checksRoot, signal, out, width } = context;
  const table = await loadChecks(module, checksRoot);
  const instructor = await context.open();
  const known = flags.on('resume') ? history.of(run) : new Map<string, Attempt>();
  const open = students.filter(({ id }) => known.get(id)?.standing !== 'graded');
  out(`Module ${module.number}: ${open.length} of ${students.length} students to grade, seed ${seedOf(run)}`);
  const { concurrency, timeoutS, retries } = limits;
  let attempts = 0;
  const grading = {
    run,
    module,
    table,
    instructor,
    seed: seedOf(run),
    timeoutMs: timeoutS * 1000,
    retries,
    signal,
  };
  await gradeClass({
    students: open,
    grading,
    concurrency,
    onAttempt(attempt) {
      history.add(attempt);
      attempts += 1;
      for (const line of attemptLines(attempt, width)) out(line);
    },
  });
  return attempts;
}

function studentsOf(file: string, { flags, config, err }: CommandContext): Student[] {
  const { students, problems } = readRoster(file, config.region);
  const shard = flags.text('shard');
  if (problems.length > 0) {
    for (const problem of problems) err(problem);
    const count = problems.length === 1 ? '1 mistake' : `${problems.length} mistakes`;
    throw new CourseError(
      'usage',
      `The roster ${file} has ${count}, and nobody was graded.`,
      'Correct the lines above.',
    );
  }
  return shardOf(students, shard === undefined ? undefined : readShard(shard));
}

/** A run is a module and a seed: what has both is a part of one run, in whatever process it was graded. */
function runOf(module: Module, flags: Flags, history: History): string {
  const prefix = `module-${module.number}-`;
  const seed = flags.text('seed');
  if (seed !== undefined) return prefix + seed;
  if (flags.text('shard') !== undefined) {
    throw new CourseError(
      'usage',
      'The parts of a class need the same seed.',
      'Add --seed with any word, the same for each part.',
    );
  }
  const last = flags.on('resume') || flags.on('report') ? history.newestRun(prefix) : undefined;
  return last ?? prefix + newSeed();
}

function seedOf(run: string): string {
  return run.replace(/^module-\d+-/, '');
}

function resultsOf(
  module: Module,
  run: string,
  students: readonly Student[],
  history: History,
): ClassResults {
  const attempts = history.of(run);
  const rows = students.map(({ id, name, email, login, section, account }) => ({
    student: { id, name, email, login, section, account },
    attempt: attempts.get(id),
  }));
  const maximum = planChecks(module).reduce((sum, { points }) => sum + points, 0);
  return { run, module, maximum, writtenAt: new Date().toISOString(), rows };
}

await main(grade, import.meta.url);
