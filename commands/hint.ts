import { CourseError } from '../shared/errors.ts';
import { findRequirement } from '../shared/find-requirement.ts';
import { loadModules, type Requirement } from '../shared/manifest.ts';
import { wrap } from '../verify/render/text.ts';
import { type Command, type CommandContext, main } from './command.ts';
import { hintLines, nextHint, rememberHint } from './hints.ts';

export const hint: Command = {
  name: 'hint',
  summary: 'Helps with one requirement, a little more each time: a nudge, a pointer, a snippet.',
  changes: false,
  verbatim: true,
  argument: { name: 'ID', help: 'a requirement or a check, such as S3-02 or S3-02.4' },
  flags: {
    step: { value: '1|2|3', help: 'this hint, in place of the next one' },
    all: { help: 'all three at once' },
  },
  async run({ flags, modulesRoot, config, out, width }) {
    const id = flags.argument();
    if (id === undefined) {
      throw new CourseError('usage', 'A hint for what?', 'Name the requirement: npm run hint -- S3-02');
    }
    const { module, requirement } = findRequirement(id, loadModules(modulesRoot));
    const steps = chosen(requirement, { flags, config });
    for (const step of steps) {
      for (const line of hintLines(requirement, step))
        out(isProse(step) ? wrap(line, width).join('\n') : line);
      out('');
    }
    const lesson = `modules/${module.slug}/README.md${requirement.learn}`;
    for (const line of afterwards(requirement, steps.at(-1) ?? 1, lesson, width)) out(line);
    return 0;
  },
};

function chosen(requirement: Requirement, { flags, config }: Pick<CommandContext, 'flags' | 'config'>) {
  const { stateDir, student } = config;
  const { id, hints } = requirement;
  const step = flags.text('step');
  if (flags.on('all')) {
    if (step !== undefined)
      throw new CourseError('usage', 'Both --step and --all are given.', 'Use one of them.');
    rememberHint(stateDir, student, id, hints.length);
    return hints.map((_hint, index) => index + 1);
  }
  if (step === undefined) return [nextHint(stateDir, student, requirement)];
  const number = Number(step);
  if (!hints[number - 1])
    throw new CourseError('usage', `There is no hint ${step}.`, 'Use --step 1, 2 or 3.');
  rememberHint(stateDir, student, id, number);
  return [number];
}

/** The snippet is code, whose lines are not to be broken. */
function isProse(step: number): boolean {
  return step < 3;
}

function afterwards({ id, hints }: Requirement, step: number, lesson: string, width: number): string[] {
  const more = step < hints.length ? `More:    npm run hint -- ${id}` : 'That was the last hint.';
  return [more, ...wrap(`Lesson:  ${lesson}`, width)];
}

await main(hint, import.meta.url);
