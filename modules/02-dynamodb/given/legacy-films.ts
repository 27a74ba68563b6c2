import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { maximumPosterBytes } from '../../../shared/movie.ts';
import { type ImageExtension, imageExtension } from './image-extension.ts';
import { type LegacyPlace, type LegacyRow, legacyPlace, readLegacyRows } from './legacy-rows.ts';

/** A film of the legacy app whose row and poster are sound. */
export interface LegacyFilm {
  /** A UUID. */
  id: string;
  title: string;
  /** 0 to 10. */
  rating: number;
  synopsis: string;
  poster: { bytes: Buffer; extension: ImageExtension };
}

/** A row that cannot be migrated as it is, and every reason why. */
export interface Reject {
  /** The row's id, or its place in the table when it has none. */
  id: string;
  reasons: string[];
  /** The row as it was, so that nothing is lost. */
  row: LegacyRow;
}

export interface Legacy {
  films: LegacyFilm[];
  rejects: Reject[];
  /** Where the rows came from, in words. */
  from: string;
}

/**
 * Every film of the legacy app, apart from those that cannot be migrated.
 *
 * @throws CourseError `source` when the database as a whole cannot be read
 */
export async function readLegacyFilms(place: LegacyPlace = legacyPlace()): Promise<Legacy> {
  const { rows, from } = await readLegacyRows(place);
  const legacy: Legacy = { films: [], rejects: [], from };
  const seen = new Set<unknown>();
  for (const [index, row] of rows.entries()) {
    const poster = await readPoster(row.poster, join(place.folder, 'posters'));
    const reasons = rowProblems(row);
    if (seen.has(row.id)) reasons.push('another row has the same id');
    seen.add(row.id);
    if (typeof poster === 'string') reasons.push(poster);
    const id = typeof row.id === 'string' && row.id ? row.id : `row ${index + 1}`;
    if (reasons.length > 0 || typeof poster === 'string') legacy.rejects.push({ id, reasons, row });
    else legacy.films.push({ ...(row as unknown as LegacyFilm), poster });
  }
  return legacy;
}

/** What is wrong with a row's values, a phrase for each; none when it is sound. */
export function rowProblems({ id, title, rating, synopsis }: LegacyRow): string[] {
  const problems: string[] = [];
  if (typeof id !== 'string' || !UUID.test(id)) problems.push('the id is not a UUID');
  if (!isText(title)) problems.push('the title is missing');
  if (typeof rating !== 'number' || Number.isNaN(rating)) problems.push('the rating is not a number');
  else if (rating < 0 || rating > 10) problems.push(`the rating ${rating} is not from 0 to 10`);
  if (!isText(synopsis)) problems.push('the synopsis is missing');
  return problems;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

/** The poster, or what is wrong with it. */
async function readPoster(name: unknown, folder: string): Promise<LegacyFilm['poster'] | string> {
  if (!isText(name)) return 'the poster is missing';
  // A name such as ../../.env must not take a file of another folder to the bucket.
  if (name !== basename(name) || name.includes('\\')) return `the poster "${name}" is not a file name`;
  const bytes = await readFile(join(folder, name)).catch(() => undefined);
  if (!bytes) return `the poster file "${name}" is not there`;
  if (bytes.length > maximumPosterBytes) return `the poster "${name}" is larger than 4 MB`;
  const extension = imageExtension(bytes);
  return extension ? { bytes, extension } : `the poster "${name}" is not a JPEG, PNG or WebP image`;
}
