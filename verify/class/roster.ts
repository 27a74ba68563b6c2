import { readFileSync } from 'node:fs';
import { CsvError, parse } from 'csv-parse/sync';
import { CourseError } from '../../shared/errors.ts';
import { type RosterRow, studentOf } from './roster-row.ts';
import type { Student } from './student.ts';

/** A roster that was read: every student, or every problem, each with its line and what to do. */
export interface Roster {
  students: Student[];
  problems: string[];
}

/** What the parser says of a row; the error has its fields where there are too many or too few. */
interface RowInfo {
  lines: number;
  error?: { record: string[] };
}

const REQUIRED = ['id', 'name', 'external_id'];
const PLACES = ['account', 'role_arn'];
const OPTIONAL = ['region', 'student', 'email', 'login', 'section'];
const KNOWN = [...REQUIRED, ...PLACES, ...OPTIONAL];

/**
 * Reads the roster of a class.
 *
 * @param region for rows that name none
 * @throws CourseError `usage` when the file cannot be read
 */
export function readRoster(file: string, region: string): Roster {
  try {
    return parseRoster(readFileSync(file), region);
  } catch (error) {
    if (error instanceof CourseError) throw error;
    const { message } = error as Error;
    throw new CourseError(
      'usage',
      `The roster cannot be read: ${message}.`,
      'Name another: --roster class.csv',
      {
        cause: error,
      },
    );
  }
}

/** Reads the text of a roster, as RFC 4180 has it: https://www.rfc-editor.org/rfc/rfc4180 */
export function parseRoster(bytes: Uint8Array, region: string): Roster {
  const text = decoded(bytes);
  if (text === undefined) return refused('line 1: the file is not UTF-8. Save it as "CSV UTF-8".');
  let header: string[] = [];
  try {
    const rows = parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      trim: true,
      skip_empty_lines: true,
      // A spreadsheet writes an empty row as its separators.
      skip_records_with_empty_values: true,
      relax_column_count: true,
      info: true,
      columns: (names: string[]) => {
        header = names.map((name) => name.trim().toLowerCase());
        return header;
      },
    }) as unknown as { record: Record<string, string>; info: RowInfo }[];
    const problems = headerProblems(header);
    if (problems.length > 0) return { students: [], problems };
    if (rows.length === 0) return refused('line 1: nobody is in it. Write a row for each student.');
    return checked(
      rows.map(({ record, info }) => rowOf(record, info, header)),
      region,
    );
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return refused(
      `line ${error.lines ?? 1}: ${error.message}. Put a field with a quote into quotes, and double the quote.`,
    );
  }
}

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Spreadsheets write semicolons where the comma stands in numbers. */
function delimiterOf(text: string): ',' | ';' {
  const first = text.split(/[\r\n]+/).find((line) => line.trim() !== '') ?? '';
  return first.includes(';') && !first.includes(',') ? ';' : ',';
}

function rowOf(record: Record<string, string>, info: RowInfo, header: string[]): RosterRow {
  const value = (name: string) => record[name] ?? '';
  // The parser notes a row with too many fields, or too few, and gives what it has.
  return {
    line: info.lines,
    value,
    fields: info.error && fieldsProblem(info.error.record.length, header.length),
  };
}

function fieldsProblem(count: number, expected: number): string {
  const remedy =
    count > expected ? 'Put a field with a comma into quotes' : 'Leave a field empty, and keep its comma';
  return `the header has ${expected} fields, and this row ${count}. ${remedy}`;
}

function headerProblems(header: readonly string[]): string[] {
  if (header.length === 0) return [`line 1: the file is empty. Begin it with ${KNOWN.join(',')}.`];
  const named = header.filter((name) => name !== '');
  const unknown = named.filter((name) => !KNOWN.includes(name));
  const twice = named.filter((name, index) => named.indexOf(name) !== index);
  const missing = REQUIRED.filter((name) => !header.includes(name));
  const place = PLACES.some((name) => header.includes(name)) ? [] : ['account or role_arn'];
  const nameless = named.length < header.length ? [header.indexOf('') + 1] : [];
  return [
    ...nameless.map((column) => `line 1: column ${column} has no name. Name it, or delete the column.`),
    ...unknown.map((name) => `line 1: there is no column "${name}". The columns are ${KNOWN.join(', ')}.`),
    ...twice.map((name) => `line 1: the column "${name}" stands twice. Leave one out.`),
    ...[...missing, ...place].map((name) => `line 1: the column ${name} is missing. Add it to the header.`),
  ];
}

function checked(rows: readonly RosterRow[], region: string): Roster {
  const students: Student[] = [];
  const problems: string[] = [];
  const seen = new Map<string, number>();
  for (const row of rows) {
    const found = studentOf(row, region);
    const id = row.value('id').toLowerCase();
    const earlier = seen.get(id);
    // Files are named by ids, and some systems take "Ana" and "ana" for one.
    if (id && earlier)
      found.problems.push(
        `the id "${row.value('id')}" is that of line ${earlier}. Give each student one of their own`,
      );
    else seen.set(id, row.line);
    problems.push(...found.problems.map((problem) => `line ${row.line}: ${problem}.`));
    if (found.student) students.push(found.student);
  }
  return problems.length > 0 ? { students: [], problems } : { students, problems };
}

function refused(problem: string): Roster {
  return { students: [], problems: [problem] };
}
