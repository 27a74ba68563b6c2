import { escapeMarkup } from '../render/escape.ts';
import { attributes, testCase } from '../render/junit.ts';
import type { ClassResults, ClassRow } from './class-results.ts';

/** The class in the XML that continuous integration reads: a suite for each student, a case for each check. */
export function classJunit({ rows, module }: ClassResults): string {
  const suites = rows.map((row) => suite(row)).join('');
  const name = attributes([['name', `CineDB module ${module.number} ${module.name}`]]);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites${name}>\n${suites}</testsuites>\n`;
}

function suite({ student, attempt }: ClassRow): string {
  const checks = attempt?.result?.checks ?? [];
  const count = (...verdicts: string[]) => checks.filter(({ verdict }) => verdicts.includes(verdict)).length;
  const trouble = attempt?.trouble;
  const counts = attributes([
    ['name', `${student.id} ${student.name}`],
    ['tests', checks.length + (trouble ? 1 : 0)],
    ['failures', count('fail')],
    ['errors', count('error') + (trouble ? 1 : 0)],
    ['skipped', count('blocked', 'pending')],
    ['time', ((attempt?.ms ?? 0) / 1000).toFixed(3)],
    ...(attempt ? [['timestamp', attempt.startedAt] as const] : []),
  ]);
  const classname = attributes([['classname', 'class']]);
  const own = trouble
    ? `    <testcase${classname} name="everything could be judged"><error${attributes([['message', trouble.message]])}>${escapeMarkup(`${trouble.remedy} (turn: ${trouble.turn})`)}</error></testcase>\n`
    : '';
  return `  <testsuite${counts}>\n${own}${checks.map(testCase).join('')}  </testsuite>\n`;
}
