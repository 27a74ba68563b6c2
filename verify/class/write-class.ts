import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CourseError } from '../../shared/errors.ts';
import { canvasCsv } from './canvas.ts';
import { classJson } from './class-json.ts';
import { classJunit } from './class-junit.ts';
import { classPage, studentPage } from './class-page.ts';
import type { ClassResults, ClassRow } from './class-results.ts';
import { gradescopeCsv, gradescopeJson } from './gradescope.ts';
import { moodleCsv } from './moodle.ts';

/**
 * Writes everything about a class into a folder, next to the history.
 *
 * @throws CourseError `usage` when it cannot be written
 */
export function writeClass(folder: string, results: ClassResults): void {
  const files: [string, string][] = [
    ['index.html', classPage(results)],
    ['results.json', classJson(results)],
    ['junit.xml', classJunit(results)],
    ['canvas.csv', canvasCsv(results)],
    ['moodle.csv', moodleCsv(results)],
    ['gradescope.csv', gradescopeCsv(results)],
  ];
  try {
    for (const row of results.rows) writeStudent(folder, row, results);
    for (const [name, text] of files) write(join(folder, name), text);
  } catch (error) {
    const { message } = error as Error;
    throw new CourseError(
      'usage',
      `The results cannot be written: ${message}.`,
      'Choose another folder: --out DIR',
      {
        cause: error,
      },
    );
  }
}

/** What an earlier run wrote of a student must not be taken for this one's. */
function writeStudent(folder: string, row: ClassRow, results: ClassResults): void {
  const page = row.attempt && studentPage(row, results);
  const json = row.attempt && gradescopeJson(row.attempt);
  writeOrRemove(join(folder, 'students', `${row.student.id}.html`), page);
  writeOrRemove(join(folder, 'gradescope', `${row.student.id}.json`), json);
}

function writeOrRemove(file: string, text: string | undefined): void {
  if (text === undefined) rmSync(file, { force: true });
  else write(file, text);
}

/** A reader sees the file as it was or as it is, and never half of it. */
function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  // Two runs may write at once.
  const half = `${file}.${process.pid}.half`;
  writeFileSync(half, text);
  renameSync(half, file);
}
