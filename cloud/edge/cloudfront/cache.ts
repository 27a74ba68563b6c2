import type { Cloud } from '../../call.ts';
import { covers } from '../../services/cloudfront/invalidation-paths.ts';
import { invalidations } from '../../services/cloudfront/state.ts';
import type { EdgeAnswer } from './visit.ts';

/** An answer that is kept. Times are in milliseconds since 1970. */
export interface CacheEntry {
  answer: EdgeAnswer;
  distributionId: string;
  /** Path and query, as an invalidation names it. */
  object: string;
  storedAt: number;
  freshUntil: number;
}

/** Enough for a course's site and its posters; the oldest goes first. */
const MOST_BYTES = 128 * 1024 * 1024;

interface Cache {
  entries: Map<string, CacheEntry>;
  bytes: number;
}

const caches = new WeakMap<Cloud, Cache>();

/** What is kept under a key, fresh or stale; nothing once an invalidation that covers it is complete. */
export function lookUp(cloud: Cloud, key: string): CacheEntry | undefined {
  const cache = cacheOf(cloud);
  const entry = cache.entries.get(key);
  if (!entry) return undefined;
  remove(cache, key);
  if (isInvalidated(cloud, entry)) return undefined;
  insert(cache, key, entry);
  return entry;
}

/** Keeps an answer and makes room for it. */
export function keep(cloud: Cloud, key: string, entry: CacheEntry): void {
  const cache = cacheOf(cloud);
  remove(cache, key);
  if (entry.answer.body.byteLength > MOST_BYTES) return;
  insert(cache, key, entry);
  for (const oldest of cache.entries.keys()) {
    if (cache.bytes <= MOST_BYTES) return;
    remove(cache, oldest);
  }
}

/** An invalidation takes what was kept before it was asked for; what came later is new already. */
function isInvalidated(cloud: Cloud, { distributionId, object, storedAt }: CacheEntry): boolean {
  const now = cloud.clock.now();
  return [...invalidations(cloud, distributionId).values()].some(
    ({ createdAt, completedAt, paths }) =>
      completedAt <= now && createdAt >= storedAt && paths.some((path) => covers(path, object)),
  );
}

function cacheOf(cloud: Cloud): Cache {
  const known = caches.get(cloud);
  if (known) return known;
  const made = { entries: new Map<string, CacheEntry>(), bytes: 0 };
  caches.set(cloud, made);
  return made;
}

/** A map keeps the order of insertion, so the first key is the one that was not used for the longest time. */
function insert(cache: Cache, key: string, entry: CacheEntry): void {
  cache.entries.set(key, entry);
  cache.bytes += entry.answer.body.byteLength;
}

function remove(cache: Cache, key: string): void {
  const entry = cache.entries.get(key);
  if (!entry) return;
  cache.entries.delete(key);
  cache.bytes -= entry.answer.body.byteLength;
}
