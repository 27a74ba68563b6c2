// LAMBDA-02: one film by its id.
import { httpHandler } from '../../given/functions/http-handler.ts';

export const handler = httpHandler(async (_event) => {
  // TODO: movieId(event) from ../../given/functions/event.ts is the id, or undefined when the path has none. Read the film
  //   with findMovie; throw noSuchMovie() from ../../given/functions/problem.ts when there is none; else answer 200 with
  //   the film as `shown` makes it.
  throw new Error('The handler is yours to write in starter/functions/get-movie.ts');
});
