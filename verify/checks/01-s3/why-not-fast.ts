import { GetCachePolicyCommand } from '@aws-sdk/client-cloudfront';
import { type Grader, likely, proven } from '../../check.ts';
import type { Why } from '../../result.ts';
import type { Site } from './origin.ts';

/** Why a file comes uncompressed or never from the cache, from the default behavior and its cache policy. */
export async function whyNotFast({ clients }: Grader, { config }: Site): Promise<Why> {
  const behavior = config.DefaultCacheBehavior;
  if (!behavior?.Compress) return proven('Compress is false in the default cache behavior');
  if (!behavior.CachePolicyId)
    return likely('the behavior has cache settings of the old kind, and no cache policy');
  const Id = behavior.CachePolicyId;
  const answer = await clients.cloudfront.send(new GetCachePolicyCommand({ Id }));
  const policy = answer.CachePolicy?.CachePolicyConfig;
  const key = policy?.ParametersInCacheKeyAndForwardedToOrigin;
  if (policy?.MaxTTL === 0) return proven(`the cache policy ${policy.Name} keeps nothing`);
  if (!key?.EnableAcceptEncodingGzip && !key?.EnableAcceptEncodingBrotli) {
    return proven(`the cache policy ${policy?.Name} turns neither gzip nor Brotli on`);
  }
  return likely(
    'another behavior serves css/ or js/, or the cache key holds what differs from visitor to visitor',
  );
}
