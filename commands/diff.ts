import { CourseError } from '../shared/errors.ts';
import { findRequirement } from '../shared/find-requirement.ts';
import { loadModules, type Module, type Requirement } from '../shared/manifest.ts';
import { filesOf, ownersOf } from '../shared/starter-files.ts';
import { hasPassed } from '../verify/last-results.ts';
import { wantsColor } from '../verify/render/color.ts';
import { type Command, type CommandContext, main } from './command.ts';
import { coloredDiffLine, compare } from './compare.ts';

export const diff: Command = {
  name: 'diff',
  summary: 'Shows what the solution of a requirement does differently from your files.',
  changes: false,
  verbatim: true,
  argument: { name: 'ID', help: 'a requirement, such as S3-02' },
  flags: { yes: { help: 'show it before the requirement has passed, too' } },
  async run(context) {
    const { flags, modulesRoot, out } = context;
    const id = flags.argument();
    if (id === undefined) {
      throw new CourseError(
        'usage',
        'The difference of what?',
        'Name the requirement: npm run diff -- S3-02',
      );
    }
    const { module, requirement } = findRequirement(id, loadModules(modulesRoot));
    const spoil = flags.on('yes') || (await agreed(module, requirement, context));
    for (const file of filesOf(module, requirement)) {
      const others = spoil ? [] : unfinished(module, file, context);
      if (others.length === 0) showFile(module, file, context);
      else out(`later    modules/${module.slug}/starter/${file}  holds ${others.join(', ')} too`);
    }
    return 0;
  },
};

/** Whether to show everything: false once the requirement has passed, true when the student wants it before. */
async function agreed(
  module: Module,
  requirement: Requirement,
  { config, ask }: CommandContext,
): Promise<boolean> {
  if (hasPassed(config, module, requirement)) return false;
  const what = `${requirement.id} has not passed in your last grading, and this shows its solution.`;
  if (!ask) throw new CourseError('usage', what, 'Add --yes to see it all the same.');
  if (/^y(es)?$/i.test((await ask(`${what} Go on? [y/N] `)).trim())) return true;
  throw new CourseError('refused', 'Nothing was shown.', `A hint may do: npm run hint -- ${requirement.id}`);
}

/** The requirements that share a file and have not passed yet: it would give them away. */
function unfinished(module: Module, file: string, { config }: CommandContext): string[] {
  return ownersOf(module, file)
    .filter((requirement) => !hasPassed(config, module, requirement))
    .map(({ id }) => id);
}

function showFile(module: Module, file: string, { out, terminal, env }: CommandContext): void {
  const lines = compare(module, file);
  const color = wantsColor(terminal, env);
  if (lines.length === 0) out(`same     modules/${module.slug}/starter/${file}`);
  for (const line of lines) out(coloredDiffLine(line, color));
}

await main(diff, import.meta.url);
