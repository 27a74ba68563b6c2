import { isCanaryId } from '../../canaries.ts';
import { type Check, fail, pass, proven } from '../../check.ts';
import { readItems } from '../02-dynamodb/movies-table.ts';
import { some } from '../words.ts';
import { type Page, walkCatalogue, whyNotListed } from './catalogue.ts';
import { differences } from './differences.ts';
import { listEvent } from './events.ts';
import { putFilm } from './films.ts';
import { handlers } from './functions.ts';
import { invoke } from './invoke.ts';
import { functionIsThere } from './is-there.ts';
import { unlessRefused } from './judge.ts';
import { pagingProblem } from './paging-problem.ts';
import { isPresigned, unlessOpens } from './presigned.ts';
import { roleFits } from './role-fits.ts';

const key = 'listMovies';
const handler = handlers[key];
const LARGEST_LIMIT = 100;

const listsTheFilms: Check = async (grader) => {
  const { movie } = await putFilm(grader);
  const { pages, failure } = await walkCatalogue(grader, LARGEST_LIMIT, has(movie.id));
  if (failure) return failure;
  const shown = find(pages, movie.id);
  const wrong = shown && differences(shown, movie);
  if (shown && !wrong) return pass();
  return fail({
    expected: `"${movie.title}" among the movies, with its id, title, rating and synopsis`,
    got: wrong ?? 'movies without it',
    why: wrong ? proven('the film is there, and not as the table has it') : await whyNotListed(grader, pages),
    fix: `answer with { movies } as ScanCommand reads them from TABLE_NAME, in ${handler}`,
  });
};

const postersOpen: Check = async (grader) => {
  const { movie, poster } = await putFilm(grader);
  const { pages, failure } = await walkCatalogue(grader, LARGEST_LIMIT, has(movie.id));
  if (failure) return failure;
  const closed = await unlessOpens(grader, key, find(pages, movie.id)?.posterUrl, poster.bytes);
  if (closed) return closed;
  const others = pages.flatMap(({ movies }) => movies).filter(({ id }) => !isCanaryId(String(id)));
  const unsigned = others.filter(({ posterUrl }) => !isPresigned(posterUrl));
  if (unsigned.length === 0) return pass();
  return fail({
    expected: 'a presigned address for every film',
    got: `none for ${some(unsigned.map(({ title }) => JSON.stringify(title)))}`,
    why: proven(`posterUrl is ${JSON.stringify(unsigned[0]?.posterUrl)} there`),
    fix: `sign every posterUrl of the table, in ${handler}`,
  });
};

const pagesHoldEveryFilm: Check = async (grader) => {
  const films = [await putFilm(grader), await putFilm(grader), await putFilm(grader)];
  const before = await readItems(grader);
  // At least three pages, and not so many that a large catalogue takes minutes.
  const limit = Math.min(LARGEST_LIMIT, Math.max(1, Math.ceil((before.size + films.length) / 4)));
  const { pages, failure } = await walkCatalogue(grader, limit);
  if (failure) return failure;
  const after = await readItems(grader);
  const stayed = [...before.keys(), ...films.map(({ movie }) => movie.id)];
  const there = (id: string) => isCanaryId(id) || after.has(id);
  const problem = pagingProblem(pages, limit, stayed.filter(there));
  if (!problem) return pass();
  return fail({
    expected: `every film once, and at most ${limit} on a page`,
    got: problem.got,
    why: proven(problem.why),
    fix: `pass limit as Limit, the film that nextToken names as ExclusiveStartKey, and answer with nextToken while there are more, in ${handler}`,
    learn: '#common-mistakes',
  });
};

const nonsense: Record<string, string>[] = [
  { limit: '0' },
  { limit: 'many' },
  { nextToken: 'bm90IG91cnM' },
  { nextToken: '%' },
];

const refusesNonsense: Check = async (grader) => {
  for (const query of nonsense) {
    const invoked = await invoke(grader, key, listEvent(query));
    const refused = await unlessRefused(grader, key, invoked, {
      statuses: [400],
      expected: 'a refusal',
      instead: proven('a parameter that makes no sense is passed over in silence'),
      fix: `answer 400 to a limit that is no number from 1, and to a token that is not yours, in ${handler}`,
    });
    if (refused) return refused;
  }
  return pass();
};

function has(id: string): (page: Page) => boolean {
  return ({ movies }) => movies.some((movie) => movie?.id === id);
}

function find(pages: readonly Page[], id: string) {
  return pages.flatMap(({ movies }) => movies).find((movie) => movie?.id === id);
}

export const listChecks: Record<string, Check> = {
  'LAMBDA-01.1': functionIsThere(key),
  'LAMBDA-01.2': listsTheFilms,
  'LAMBDA-01.3': postersOpen,
  'LAMBDA-01.4': pagesHoldEveryFilm,
  'LAMBDA-01.5': refusesNonsense,
  'LAMBDA-01.6': roleFits(key),
};
