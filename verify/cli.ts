import { type Command, type CommandContext, main } from '../commands/command.ts';
import { confirmFlag } from '../commands/confirm.ts';
import { CourseError } from '../shared/errors.ts';
import { findModule, loadModules, type Module } from '../shared/manifest.ts';
import { gradeModules, writeReports } from './grade.ts';
import { newSeed } from './random.ts';
import type { ModuleResult } from './result.ts';
import { exitCodeOf } from './score.ts';
import { hasId, planChecks } from './select.ts';
import { type Part, watchCourse } from './watch-course.ts';

export const verify: Command = {
  name: 'verify',
  summary: 'Grades what is deployed. Exit codes: 0 all pass, 1 some fail, 2 pending, 3 error, 64 bad usage.',
  changes: true,
  stops: true,
  flags: {
    module: { value: 'N', help: 'which module' },
    only: { value: 'ID', help: 'one requirement or check, such as S3-02 or S3-02.1, and what it needs' },
    all: { help: 'every module' },
    watch: { help: 'grade again what a changed file touches, failures first; single keys at a terminal' },
    seed: { value: 'S', help: 'repeat a run with the same canaries' },
    yes: confirmFlag,
    json: { value: 'FILE', help: 'write the results as JSON too' },
    junit: { value: 'FILE', help: 'write them as JUnit XML' },
    html: { value: 'FILE', help: 'write them as a page' },
  },
  async run(context) {
    const { flags } = context;
    const modules = chosen(context);
    const only = flags.text('only');
    for (const module of modules) planChecks(module, only);
    const grade = (parts: Part[]) => gradeParts(parts, context);
    if (!flags.on('watch')) return grade(modules.map((module) => ({ module, only })));
    return watchCourse({ ...context, modules, only, grade });
  },
};

async function gradeParts(parts: Part[], context: CommandContext): Promise<number> {
  const { flags } = context;
  const course = await context.open({ header: false });
  const seed = flags.text('seed') ?? newSeed();
  const results: ModuleResult[] = [];
  for (const { module, ...part } of parts) {
    results.push(...(await gradeModules({ ...context, ...part, modules: [module], course, seed })));
  }
  const file = (name: string) => flags.text(name);
  writeReports(results, { json: file('json'), junit: file('junit'), html: file('html') });
  return exitCodeOf(results.flatMap((result) => result.checks));
}

/** The modules that the flags mean; `--only` alone is enough to know one. */
function chosen({ flags, modulesRoot }: CommandContext): Module[] {
  const modules = loadModules(modulesRoot);
  const number = flags.text('module');
  const only = flags.text('only');
  if (flags.on('all')) {
    if (number === undefined && only === undefined) return modules;
    throw new CourseError('usage', '--all goes with neither --module nor --only.', 'Use one of them.');
  }
  if (number !== undefined) return [findModule(number, modules)];
  const owner = only === undefined ? undefined : modules.find((module) => hasId(module, only));
  if (owner) return [owner];
  const message =
    only === undefined ? 'What is to be graded?' : `No module has a requirement or check "${only}".`;
  throw new CourseError('usage', message, 'Add --module 1, or --all, or --only S3-02.');
}

await main(verify, import.meta.url);
