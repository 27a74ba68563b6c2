import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CourseError } from '../../../shared/errors.ts';
import type { Course } from '../../../shared/step.ts';
import type { Reject } from './legacy-films.ts';

const showAtMost = 5;

/**
 * Writes the rows that could not be migrated to migration-rejects.json in the state folder, and says so. Without
 * rejects it removes what an earlier run left there.
 *
 * @throws CourseError `source` when there are rejects, so that the command ends with an error
 */
export async function reportRejects({ config, report }: Course, rejects: Reject[]): Promise<void> {
  const file = join(config.stateDir, 'migration-rejects.json');
  if (rejects.length === 0) return rm(file, { force: true });
  await mkdir(config.stateDir, { recursive: true });
  await writeFile(file, `${JSON.stringify(rejects, undefined, 2)}\n`);
  for (const { id, reasons } of rejects) report.note(`not migrated: ${id}: ${reasons.join('; ')}`);
  const ids = rejects.slice(0, showAtMost).map(({ id }) => id);
  const more = rejects.length > showAtMost ? ` and ${rejects.length - showAtMost} more` : '';
  const rows =
    rejects.length === 1 ? '1 row is damaged and was' : `${rejects.length} rows are damaged and were`;
  throw new CourseError(
    'source',
    `${rows} not migrated: ${ids.join(', ')}${more}. Every other film was.`,
    `Read ${file}, correct the rows in the legacy database, then run the command again.`,
  );
}
