import { join } from 'node:path';
import { CourseError } from '../shared/errors.ts';
import { findModule, loadModules, type Module } from '../shared/manifest.ts';
import { lineReporter } from '../shared/report.ts';
import type { Course } from '../shared/step.ts';
import { exitCodes } from '../verify/score.ts';
import { type Command, type CommandContext, main, required } from './command.ts';
import { confirmFlag } from './confirm.ts';
import { messageOf, remedyOf } from './explain.ts';
import type { Flags } from './flags.ts';
import { leftovers } from './leftovers.ts';
import { loadStep } from './steps.ts';

export const teardown: Command = {
  name: 'teardown',
  summary: 'Removes what the course made, and lists what is left of it by name and by tag.',
  changes: true,
  flags: {
    module: { value: 'N', help: 'what module N made' },
    'up-to': { value: 'N', help: 'what modules 1 to N made, the last one first; a stack of module 6 stays' },
    all: { help: 'what every module made, the stacks too, the last module first' },
    verify: { help: 'list what is left, of all modules unless told, and change nothing' },
    yes: confirmFlag,
  },
  async run(context) {
    const { flags, open, out, err } = context;
    const readOnly = flags.on('verify');
    const modules = chosen(context);
    const course = await open({ readOnly });
    if (readOnly) return sayLeft(course, modules, context);
    const report = lineReporter(out);
    const failed: string[] = [];
    for (const module of modules) {
      out(`Module ${module.number} ${module.name}`);
      const problem = await tornDown(module, { ...course, report });
      if (problem) failed.push(problem);
    }
    for (const problem of failed) err(problem);
    const code = await sayLeft(course, modules, context, ` · ${report.changed} removed`);
    return failed.length === 0 ? code : exitCodes.fail;
  },
};

/** Lists what is left, by name and by tag, and answers the exit code. */
async function sayLeft(
  course: Course,
  modules: Module[],
  { flags, out }: CommandContext,
  removed = '',
): Promise<number> {
  const left = await leftovers(
    course,
    modules.map(({ number }) => number),
  );
  for (const thing of left) out(`LEFT     ${thing}`);
  out(left.length === 0 ? `Nothing of ${whatOf(flags, modules)} is left${removed}` : `${left.length} left`);
  return left.length === 0 ? exitCodes.pass : exitCodes.fail;
}

/** The modules to tear down, the last first. */
function chosen({ flags, modulesRoot }: CommandContext): Module[] {
  const modules = loadModules(modulesRoot);
  const [upTo, one] = [flags.text('up-to'), flags.text('module')];
  const given = [
    one !== undefined && '--module',
    flags.on('all') && '--all',
    upTo !== undefined && '--up-to',
  ].filter(Boolean);
  if (given.length > 1) {
    throw new CourseError('usage', `Both ${given.join(' and ')} are given.`, 'Use one of them.');
  }
  const isAll = flags.on('all') || (flags.on('verify') && given.length === 0);
  if (isAll) return modules.toReversed();
  if (upTo === undefined) return [findModule(required('teardown', 'module N or --all', one), modules)];
  const last = findModule(upTo, modules).number;
  return modules.filter(({ number }) => number <= last).toReversed();
}

function whatOf(flags: Flags, modules: Module[]): string {
  const last = modules[0]?.number;
  if (flags.text('module') !== undefined) return `module ${last}`;
  return flags.text('up-to') === undefined ? 'the course' : `modules 1 to ${last}`;
}

/** Goes on after a failure, because what the other modules made costs money all the same. */
async function tornDown(module: Module, course: Course): Promise<string | undefined> {
  try {
    const remove = await loadStep(join(module.folder, 'teardown.ts'));
    await remove(course);
    return undefined;
  } catch (error) {
    return `The teardown of module ${module.number} stopped: ${messageOf(error)} ${remedyOf(error)}`;
  }
}

await main(teardown, import.meta.url);
