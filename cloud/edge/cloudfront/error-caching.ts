import type { Config } from '../../services/cloudfront/state.ts';
import { saidByOrigin } from './time-to-live.ts';
import { type EdgeAnswer, headerOf } from './visit.ts';

type ErrorResponse = NonNullable<NonNullable<Config['CustomErrorResponses']>['Items']>[number];

/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/HTTPStatusCodes.html#HTTPStatusCodes-cached-errors */
const ALWAYS = [404, 405, 414, 500, 501, 502, 503, 504];
const WHEN_ASKED = [400, 403, 412, 415];

/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/custom-error-pages-expiration.html */
const USUAL_SECONDS = 10;

/** What the distribution says of a status. */
export function errorResponseOf(config: Config, status: number): ErrorResponse | undefined {
  return config.CustomErrorResponses?.Items?.find(({ ErrorCode }) => ErrorCode === status);
}

/**
 * How long an error stays in the cache, in seconds: the longer of what the origin and the distribution say. Some
 * statuses stay only when the origin gives them a max-age, whatever the distribution says.
 *
 * @param now milliseconds
 */
export function errorTimeToLive(answer: EdgeAnswer, config: Config, now: number): number {
  const said = saidByOrigin(answer, now);
  const configured = errorResponseOf(config, answer.status);
  const asked = /\b(?:s-maxage|max-age)\s*=/i.test(headerOf(answer, 'cache-control') ?? '');
  if (!ALWAYS.includes(answer.status) && !(WHEN_ASKED.includes(answer.status) && asked)) return 0;
  return Math.max(said ?? 0, configured?.ErrorCachingMinTTL ?? USUAL_SECONDS);
}
