import type * as Sdk from '@aws-sdk/client-lambda';
import { hasReservedTag, RESERVED_TAG } from '../reserved-tags.ts';
import type { Handlers, Modelled } from '../service.ts';
import { functionOf } from './find.ts';
import { invalidParameter } from './refusals.ts';
import { saveFunction } from './state.ts';

const MOST_TAGS = 50;

/** https://docs.aws.amazon.com/lambda/latest/dg/configuration-tags.html */
export const handlers = {
  TagResource({ Resource, Tags }, call) {
    const record = functionOf(call, Resource);
    const tags = { ...record.tags, ...Tags };
    checkTags(tags);
    saveFunction(call.cloud, { ...record, tags });
    return {};
  },

  UntagResource({ Resource, TagKeys }, call) {
    const record = functionOf(call, Resource);
    const tags = Object.fromEntries(Object.entries(record.tags).filter(([key]) => !TagKeys.includes(key)));
    saveFunction(call.cloud, { ...record, tags });
    return {};
  },

  ListTags: ({ Resource }, call) => ({ Tags: functionOf(call, Resource).tags }),
} satisfies Handlers<typeof Sdk>;

export const modelled: Modelled<typeof handlers> = {
  TagResource: ['Resource', 'Tags'],
  UntagResource: ['Resource', 'TagKeys'],
  ListTags: ['Resource'],
};

/**
 * https://docs.aws.amazon.com/lambda/latest/dg/configuration-tags.html
 *
 * @throws AwsError InvalidParameterValueException
 */
export function checkTags(tags: Record<string, string>): void {
  const keys = Object.keys(tags);
  if (hasReservedTag(keys)) throw invalidParameter(RESERVED_TAG);
  if (keys.length > MOST_TAGS) {
    throw invalidParameter('Tag quota exceeded. A resource can have at most 50 tags.');
  }
}
