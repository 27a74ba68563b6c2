// LAMBDA-04: a film's fields replaced, and its poster if a new one came along.
import type { Movie } from '../../../../shared/movie.ts';
import { json } from '../../given/functions/answer.ts';
import { bodyBytes, mediaType } from '../../given/functions/body.ts';
import { type ApiEvent, movieId } from '../../given/functions/event.ts';
import { httpHandler } from '../../given/functions/http-handler.ts';
import type { MovieFields } from '../../given/functions/movie-fields.ts';
import { type MovieInput, movieFromForm, movieFromJson } from '../../given/functions/movie-input.ts';
import type { Poster } from '../../given/functions/poster-file.ts';
import { changedMeanwhile, noSuchMovie } from '../../given/functions/problem.ts';
import { readForm } from './lib/form.ts';
import { changeMovie, findMovie } from './lib/movies.ts';
import { discardPoster, savePoster, shown } from './lib/posters.ts';

export const handler = httpHandler(async (event) => {
  const id = movieId(event);
  if (!id) throw noSuchMovie();
  const { fields, poster } = await readInput(event);
  const movie = poster ? await withNewPoster(id, fields, poster) : await changeMovie(id, fields);
  if (!movie) throw noSuchMovie();
  return json(200, await shown(movie));
});

async function withNewPoster(id: string, fields: MovieFields, poster: Poster): Promise<Movie | undefined> {
  // Looked up first, so that nothing is uploaded for a film that is not there.
  const before = await findMovie(id);
  if (!before) return undefined;
  // First the new poster, then the film, last the old poster: at every moment the film names a poster that exists.
  const posterUrl = await savePoster(poster);
  const movie = await changeMovie(id, { ...fields, posterUrl }, before.posterUrl);
  // Without a change the film was deleted, or got another poster, in the meantime. Ours then belongs to nobody.
  await discardPoster(movie ? before.posterUrl : posterUrl);
  if (!movie && (await findMovie(id))) throw changedMeanwhile();
  return movie;
}

async function readInput(event: ApiEvent): Promise<MovieInput> {
  if (mediaType(event) === 'application/json') return movieFromJson(bodyBytes(event).toString('utf8'));
  const isText = !event.isBase64Encoded;
  return movieFromForm(await readForm(event), { isText });
}
