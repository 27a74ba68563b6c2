// LAMBDA-05: a film goes, and its poster with it.
import { noContent } from '../../given/functions/answer.ts';
import { movieId } from '../../given/functions/event.ts';
import { httpHandler } from '../../given/functions/http-handler.ts';
import { noSuchMovie } from '../../given/functions/problem.ts';
import { removeMovie } from './lib/movies.ts';
import { discardPoster } from './lib/posters.ts';

export const handler = httpHandler(async (event) => {
  const id = movieId(event);
  // The film first: the other way round a crash in between would leave a film whose poster is gone.
  const movie = id && (await removeMovie(id));
  if (!movie) throw noSuchMovie();
  await discardPoster(movie.posterUrl);
  return noContent();
});
