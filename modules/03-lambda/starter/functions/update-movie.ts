// LAMBDA-04: a film's fields replaced, and its poster if a new one came along.
import { httpHandler } from '../../given/functions/http-handler.ts';

export const handler = httpHandler(async (_event) => {
  // TODO: read the film: movieFromForm of readForm(event), or movieFromJson of the body's text where mediaType(event) is
  //   application/json. Both are in ../../given/functions/movie-input.ts and give { fields, poster }; bodyBytes and
  //   mediaType are in body.ts beside it. Without a poster, changeMovie does it all. With one the order matters:
  //   1. findMovie, so that nothing is uploaded for a film that is not there;
  //   2. savePoster, under a new key;
  //   3. changeMovie, with the new posterUrl, if the film still names the old poster;
  //   4. discardPoster: the old one, or the new one when the film was not changed.
  //   Answer 200 with the film as `shown` makes it. For an unknown id throw noSuchMovie(), and changedMeanwhile() when
  //   somebody else was faster: both are in ../../given/functions/problem.ts.
  throw new Error('The handler is yours to write in starter/functions/update-movie.ts');
});
