import {
  type Legacy,
  type LegacyFilm,
  readLegacyFilms,
} from '../../../modules/02-dynamodb/given/legacy-films.ts';
import { CourseError } from '../../../shared/errors.ts';
import type { Grader } from '../../check.ts';
import { count } from '../words.ts';
import { type Item, readItems } from './movies-table.ts';

/** A film of the legacy app and the item with its id, if the table has one. */
export interface Pair {
  film: LegacyFilm;
  item: Item | undefined;
}

/**
 * The sound films of the legacy app, read from where the migration reads them, and the rows that are damaged. Those
 * cannot be migrated as they are, so nobody is graded by them.
 *
 * @throws CourseError `source` when there is nothing to compare with: then nobody could fail
 */
export async function readLegacy({ log }: Pick<Grader, 'log'>): Promise<Legacy> {
  const legacy = await readLegacyFilms();
  const { films, rejects, from } = legacy;
  const beside = rejects.length > 0 ? ` and ${count(rejects.length, 'damaged row')}` : '';
  log(`read the ${count(films.length, 'film')}${beside} of the legacy app`);
  if (films.length > 0) return legacy;
  throw new CourseError(
    'source',
    `There is no sound film in ${from}.`,
    'Bring legacy-flask/ back with git, or correct CINEDB_DATABASE.',
  );
}

/** Every legacy film with its item. */
export async function pairs(grader: Grader): Promise<Pair[]> {
  const { films } = await readLegacy(grader);
  const items = await readItems(grader);
  return films.map((film) => ({ film, item: items.get(film.id) }));
}

/** How a film is named in a failure. */
export function named({ title, id }: LegacyFilm): string {
  return `"${title}" (${id})`;
}
