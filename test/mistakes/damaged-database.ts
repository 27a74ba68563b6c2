import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import initSqlJs from 'sql.js';
import { courseRoot } from '../../shared/root.ts';

/** The films of the course, and a row that no migration can take. */
export async function damagedDatabase(): Promise<string> {
  const database = new (await initSqlJs()).Database();
  for (const name of ['schema.sql', 'seed.sql']) {
    database.exec(await readFile(join(courseRoot, 'legacy-flask', name), 'utf8'));
  }
  database.exec("PRAGMA ignore_check_constraints = ON; UPDATE movies SET id = 'not-a-uuid' WHERE rowid = 1");
  const file = join(await mkdtemp(join(tmpdir(), 'cinedb-damaged-')), 'cinedb.sqlite');
  await writeFile(file, database.export());
  database.close();
  return file;
}
