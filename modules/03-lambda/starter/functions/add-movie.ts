// LAMBDA-03: a new film from a form with its poster.
import { httpHandler } from '../../given/functions/http-handler.ts';

export const handler = httpHandler(async (_event) => {
  // TODO: read the form with readForm from ./lib/form.ts, then check it with newMovieFromForm from
  //   ../../given/functions/movie-input.ts (isText is !event.isBase64Encoded), which gives { fields, poster }. Only then
  //   write: the poster first, with savePoster from ./lib/posters.ts, and then the film, with insertMovie from
  //   ./lib/movies.ts and an id from randomUUID of node:crypto. Answer 201 with the film as `shown` makes it, and the
  //   header Location: /movies/ID.
  throw new Error('The handler is yours to write in starter/functions/add-movie.ts');
});
