import { join } from 'node:path';
import { CourseError } from '../shared/errors.ts';
import { findModule, loadModules, type Module } from '../shared/manifest.ts';
import { lineReporter } from '../shared/report.ts';
import type { Course } from '../shared/step.ts';
import { type Command, type CommandContext, main, required } from './command.ts';
import { messageOf, remedyOf } from './explain.ts';
import { leftovers } from './leftovers.ts';
import { loadStep } from './steps.ts';

export const teardown: Command = {
  name: 'teardown',
  summary: 'Removes what the course made, and lists what is left of it by name and by tag.',
  changes: true,
  flags: {
    module: { value: 'N', help: 'what module N made' },
    all: { help: 'what every module made, the last module first' },
    yes: { help: 'on AWS, do not ask before changing the account' },
  },
  async run(context) {
    const { open, out, err } = context;
    const modules = chosen(context);
    const course = await open();
    const report = lineReporter(out);
    const failed: string[] = [];
    for (const module of modules) {
      out(`Module ${module.number} ${module.name}`);
      const problem = await tornDown(module, { ...course, report });
      if (problem) failed.push(problem);
    }
    const left = await leftovers(
      course,
      modules.map(({ number }) => number),
    );
    for (const problem of failed) err(problem);
    for (const thing of left) out(`LEFT     ${thing}`);
    const what = context.flags.on('all') ? 'the course' : `module ${modules[0]?.number}`;
    out(left.length === 0 ? `Nothing of ${what} is left · ${report.changed} removed` : `${left.length} left`);
    return left.length === 0 && failed.length === 0 ? 0 : 1;
  },
};

/** The modules to tear down, the last first. */
function chosen({ flags, modulesRoot }: CommandContext): Module[] {
  const modules = loadModules(modulesRoot);
  if (flags.on('all') && flags.text('module') !== undefined) {
    throw new CourseError('usage', 'Both --module and --all are given.', 'Use one of them.');
  }
  if (flags.on('all')) return modules.toReversed();
  return [findModule(required('teardown', 'module N or --all', flags.text('module')), modules)];
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
