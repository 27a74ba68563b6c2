import type * as Sdk from '@aws-sdk/client-cloudwatch-logs';
import type { Call } from '../../call.ts';
import { AwsError } from '../../errors.ts';
import { hasReservedTag, RESERVED_TAG } from '../reserved-tags.ts';
import type { Handlers, Modelled } from '../service.ts';
import { invalidParameter } from './refusals.ts';
import { groupOfArn, type LogGroupRecord, logGroupArn, logGroups } from './state.ts';

const MOST_TAGS = 50;

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_TagResource.html */
export const handlers = {
  TagResource({ resourceArn, tags }, call) {
    const group = taggedGroup(call, resourceArn);
    if (hasReservedTag(Object.keys(tags))) throw invalidParameter(RESERVED_TAG);
    const all = { ...group.tags, ...tags };
    if (Object.keys(all).length > MOST_TAGS) {
      throw new AwsError('TooManyTagsException', 'The number of tags exceeds the limit of 50.', 400, {
        resourceName: resourceArn,
      });
    }
    logGroups(call.cloud, call).set(group.name, { ...group, tags: all });
    return {};
  },

  UntagResource({ resourceArn, tagKeys }, call) {
    const group = taggedGroup(call, resourceArn);
    const tags = Object.fromEntries(Object.entries(group.tags).filter(([key]) => !tagKeys.includes(key)));
    logGroups(call.cloud, call).set(group.name, { ...group, tags });
    return {};
  },

  ListTagsForResource: ({ resourceArn }, call) => ({ tags: taggedGroup(call, resourceArn).tags }),
} satisfies Handlers<typeof Sdk>;

export const modelled: Modelled<typeof handlers> = {
  TagResource: ['resourceArn', 'tags'],
  UntagResource: ['resourceArn', 'tagKeys'],
  ListTagsForResource: ['resourceArn'],
};

/** Only log groups have tags here; destinations are not modelled. */
function taggedGroup(call: Call, arn: string): LogGroupRecord {
  const name = groupOfArn(arn);
  const group = name === undefined ? undefined : logGroups(call.cloud, call).get(name);
  if (!group || arn.replace(/:\*$/, '') !== logGroupArn(call, group.name)) {
    throw new AwsError('ResourceNotFoundException', `The specified resource does not exist.`);
  }
  return group;
}
