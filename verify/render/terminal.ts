import type { CheckResult, Failure, ModuleResult } from '../result.ts';
import { scoreOf } from '../score.ts';
import { colored } from './color.ts';
import { nextLine } from './next.ts';
import { factLines, seconds, wrap } from './text.ts';

export interface TerminalOptions {
  /** Characters in a line; 80 unless told. */
  width?: number;
  color?: boolean;
}

/** Where the text of a detail begins. */
const DETAIL = 12;
/** Where the note on the right (time, or what is needed) begins, if it fits there. */
const NOTE = 70;

/** A grading as a page of text: a line for each check, and the first root cause in full. */
export function renderTerminal(
  result: ModuleResult,
  { width = 80, color = false }: TerminalOptions = {},
): string {
  const idWidth = Math.max(...result.checks.map((check) => check.id.length)) + 2;
  const expanded = firstCauses(result.checks);
  const lines = result.checks.flatMap((check) => [
    ...checkLines(check, idWidth, width, color),
    ...(expanded.has(check) ? details(check, width) : []),
  ]);
  return [...heading(result, width), '', ...lines, '', ...footer(result, width), ''].join('\n');
}

/** The first failure, and the first error: one thing to do at a time. */
function firstCauses(checks: CheckResult[]): Set<CheckResult | undefined> {
  return new Set([
    checks.find((check) => check.verdict === 'fail'),
    checks.find((check) => check.verdict === 'error'),
    checks.find((check) => check.verdict === 'pending'),
  ]);
}

function heading(result: ModuleResult, width: number): string[] {
  const title = `CineDB · Module ${result.module} ${result.name}`;
  const { target, account, region, student, seed } = result;
  const facts = [`target ${target}`, `account ${account}`, region, `student ${student}`, `seed ${seed}`];
  const oneLine = `${title}      ${facts.join(' · ')}`;
  return oneLine.length <= width ? [oneLine] : [title, ...factLines(facts, width)];
}

function checkLines(check: CheckResult, idWidth: number, width: number, color: boolean): string[] {
  const indent = 9 + idWidth;
  const note = check.verdict === 'blocked' ? `needs ${check.needs.join(', ')}` : seconds(check.ms);
  const [first = '', ...rest] = wrap(check.title, NOTE - indent - 2);
  const start = `${check.id.padEnd(idWidth)}${first}`;
  const word =
    colored(check.verdict.toUpperCase(), check.verdict, color) + ' '.repeat(9 - check.verdict.length);
  const continued = rest.map((line) => ' '.repeat(indent) + line);
  const column = Math.min(NOTE, width - note.length);
  const taken = 9 + start.length;
  if (taken + 2 <= column) return [word + start + ' '.repeat(column - taken) + note, ...continued];
  return [word + start, ...continued, ...wrap(note, width - indent).map((line) => ' '.repeat(indent) + line)];
}

function details(check: CheckResult, width: number): string[] {
  const rows = detailRows(check);
  return rows.flatMap(([label, text]) =>
    wrap(text, width - DETAIL).map((line, index) => (index === 0 ? `  ${label}` : '').padEnd(DETAIL) + line),
  );
}

function detailRows(check: CheckResult): [string, string][] {
  if (check.verdict === 'fail') return failureRows(check.failure);
  if (check.verdict === 'pending') return [['waiting', check.waiting]];
  if (check.verdict === 'error') {
    return [
      ['error', check.fault.message],
      ['fix', check.fault.remedy],
    ];
  }
  return [];
}

/** What the reader is told about a failure, in order, with its label: the same in every output. */
export function failureRows(failure: Failure): [string, string][] {
  const rows: [string, string][] = [
    ['did', failure.did],
    ['expected', failure.expected],
    ['got', failure.got],
  ];
  if (failure.evidence) rows.push(['evidence', failure.evidence]);
  rows.push(
    [failure.why.proven ? 'why' : 'likely', failure.why.text],
    ['fix', failure.fix],
    ['learn', failure.learn],
  );
  return rows;
}

function footer(result: ModuleResult, width: number): string[] {
  const score = scoreOf(result.checks);
  const facts = [`${score.passed} of ${score.checks} passed`, `${score.points} of ${score.possible} points`];
  if (score.ungraded > 0) facts.push(`${score.ungraded} not graded`);
  const { made, left } = result.canaries;
  if (made > 0 && left.length === 0) facts.push('canaries removed');
  if (left.length > 0) facts.push(`not removed: ${left.join(', ')}`);
  return [...factLines(facts, width), ...wrap(nextLine(result), width)];
}
