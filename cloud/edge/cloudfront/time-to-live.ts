import type { Times } from './settings.ts';
import { type EdgeAnswer, headerOf } from './visit.ts';

type Headers = Pick<EdgeAnswer, 'headers'>;

/**
 * How long an answer stays in the cache, in seconds: what the origin says, held between the behavior's least and most.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/Expiration.html#ExpirationDownloadDist
 *
 * @param now milliseconds
 */
export function timeToLive(answer: Headers, { min, usual, max }: Times, now: number): number {
  // Without a least time the origin's word holds; with one it is kept that long whatever the origin says.
  if (forbidsCaching(answer)) return min;
  const said = saidByOrigin(answer, now);
  return Math.min(Math.max(said ?? usual, min), Math.max(max, min));
}

/** What the origin says of an answer's life: `s-maxage` before `max-age` before `Expires`. Seconds. */
export function saidByOrigin(answer: Headers, now: number): number | undefined {
  const control = headerOf(answer, 'cache-control');
  const age = directive(control, 's-maxage') ?? directive(control, 'max-age');
  if (age !== undefined) return age;
  const expires = headerOf(answer, 'expires');
  if (expires === undefined) return undefined;
  const date = Date.parse(expires);
  // A date that is none, such as 0, means that it is over already.
  return Number.isNaN(date) ? 0 : Math.max(0, Math.floor((date - now) / 1000));
}

function forbidsCaching(answer: Headers): boolean {
  return /(?:^|[\s,])(?:no-cache|no-store|private)(?:[\s,]|$)/i.test(headerOf(answer, 'cache-control') ?? '');
}

function directive(control: string | undefined, name: string): number | undefined {
  const found = new RegExp(`(?:^|[\\s,])${name}\\s*=\\s*"?(\\d+)`, 'i').exec(control ?? '');
  return found ? Number(found[1]) : undefined;
}
