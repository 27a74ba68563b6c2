// LAMBDA-06: an address for one poster, for as long as the caller wants it, within bounds.
import { json } from '../../given/functions/answer.ts';
import { query } from '../../given/functions/event.ts';
import { httpHandler } from '../../given/functions/http-handler.ts';
import { type FieldError, invalid } from '../../given/functions/problem.ts';
import { posterKey } from './lib/poster-key.ts';
import { signedAddress, usualExpirySeconds } from './lib/posters.ts';

const longestExpirySeconds = 3600;

export const handler = httpHandler(async (event) => {
  const key = posterKey(query(event, 'poster'));
  const expiry = query(event, 'expiresIn') ?? String(usualExpirySeconds);
  const expiresIn = /^\d{1,4}$/.test(expiry) ? Number(expiry) : 0;
  const errors: FieldError[] = [];
  if (key === undefined) errors.push({ field: 'poster', detail: 'Name one of our posters.' });
  if (expiresIn < 1 || expiresIn > longestExpirySeconds) {
    const detail = `Give a number of seconds from 1 to ${longestExpirySeconds}.`;
    errors.push({ field: 'expiresIn', detail });
  }
  if (key === undefined || errors.length > 0) throw invalid(errors);
  return json(200, { url: await signedAddress(key, expiresIn), expiresIn });
});
