import type { HttpRequest } from '../../wire/http.ts';
import { acceptedEncodings } from './compression.ts';
import { selectCookies, selectQuery, selects } from './selection.ts';
import type { CacheSettings } from './settings.ts';

/**
 * What makes two requests the same to a cache: the distribution, the path, and what the behavior puts in beside it.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/understanding-the-cache-key.html
 *
 * @param path with the default root object in it
 */
export function cacheKey(
  distributionId: string,
  { method, headers, query }: Pick<HttpRequest, 'method' | 'headers' | 'query'>,
  path: string,
  settings: CacheSettings,
): string {
  const { key } = settings;
  const named = Object.entries(headers)
    .filter(([name]) => name !== 'cookie' && name !== 'accept-encoding' && selects(name, key.headers))
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify([
    distributionId,
    // The answer to HEAD is that to GET without its body; OPTIONS has its own.
    method === 'OPTIONS' ? method : 'GET',
    path,
    selectQuery(query, key.query),
    selectCookies(headers.cookie, key.cookies),
    named,
    acceptedEncodings(headers['accept-encoding'], settings),
  ]);
}
