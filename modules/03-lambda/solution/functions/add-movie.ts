// LAMBDA-03: a new film from a form with its poster.
import { randomUUID } from 'node:crypto';
import { json } from '../../given/functions/answer.ts';
import { httpHandler } from '../../given/functions/http-handler.ts';
import { newMovieFromForm } from '../../given/functions/movie-input.ts';
import { readForm } from './lib/form.ts';
import { insertMovie } from './lib/movies.ts';
import { savePoster, shown } from './lib/posters.ts';

export const handler = httpHandler(async (event) => {
  const form = await readForm(event);
  const { fields, poster } = await newMovieFromForm(form, { isText: !event.isBase64Encoded });
  // The poster first: a crash between the two writes leaves a spare object, never a film without its poster.
  const movie = { id: randomUUID(), ...fields, posterUrl: await savePoster(poster) };
  await insertMovie(movie);
  return json(201, await shown(movie), { Location: `/movies/${movie.id}` });
});
