// LAMBDA-02: one film by its id.
import { json } from '../../given/functions/answer.ts';
import { movieId } from '../../given/functions/event.ts';
import { httpHandler } from '../../given/functions/http-handler.ts';
import { noSuchMovie } from '../../given/functions/problem.ts';
import { findMovie } from './lib/movies.ts';
import { shown } from './lib/posters.ts';

export const handler = httpHandler(async (event) => {
  const id = movieId(event);
  const movie = id && (await findMovie(id));
  if (!movie) throw noSuchMovie();
  return json(200, await shown(movie));
});
