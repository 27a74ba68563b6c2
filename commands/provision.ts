import { CourseError } from '../shared/errors.ts';
import { findModule, loadModules, type Module, type Requirement } from '../shared/manifest.ts';
import { lineReporter } from '../shared/report.ts';
import type { Course } from '../shared/step.ts';
import { type Command, main, required } from './command.ts';
import { runStep, type Tree } from './steps.ts';

export const provision: Command = {
  name: 'provision',
  summary: "Runs a module's steps in order: yours in starter/, or the solution's.",
  changes: true,
  flags: {
    module: { value: 'N', help: 'which module' },
    solution: { help: 'run solution/ in place of starter/' },
    only: { value: 'ID', help: 'one requirement, such as S3-02' },
    yes: { help: 'on AWS, do not ask before changing the account' },
  },
  async run({ flags, modulesRoot, open, out }) {
    const module = findModule(
      required('provision', 'module', flags.text('module')),
      loadModules(modulesRoot),
    );
    const requirements = chosen(module, flags.text('only'));
    const course = await open();
    const tree = flags.on('solution') ? 'solution' : 'starter';
    const { changed, unchanged, ms } = await provisionModule({ module, requirements, tree, course, out });
    out(
      `Module ${module.number} ${tree}: ${changed} changed, ${unchanged} already right · ${(ms / 1000).toFixed(1)} s`,
    );
    return 0;
  },
};

export interface ProvisionOptions {
  module: Module;
  requirements?: Requirement[];
  tree: Tree;
  course: Course;
  out: (line: string) => void;
}

/** Runs steps one after the other, and counts what they changed. */
export async function provisionModule({
  module,
  requirements = module.requirements,
  tree,
  course,
  out,
}: ProvisionOptions) {
  const begun = performance.now();
  const report = lineReporter(out);
  for (const requirement of requirements) {
    out(`${requirement.id}  ${requirement.title}`);
    await runStep(module, requirement, tree, { ...course, report });
  }
  return { changed: report.changed, unchanged: report.unchanged, ms: performance.now() - begun };
}

function chosen(module: Module, only: string | undefined): Requirement[] {
  if (only === undefined) return module.requirements;
  const found = module.requirements.filter(({ id }) => id === only.toUpperCase());
  if (found.length > 0) return found;
  const known = module.requirements.map(({ id }) => id).join(', ');
  throw new CourseError(
    'usage',
    `Module ${module.number} has no requirement "${only}".`,
    `Its requirements are ${known}.`,
  );
}

await main(provision, import.meta.url);
