import type { Page } from './catalogue.ts';

/** What is wrong with the pages of a catalogue that has the films with these ids, and perhaps more. */
export function pagingProblem(
  pages: readonly Pick<Page, 'movies' | 'nextToken'>[],
  limit: number,
  ids: readonly string[],
): { got: string; why: string } | undefined {
  const large = pages.findIndex(({ movies }) => movies.length > limit);
  if (large >= 0) return { got: `more films than that on page ${large + 1}`, why: 'limit is not heeded' };
  const listed = pages.flatMap(({ movies }) => movies.map(({ id }) => String(id)));
  if (new Set(listed).size < listed.length) {
    return { got: 'films that come twice', why: 'nextToken does not lead on from the page that gave it' };
  }
  if (ids.every((id) => listed.includes(id))) return undefined;
  const isEnd = pages.at(-1)?.nextToken === undefined;
  return {
    got: 'films that are on no page',
    why: isEnd ? 'the last page gave no nextToken' : 'the tokens lead in a circle, or on without end',
  };
}
