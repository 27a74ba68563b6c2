import { createHash } from 'node:crypto';
import type { Cloud } from '../../call.ts';
import type { Claims } from './user-pool-token.ts';

/** Where a token was shown: a deployment of its own asks anew. */
export interface Shown {
  apiId: string;
  stageName: string;
  deploymentId: string;
  authorizerId: string;
  token: string;
}

interface Entry {
  claims: Claims;
  /** Milliseconds since 1970. */
  until: number;
}

const MOST_ENTRIES = 10_000;
const caches = new WeakMap<Cloud, Map<string, Entry>>();

/**
 * What an authorizer found in a token, for as long as its TTL.
 * https://docs.aws.amazon.com/apigateway/latest/api/API_CreateAuthorizer.html#apigw-CreateAuthorizer-request-authorizerResultTtlInSeconds
 */
export function cachedClaims(cloud: Cloud, shown: Shown): Claims | undefined {
  const entry = cacheOf(cloud).get(keyOf(shown));
  return entry && cloud.clock.now() < entry.until ? entry.claims : undefined;
}

/** @param ttl seconds; 0 keeps nothing */
export function cacheClaims(cloud: Cloud, shown: Shown, claims: Claims, ttl: number): void {
  if (ttl === 0) return;
  const cache = cacheOf(cloud);
  if (cache.size >= MOST_ENTRIES) cache.clear();
  cache.set(keyOf(shown), { claims, until: cloud.clock.now() + ttl * 1000 });
}

/** https://docs.aws.amazon.com/apigateway/latest/api/API_FlushStageAuthorizersCache.html */
export function flushStage(cloud: Cloud, apiId: string, stageName: string): void {
  const cache = cacheOf(cloud);
  for (const key of [...cache.keys()]) {
    if (key.startsWith(`${apiId}/${stageName}/`)) cache.delete(key);
  }
}

function cacheOf(cloud: Cloud): Map<string, Entry> {
  const cache = caches.get(cloud) ?? new Map<string, Entry>();
  caches.set(cloud, cache);
  return cache;
}

/** Of the token only its hash: nothing that signs anybody in is kept. */
function keyOf({ apiId, stageName, deploymentId, authorizerId, token }: Shown): string {
  const hash = createHash('sha256').update(token).digest('base64url');
  return `${apiId}/${stageName}/${deploymentId}/${authorizerId}/${hash}`;
}
