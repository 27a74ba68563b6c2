import { type Grader, likely, type Outcome, proven } from '../../check.ts';
import type { Why } from '../../result.ts';
import type { Item } from '../02-dynamodb/movies-table.ts';
import { count } from '../words.ts';
import { scan } from './added-films.ts';
import { listEvent } from './events.ts';
import { configurationOf } from './functions.ts';
import { type Invoked, invokeQuietly } from './invoke.ts';
import { unlessAnswered } from './judge.ts';

/** One page of the catalogue as list-movies answered it. */
export interface Page {
  movies: Item[];
  nextToken?: string;
  invoked: Invoked;
}

const MOST_PAGES = 200;

/**
 * Follows nextToken to the end of the catalogue. Stops early where `until` finds what it looks for, and at an answer
 * that is no page, which becomes the failure.
 *
 * @param limit films on a page
 */
export async function walkCatalogue(
  grader: Grader,
  limit: number,
  until: (page: Page) => boolean = () => false,
): Promise<{ pages: Page[]; failure?: Outcome }> {
  const pages: Page[] = [];
  const tokens = new Set<string>();
  let nextToken: string | undefined;
  do {
    const query = { limit: String(limit), ...(nextToken === undefined ? {} : { nextToken }) };
    const invoked = await invokeQuietly(grader, 'listMovies', listEvent(query));
    if (pages.length === 0) await noteWalk(grader, limit);
    const wanted = { statuses: [200], expected: '200 with an object { movies, nextToken }' };
    const failure = await unlessAnswered(grader, 'listMovies', invoked, wanted);
    if (failure) return { pages, failure };
    const page = { ...pageOf(invoked), invoked };
    pages.push(page);
    nextToken = page.nextToken;
    // A token that comes again would lead in a circle.
    if (until(page) || (nextToken !== undefined && tokens.has(nextToken))) break;
    if (nextToken !== undefined) tokens.add(nextToken);
  } while (nextToken !== undefined && pages.length < MOST_PAGES);
  return { pages };
}

async function noteWalk({ locate, log }: Grader, limit: number): Promise<void> {
  log(`invoked ${await locate.function('listMovies')} with limit=${limit} and each nextToken that it gave`);
}

function pageOf({ json }: Invoked): Omit<Page, 'invoked'> {
  const { movies, nextToken } = (json ?? {}) as { movies?: unknown; nextToken?: unknown };
  return {
    movies: Array.isArray(movies) ? (movies as Item[]) : [],
    ...(typeof nextToken === 'string' && nextToken !== '' ? { nextToken } : {}),
  };
}

/** Why a film that is in the table is not in the catalogue. */
export async function whyNotListed(grader: Grader, pages: readonly Page[]): Promise<Why> {
  const table = await grader.locate.moviesTable();
  const named = (await configurationOf(grader, 'listMovies')).Environment?.Variables?.TABLE_NAME;
  if (named !== undefined && named !== table) {
    return proven(`TABLE_NAME is "${named}"; module 2 made "${table}"`);
  }
  const listed = pages.flatMap(({ movies }) => movies.map((movie) => movie?.id));
  const stored = new Set((await scan(grader, {})).map(({ id }) => id));
  if (listed.length === 0) return proven('the answer has no array "movies" with anything in it');
  if (!listed.some((id) => stored.has(id))) {
    return proven(`not one of the films that it lists is in ${table}`);
  }
  if (listed.length < stored.size && pages.at(-1)?.nextToken === undefined) {
    return proven(
      `it lists ${listed.length} of ${count(stored.size, 'film')}, and gives no nextToken for the rest`,
    );
  }
  return likely('the list is not read from the table at each call');
}
