import { join } from 'node:path';
import { wrap } from '../render/text.ts';
import type { Attempt } from './attempt.ts';
import { type ClassResults, tally } from './class-results.ts';

const LABEL = 13;

/** One student in the terminal: a line, and what is to be done under it. */
export function attemptLines(
  { standing, id, score, maximum, ms, trouble }: Attempt,
  width: number,
): string[] {
  const points = score === null ? 'no score' : `${score} of ${maximum}`;
  const line = `${standing.toUpperCase().padEnd(LABEL)}${id}  ${points}  ${(ms / 1000).toFixed(1)}s`;
  if (!trouble) return [line];
  const text = `${trouble.turn}’s turn: ${trouble.message} ${trouble.remedy}`;
  return [line, ...wrap(text, width - 2).map((part) => `  ${part}`)];
}

export interface Ending {
  folder: string;
  /** From the first student to the last file. */
  seconds: number;
  /** Attempts that were made. */
  graded: number;
  stopped: boolean;
  width: number;
}

/** The end of a class's grading in the terminal. */
export function summaryLines(
  results: ClassResults,
  { folder, seconds, graded, stopped, width }: Ending,
): string[] {
  const counts = tally(results);
  const text = [
    `${counts.graded} of ${results.rows.length} graded`,
    ...(counts.partial > 0 ? [`${counts.partial} in part`] : []),
    ...(counts.unreachable > 0 ? [`${counts.unreachable} not reached`] : []),
    ...(counts.waiting > 0 ? [`${counts.waiting} not tried yet`] : []),
    ...(graded > 0 ? [`${seconds.toFixed(1)} s`, `${(graded / seconds).toFixed(2)} students a second`] : []),
  ].join(' · ');
  const next = stopped ? ['Stopped; canaries removed. Go on with --resume.'] : nobodyIn(results);
  return [
    '',
    ...wrap(text, width),
    ...next.flatMap((line) => wrap(line, width)),
    `The class: ${join(folder, 'index.html')}`,
  ];
}

/** AWS answers a closed role and a caller who may take no role alike; where all are closed, it is the caller. */
function nobodyIn({ rows }: ClassResults): string[] {
  const closed = rows.filter(
    ({ attempt }) => attempt?.standing === 'unreachable' && attempt.trouble?.turn === 'student',
  );
  if (rows.length < 2 || closed.length < rows.length) return [];
  return [
    'Nobody let you in. Look first whether your own keys may do sts:AssumeRole, and whether the students trust your account.',
  ];
}
