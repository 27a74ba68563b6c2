import { type ClassResults, tally } from './class-results.ts';

/** Grows when a reader of the file would have to change. */
const FORMAT = 1;

/** The class as JSON: everybody of the roster, with the newest attempt of this run. */
export function classJson(results: ClassResults): string {
  const { run, module, maximum, writtenAt, rows } = results;
  const students = rows.map(({ student, attempt }) => ({
    ...student,
    standing: attempt?.standing ?? 'waiting',
    score: attempt?.score ?? null,
    ...(attempt && { attempt }),
  }));
  const about = { number: module.number, name: module.name, maximum };
  return `${JSON.stringify({ format: FORMAT, run, module: about, writtenAt, tally: tally(results), students }, null, 2)}\n`;
}
