import type { Module } from '../../shared/manifest.ts';
import type { Attempt } from './attempt.ts';
import type { Student } from './student.ts';

/** What is known of a class when the files are written. */
export interface ClassResults {
  run: string;
  module: Pick<Module, 'number' | 'name'>;
  /** What the module is worth. */
  maximum: number;
  /** ISO 8601. */
  writtenAt: string;
  rows: ClassRow[];
}

/** A student and the newest attempt of this run, if there was one. */
export interface ClassRow {
  student: Pick<Student, 'id' | 'name' | 'email' | 'login' | 'section' | 'account'>;
  attempt: Attempt | undefined;
}

/** Somebody whose score is final. */
export interface FinalScore {
  student: ClassRow['student'];
  score: number;
}

/**
 * Those whose score is final. Only they go into the files for other systems: an empty field there would wipe out a score
 * that the student has.
 */
export function finalScores({ rows }: ClassResults): FinalScore[] {
  return rows.flatMap(({ student, attempt }) =>
    attempt?.standing === 'graded' && attempt.score !== null ? [{ student, score: attempt.score }] : [],
  );
}

/** The name of the assignment in other systems. */
export function assignmentName({ module }: ClassResults): string {
  return `CineDB module ${module.number} ${module.name}`;
}

/** How many students there are of each standing, and how many without an attempt. */
export function tally({
  rows,
}: ClassResults): Record<'graded' | 'partial' | 'unreachable' | 'waiting', number> {
  const counts = { graded: 0, partial: 0, unreachable: 0, waiting: 0 };
  for (const { attempt } of rows) counts[attempt?.standing ?? 'waiting'] += 1;
  return counts;
}
