import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CourseError } from '../../shared/errors.ts';
import type { Attempt } from './attempt.ts';

/** Every attempt that was ever made with an output folder, a line each. Lines are added and never changed. */
export interface History {
  /** Those of one run, the newest of each student. */
  of(run: string): Map<string, Attempt>;
  /** The newest run whose name begins like this. */
  newestRun(prefix: string): string | undefined;
  add(attempt: Attempt): void;
}

/**
 * Opens the history in a folder, which is made.
 *
 * @throws CourseError `usage` when it cannot be made
 */
export function openHistory(folder: string): History {
  const file = join(folder, 'attempts.jsonl');
  makeFolder(folder);
  // A grader that was killed may have left half a line: the next one must not become part of it.
  let isOpen = endsOpen(file);
  return {
    of: (run) =>
      new Map(
        linesOf(file)
          .filter((attempt) => attempt.run === run)
          .map((attempt) => [attempt.id, attempt]),
      ),
    newestRun: (prefix) => linesOf(file).findLast(({ run }) => run.startsWith(prefix))?.run,
    add(attempt) {
      appendFileSync(file, `${isOpen ? '\n' : ''}${JSON.stringify(attempt)}\n`);
      isOpen = false;
    },
  };
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    const { message } = error as Error;
    const remedy = 'Choose another folder: --out DIR';
    throw new CourseError('usage', `The folder of the results cannot be made: ${message}.`, remedy, {
      cause: error,
    });
  }
}

function linesOf(file: string): Attempt[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8').split('\n').flatMap(attemptIn);
}

function attemptIn(line: string): Attempt[] {
  try {
    const value = JSON.parse(line) as Partial<Attempt> | null;
    return typeof value?.run === 'string' && typeof value.id === 'string' ? [value as Attempt] : [];
  } catch {
    return [];
  }
}

function endsOpen(file: string): boolean {
  if (!existsSync(file)) return false;
  const text = readFileSync(file);
  return text.length > 0 && text.at(-1) !== 10;
}
