// LAMBDA-06: an address for one poster, for as long as the caller wants it, within bounds.
import { httpHandler } from '../../given/functions/http-handler.ts';

export const handler = httpHandler(async (_event) => {
  // TODO: `poster` and `expiresIn` come after the question mark: query(event, 'poster') from
  //   ../../given/functions/event.ts. posterKey from ./lib/poster-key.ts finds the key, or nothing. expiresIn is a whole
  //   number of seconds from 1 to 3600, usually 900. Answer 200 with { url, expiresIn }; what cannot be accepted is
  //   thrown as invalid([{ field, detail }]) from ../../given/functions/problem.ts.
  throw new Error('The handler is yours to write in starter/functions/poster-url.ts');
});
