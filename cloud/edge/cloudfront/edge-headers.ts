import { createHash, randomBytes } from 'node:crypto';
import type { EdgeAnswer } from './visit.ts';

/** What `X-Cache` says of an answer. */
export type CacheResult = 'Hit' | 'Miss' | 'RefreshHit' | 'Error' | 'Redirect';

/** A point of presence; the cloud has one. */
const POP = 'IAD89-C1';

/** `X-Amz-Cf-Id`: 56 characters, new for each request. */
export function newRequestId(): string {
  return `${randomBytes(40).toString('base64url')}==`;
}

/** `Via`, as CloudFront writes it towards origins and viewers. */
export function viaOf(distributionId: string): string {
  const server = createHash('md5').update(distributionId).digest('hex');
  return `1.1 ${server}.cloudfront.net (CloudFront)`;
}

/** The headers that every answer of CloudFront carries. */
export function stamped(
  answer: EdgeAnswer,
  { result, id, distributionId }: { result: CacheResult; id: string; distributionId: string },
): EdgeAnswer {
  return {
    ...answer,
    headers: {
      ...answer.headers,
      'x-cache': `${result} from cloudfront`,
      via: viaOf(distributionId),
      'x-amz-cf-pop': POP,
      'x-amz-cf-id': id,
    },
  };
}
