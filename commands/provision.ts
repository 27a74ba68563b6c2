import { CourseError } from '../shared/errors.ts';
import { findModule, loadModules, type Module, type Requirement } from '../shared/manifest.ts';
import { noteProvisioned } from '../shared/provisioned.ts';
import { lineReporter } from '../shared/report.ts';
import type { Course } from '../shared/step.ts';
import { type Command, main, required } from './command.ts';
import { confirmFlag } from './confirm.ts';
import { isStep, runStep, type Tree } from './steps.ts';

export const provision: Command = {
  name: 'provision',
  summary: "Runs a module's steps in order: yours in starter/, or the solution's.",
  changes: true,
  flags: {
    module: { value: 'N', help: 'which module' },
    solution: { help: 'run solution/ in place of starter/' },
    only: { value: 'ID', help: 'one requirement, such as S3-02' },
    yes: confirmFlag,
  },
  async run({ flags, config, modulesRoot, open, out, err }) {
    const module = findModule(
      required('provision', 'module', flags.text('module')),
      loadModules(modulesRoot),
    );
    const requirements = chosen(module, flags.text('only'));
    const course = await open();
    const tree: Tree = flags.on('solution') ? 'solution' : 'starter';
    const done = (id: string) => tellWatchers(config.stateDir, id, err);
    const work = { module, requirements, tree, course, out, done };
    const { changed, unchanged, ms } = await provisionModule(work);
    out(
      `Module ${module.number} ${tree}: ${changed} changed, ${unchanged} already right · ${(ms / 1000).toFixed(1)} s`,
    );
    return 0;
  },
};

/** The step is done, whether its note for `verify --watch` can be written or not. */
function tellWatchers(stateDir: string, id: string, err: (line: string) => void): void {
  try {
    noteProvisioned(stateDir, id);
  } catch (error) {
    err(`"npm run verify -- --watch" is not told of ${id}: ${(error as Error).message}`);
  }
}

export interface ProvisionOptions {
  module: Module;
  requirements?: Requirement[];
  tree: Tree;
  course: Course;
  out: (line: string) => void;
  /** Is told of each requirement whose turn is over. */
  done?: (id: string) => void;
}

/** Runs steps one after the other, and counts what they changed. */
export async function provisionModule({
  module,
  requirements = module.requirements,
  tree,
  course,
  out,
  done,
}: ProvisionOptions) {
  const begun = performance.now();
  const report = lineReporter(out);
  for (const requirement of requirements) {
    out(`${requirement.id}  ${requirement.title}`);
    if (isStep(requirement)) await runStep(module, requirement, tree, { ...course, report });
    else report.note(`is written in ${requirement.file}, which a later step deploys`);
    done?.(requirement.id);
  }
  return { changed: report.changed, unchanged: report.unchanged, ms: performance.now() - begun };
}

function chosen(module: Module, only: string | undefined): Requirement[] {
  if (only === undefined) return module.requirements;
  const found = module.requirements.filter(({ id }) => id === only.toUpperCase());
  for (const requirement of found) if (!isStep(requirement)) throw withoutStep(module, requirement);
  if (found.length > 0) return found;
  const known = module.requirements.map(({ id }) => id).join(', ');
  throw new CourseError(
    'usage',
    `Module ${module.number} has no requirement "${only}".`,
    `Its requirements are ${known}.`,
  );
}

function withoutStep(module: Module, { id, file }: Requirement): CourseError {
  const steps = module.requirements.filter(isStep).map((requirement) => requirement.id);
  return new CourseError(
    'usage',
    `${id} is a part of ${file} and has no step of its own.`,
    `What deploys it is ${steps.join(', ')}: leave --only out.`,
  );
}

await main(provision, import.meta.url);
