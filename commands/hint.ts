import { CourseError } from '../shared/errors.ts';
import { findRequirement } from '../shared/find-requirement.ts';
import { loadModules, type Requirement } from '../shared/manifest.ts';
import { wrap } from '../verify/render/text.ts';
import { type Command, type CommandContext, main } from './command.ts';
import { hintLines, nextHint, rememberHint, shownHints } from './hints.ts';

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
    for (const step of steps) for (const line of hintLines(requirement, step, width)) out(line);
    const lesson = `modules/${module.slug}/README.md${requirement.learn}`;
    const last = steps.at(-1) ?? 1;
    const remembered = shownHints(config.stateDir, config.student, requirement.id) === last;
    for (const line of [more(requirement, last, remembered), ...lessonLines(lesson, width)]) out(line);
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

function more({ id, hints }: Requirement, step: number, remembered: boolean): string {
  if (step >= hints.length) return 'That was the last hint.';
  return `More:    npm run hint -- ${id}${remembered ? '' : ` --step ${step + 1}`}`;
}

/** An address that has no room beside its label has a line of its own, so that it can be copied whole. */
function lessonLines(lesson: string, width: number): string[] {
  const line = `Lesson:  ${lesson}`;
  return line.length <= width ? [line] : ['Lesson:', ...wrap(lesson, width)];
}

await main(hint, import.meta.url);
