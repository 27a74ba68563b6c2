// LAMBDA-01: a page of films, each with a poster address that opens in a browser.
//
// What httpHandler gets from you is the work; it adds the log line, and makes problem documents of errors.
import { httpHandler } from '../../given/functions/http-handler.ts';

export const handler = httpHandler(async (_event) => {
  // TODO: pageOf(event) from ../../given/functions/paging.ts says which page is wanted. Read it with scanMovies from
  //   ./lib/movies.ts, show each film with `shown` from ./lib/posters.ts, and answer with json from
  //   ../../given/functions/answer.ts: 200 and { movies, nextToken }. tokenAfter(last) makes the token; the last page
  //   has none.
  throw new Error('The handler is yours to write in starter/functions/list-movies.ts');
});
