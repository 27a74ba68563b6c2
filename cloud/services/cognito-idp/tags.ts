import type * as Sdk from '@aws-sdk/client-cognito-identity-provider';
import type { Call } from '../../call.ts';
import { hasReservedTag, RESERVED_TAG } from '../reserved-tags.ts';
import type { Handlers, Modelled } from '../service.ts';
import { findPool } from './find.ts';
import { poolArn, poolIdOfArn } from './ids.ts';
import { invalidParameter } from './refusals.ts';
import { type UserPoolRecord, userPools } from './state.ts';

const MOST_TAGS = 50;

/** https://docs.aws.amazon.com/cognito/latest/developerguide/tagging.html */
export const handlers = {
  TagResource({ ResourceArn, Tags }, call) {
    const pool = taggedPool(call, ResourceArn);
    const tags = { ...pool.tags, ...Tags };
    checkTags(tags);
    userPools(call.cloud).set(pool.id, { ...pool, tags });
    return {};
  },

  UntagResource({ ResourceArn, TagKeys }, call) {
    const pool = taggedPool(call, ResourceArn);
    const tags = Object.fromEntries(Object.entries(pool.tags).filter(([key]) => !TagKeys.includes(key)));
    userPools(call.cloud).set(pool.id, { ...pool, tags });
    return {};
  },

  ListTagsForResource: ({ ResourceArn }, call) => ({ Tags: taggedPool(call, ResourceArn).tags }),
} satisfies Handlers<typeof Sdk>;

export const modelled: Modelled<typeof handlers> = {
  TagResource: ['ResourceArn', 'Tags'],
  UntagResource: ['ResourceArn', 'TagKeys'],
  ListTagsForResource: ['ResourceArn'],
};

/**
 * Holds a pool's tags to AWS's rules. The documentation has them, and nobody Cognito's words for them.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/tagging.html
 *
 * @throws AwsError InvalidParameterException
 */
export function checkTags(tags: Record<string, string>): void {
  const keys = Object.keys(tags);
  if (hasReservedTag(keys)) throw invalidParameter(RESERVED_TAG);
  if (keys.length > MOST_TAGS) {
    throw invalidParameter(`The number of tags exceeds the limit of ${MOST_TAGS}.`);
  }
}

/** Pools alone have tags. */
function taggedPool(call: Call, arn: string): UserPoolRecord {
  const pool = findPool(call, poolIdOfArn(arn));
  if (arn !== poolArn(pool, pool.id)) throw invalidParameter(`Invalid ARN: ${arn}`);
  return pool;
}
