// LAMBDA-01: a page of films, each with a poster address that opens in a browser.
import { json } from '../../given/functions/answer.ts';
import { httpHandler } from '../../given/functions/http-handler.ts';
import { pageOf, tokenAfter } from '../../given/functions/paging.ts';
import { scanMovies } from './lib/movies.ts';
import { shown } from './lib/posters.ts';

export const handler = httpHandler(async (event) => {
  const { movies, last } = await scanMovies(pageOf(event));
  const page = { movies: await Promise.all(movies.map(shown)) };
  return json(200, last === undefined ? page : { ...page, nextToken: tokenAfter(last) });
});
