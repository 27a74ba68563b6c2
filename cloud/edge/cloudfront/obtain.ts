import type { Config } from '../../services/cloudfront/state.ts';
import { type CacheEntry, keep, lookUp } from './cache.ts';
import { cacheKey } from './cache-key.ts';
import { callOrigin } from './call-origin.ts';
import { chooseBehavior, originOf } from './choose-behavior.ts';
import { acceptedEncodings, compress, isCompressible } from './compression.ts';
import type { CacheResult } from './edge-headers.ts';
import { errorTimeToLive } from './error-caching.ts';
import { originRequest } from './origin-request.ts';
import { selectQuery } from './selection.ts';
import { type CacheSettings, settingsOf } from './settings.ts';
import { timeToLive } from './time-to-live.ts';
import { type Behavior, type EdgeAnswer, headerOf, type Visit } from './visit.ts';

export interface Obtained {
  answer: EdgeAnswer;
  result: CacheResult;
}

const ERROR = 400;
const SERVER_ERROR = 500;
const NOT_MODIFIED = 304;
/** Redirections and what is complete; a part or a change is nobody else's. */
const KEPT = [200, 203, 300, 301, 302];
/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-3xx-status-codes.html */
const KEPT_WHEN_ASKED = [307, 308];

/**
 * An object from the cache or from its origin.
 *
 * @param path with the default root object in it
 */
export async function obtain(visit: Visit, path: string): Promise<Obtained> {
  const behavior = chooseBehavior(visit, path);
  const settings = settingsOf(visit, behavior);
  const { request, cloud, distribution } = visit;
  if (!isCacheable(behavior, request.method)) {
    return told(await ask(visit, { behavior, settings, path, cacheable: false }), 'Miss');
  }
  const key = cacheKey(distribution.id, request, path, settings);
  const known = lookUp(cloud, key);
  const now = cloud.clock.now();
  if (known && now < known.freshUntil) return hit(known, now);
  const answer = await ask(visit, { behavior, settings, path, cacheable: true }, known);
  if (known && answer.status === NOT_MODIFIED) return refresh(visit, key, known, answer, settings);
  // Better an old object than an error: the origin has another chance when the error's time is over.
  if (known && known.answer.status < ERROR && answer.status >= SERVER_ERROR) {
    keep(cloud, key, { ...known, freshUntil: now + errorTimeToLive(answer, visit.config, now) * 1000 });
    return hit(known, now);
  }
  return told(await store(visit, key, answer, { behavior, settings, path }), 'Miss');
}

interface Asked {
  behavior: Behavior;
  settings: CacheSettings;
  path: string;
  cacheable: boolean;
}

/** OPTIONS only where the behavior says so. */
function isCacheable({ AllowedMethods }: Behavior, method: string): boolean {
  if (method === 'GET' || method === 'HEAD') return true;
  return method === 'OPTIONS' && (AllowedMethods?.CachedMethods?.Items ?? []).includes(method);
}

function ask(visit: Visit, asked: Asked, stale?: CacheEntry): Promise<EdgeAnswer> {
  const origin = originOf(visit, asked.behavior);
  const request = originRequest(visit, { ...asked, origin });
  return callOrigin(visit, origin, { ...request, headers: { ...request.headers, ...conditionsOf(stale) } });
}

/** Asks whether what the cache has is still the same. */
function conditionsOf(stale: CacheEntry | undefined): Record<string, string> {
  if (!stale || stale.answer.status >= ERROR) return {};
  const etag = headerOf(stale.answer, 'etag')?.replace(/^W\//, '');
  const modified = headerOf(stale.answer, 'last-modified');
  if (etag) return { 'if-none-match': etag };
  return modified ? { 'if-modified-since': modified } : {};
}

function hit({ answer, storedAt }: CacheEntry, now: number): Obtained {
  const age = String(Math.max(0, Math.floor((now - storedAt) / 1000)));
  return told({ ...answer, headers: { ...answer.headers, age } }, 'Hit');
}

function refresh(
  { cloud, distribution }: Visit,
  key: string,
  known: CacheEntry,
  notModified: EdgeAnswer,
  { times }: CacheSettings,
): Obtained {
  const now = cloud.clock.now();
  const control = ['cache-control', 'expires', 'date'].filter(
    (name) => notModified.headers[name] !== undefined,
  );
  const renewed = Object.fromEntries(control.map((name) => [name, notModified.headers[name] ?? '']));
  const answer = { ...known.answer, headers: { ...known.answer.headers, ...renewed } };
  const freshUntil = now + timeToLive(answer, times, now) * 1000;
  keep(cloud, key, { ...known, answer, distributionId: distribution.id, storedAt: now, freshUntil });
  return told(answer, 'RefreshHit');
}

/** Keeps an answer as long as it may be kept, compressed when the behavior says so. */
async function store(
  visit: Visit,
  key: string,
  answer: EdgeAnswer,
  { behavior, settings, path }: Omit<Asked, 'cacheable'>,
): Promise<EdgeAnswer> {
  const { cloud, distribution, request, config } = visit;
  const now = cloud.clock.now();
  const seconds = secondsOf(answer, config, settings, now);
  const dated = { ...answer, headers: { date: new Date(now).toUTCString(), ...answer.headers } };
  const [encoding] = acceptedEncodings(request.headers['accept-encoding'], settings);
  const compresses = behavior.Compress && encoding && settings.times.max > 0 && isCompressible(dated);
  const kept = compresses ? await compress(dated, encoding) : dated;
  if (seconds > 0) {
    const query = selectQuery(request.query, settings.key.query);
    keep(cloud, key, {
      answer: kept,
      distributionId: distribution.id,
      object: query ? `${path}?${query}` : path,
      storedAt: now,
      freshUntil: now + seconds * 1000,
    });
  }
  return kept;
}

function secondsOf(answer: EdgeAnswer, config: Config, { times }: CacheSettings, now: number): number {
  if (answer.status >= ERROR) return errorTimeToLive(answer, config, now);
  const asked = KEPT_WHEN_ASKED.includes(answer.status) && answer.headers['cache-control'] !== undefined;
  return asked || KEPT.includes(answer.status) ? timeToLive(answer, times, now) : 0;
}

/** Whatever the cache did, an error is told as one. */
function told(answer: EdgeAnswer, result: CacheResult): Obtained {
  return { answer, result: answer.status >= ERROR ? 'Error' : result };
}
