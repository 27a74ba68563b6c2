import type * as Sdk from '@aws-sdk/client-cloudfront';
import type { Tag } from '@aws-sdk/client-cloudfront';
import type { Call } from '../../call.ts';
import { AwsError } from '../../errors.ts';
import type { Checked, Handlers, Modelled } from '../service.ts';
import { arnOf } from './arns.ts';
import { type Distribution, distributions, ofAccount } from './state.ts';

const MOST_TAGS = 50;

/** Tags of distributions. https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_TagResource.html */
export const handlers = {
  TagResource({ Resource, Tags }, call) {
    const distribution = find(call, Resource);
    const tags = mergeTags(distribution.tags, Tags.Items ?? []);
    distributions(call.cloud).set(distribution.id, { ...distribution, tags });
    return {};
  },

  UntagResource({ Resource, TagKeys }, call) {
    const distribution = find(call, Resource);
    const tags = distribution.tags.filter(({ Key }) => !TagKeys.Items?.includes(Key));
    distributions(call.cloud).set(distribution.id, { ...distribution, tags });
    return {};
  },

  ListTagsForResource({ Resource }, call) {
    return { Tags: { Items: find(call, Resource).tags } };
  },
} satisfies Handlers<typeof Sdk>;

export const modelled: Modelled<typeof handlers> = {
  TagResource: ['Resource', 'Tags'],
  UntagResource: ['Resource', 'TagKeys'],
  ListTagsForResource: ['Resource'],
};

/**
 * Tags with others laid over them.
 *
 * @throws AwsError InvalidTagging for keys that AWS keeps to itself, and for more than 50 tags
 */
export function mergeTags(old: Checked<Tag>[], added: Checked<Tag>[]): Checked<Tag>[] {
  if (added.some(({ Key }) => /^aws:/i.test(Key))) throw invalidTagging();
  const keys = added.map(({ Key }) => Key);
  const merged = [
    ...old.filter(({ Key }) => !keys.includes(Key)),
    ...added.map(({ Key, Value }) => ({ Key, Value: Value ?? '' })),
  ];
  if (merged.length > MOST_TAGS || new Set(keys).size < keys.length) throw invalidTagging();
  return merged;
}

function invalidTagging(): AwsError {
  return new AwsError('InvalidTagging', 'The tagging specified is not valid.');
}

function find(call: Call, arn: string): Distribution {
  const found = ofAccount(distributions(call.cloud), call.account).find(
    ({ id, account }) => arnOf('distribution', account, id) === arn,
  );
  if (found) return found;
  throw new AwsError('NoSuchResource', 'A resource that was specified is not valid.', 404);
}
