import type * as Sdk from '@aws-sdk/client-lambda';
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
    if (Object.keys(tags).length > MOST_TAGS) {
      throw invalidParameter('Tag quota exceeded. A resource can have at most 50 tags.');
    }
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
