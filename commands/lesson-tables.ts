import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadModules, type Module } from '../shared/manifest.ts';
import { type Command, main } from './command.ts';

const HEADING = '## What the grader looks at';
const START = '<!-- checks -->';
const END = '<!-- /checks -->';

const lessonTables: Command = {
  name: 'lesson-tables',
  summary: 'Writes the table of checks into each lesson, from its module.yaml.',
  changes: false,
  flags: {},
  async run({ modulesRoot, out }) {
    for (const module of loadModules(modulesRoot)) {
      const file = join(module.folder, 'README.md');
      const lesson = readFileSync(file, 'utf8');
      const renewed = withChecksTable(lesson, module);
      if (renewed !== lesson) writeFileSync(file, renewed);
      out(`${renewed === lesson ? 'same' : 'did '}  modules/${module.slug}/README.md`);
    }
    return 0;
  },
};

/**
 * A lesson with the table of its module's checks under "What the grader looks at".
 *
 * @throws Error when the lesson has no such heading
 */
export function withChecksTable(lesson: string, module: Module): string {
  const table = `${START}\n${checksTable(module)}\n${END}`;
  const begin = lesson.indexOf(START);
  const end = lesson.indexOf(END);
  if (begin >= 0 && end > begin) return lesson.slice(0, begin) + table + lesson.slice(end + END.length);
  const heading = lesson.indexOf(`${HEADING}\n`);
  if (heading < 0) throw new Error(`the lesson of module ${module.number} has no heading "${HEADING}"`);
  const after = heading + HEADING.length + 1;
  return `${lesson.slice(0, after)}\n${table}\n${lesson.slice(after)}`;
}

function checksTable(module: Module): string {
  const rows = module.requirements
    .flatMap((requirement) => requirement.checks)
    .map(
      ({ id, title, points, needs }) =>
        `| ${id} | ${title.replaceAll('|', '\\|')} | ${points} | ${needs.join(', ')} |`,
    );
  return ['| check | what it looks at | points | needs |', '| --- | --- | ---: | --- |', ...rows].join('\n');
}

await main(lessonTables, import.meta.url);
