// LAMBDA-05: a film goes, and its poster with it.
import { httpHandler } from '../../given/functions/http-handler.ts';

export const handler = httpHandler(async (_event) => {
  // TODO: remove the film with removeMovie, then its poster with discardPoster, in this order. Answer with noContent from
  //   ../../given/functions/answer.ts, or throw noSuchMovie() when there was none.
  throw new Error('The handler is yours to write in starter/functions/delete-movie.ts');
});
