import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import initSqlJs, { type Database } from 'sql.js';
import { CourseError } from '../../../shared/errors.ts';
import { courseRoot } from '../../../shared/root.ts';

/** A row as SQLite has it. Nothing about its values is promised. */
export type LegacyRow = Record<'id' | 'title' | 'rating' | 'synopsis' | 'poster', unknown>;

/** Where the legacy app keeps its films. */
export interface LegacyPlace {
  /** The app's folder, with schema.sql, seed.sql and posters/. */
  folder: string;
  /** The database file that somebody asked for; otherwise cinedb.sqlite in the folder. */
  database?: string;
}

/** The legacy app of the course, and the database that `CINEDB_DATABASE` names, as the app itself reads it. */
export function legacyPlace(env: Record<string, string | undefined> = process.env): LegacyPlace {
  return { folder: join(courseRoot, 'legacy-flask'), database: env.CINEDB_DATABASE || undefined };
}

/**
 * All rows of the legacy table `movies`, in the order of their ids. If the app never ran, so that there is no
 * database yet, they come from its schema.sql and seed.sql.
 *
 * @throws CourseError `source` when the database cannot be read
 */
export async function readLegacyRows(place: LegacyPlace): Promise<{ rows: LegacyRow[]; from: string }> {
  const { Database } = await initSqlJs();
  const file = place.database ?? join(place.folder, 'cinedb.sqlite');
  if (existsSync(file) && !statSync(file).isFile())
    throw unreadable(file, 'it is a folder and no database file');
  if (existsSync(file)) return { rows: rowsOf(new Database(savedBytes(file)), file), from: file };
  if (place.database) throw unreadable(file, 'there is no such file');
  const database = new Database();
  try {
    for (const name of ['schema.sql', 'seed.sql']) {
      database.exec(readFileSync(join(place.folder, name), 'utf8'));
    }
  } catch (error) {
    throw unreadable(place.folder, (error as Error).message);
  }
  return { rows: rowsOf(database, place.folder), from: 'schema.sql and seed.sql (the app never ran)' };
}

function rowsOf(database: Database, file: string): LegacyRow[] {
  const rows: LegacyRow[] = [];
  try {
    const query = database.prepare('SELECT id, title, rating, synopsis, poster FROM movies ORDER BY id');
    while (query.step()) rows.push(query.getAsObject() as LegacyRow);
    query.free();
  } catch (error) {
    throw unreadable(file, (error as Error).message);
  } finally {
    database.close();
  }
  return rows;
}

/** The bytes of a database file, if nobody is writing to it: SQLite keeps what is not yet in it in a file beside it. */
function savedBytes(file: string): Uint8Array {
  for (const beside of [`${file}-journal`, `${file}-wal`]) {
    if (existsSync(beside) && statSync(beside).size > 0) {
      throw new CourseError(
        'source',
        `${file} is being written to (${beside} is there).`,
        'Stop the legacy app, then run the command again.',
      );
    }
  }
  try {
    return readFileSync(file);
  } catch (error) {
    throw unreadable(file, (error as Error).message);
  }
}

function unreadable(file: string, why: string): CourseError {
  return new CourseError(
    'source',
    `The legacy database ${file} cannot be read: ${why}.`,
    'Check CINEDB_DATABASE. A damaged cinedb.sqlite may be deleted: the legacy app makes a new one.',
  );
}
