import type * as Sdk from '@aws-sdk/client-dynamodb';
import { AwsError } from '../../errors.ts';
import { hasReservedTag, RESERVED_TAG } from '../reserved-tags.ts';
import type { Handlers, Modelled } from '../service.ts';
import { runTyped } from './json.ts';

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Tagging.html */
export const handlers = {
  async TagResource(input, call) {
    refuseReserved(input.Tags);
    await runTyped(call, 'TagResource', input);
    return {};
  },
  async UntagResource(input, call) {
    await runTyped(call, 'UntagResource', input);
    return {};
  },
  ListTagsOfResource: (input, call) =>
    runTyped<Sdk.ListTagsOfResourceOutput>(call, 'ListTagsOfResource', input),
} satisfies Handlers<typeof Sdk>;

export const modelled: Modelled<typeof handlers> = {
  TagResource: ['ResourceArn', 'Tags'],
  UntagResource: ['ResourceArn', 'TagKeys'],
  ListTagsOfResource: ['ResourceArn'],
};

/** @throws AwsError ValidationException for a key that AWS keeps for itself */
export function refuseReserved(tags: readonly Sdk.Tag[]): void {
  if (hasReservedTag(tags.map(({ Key = '' }) => Key))) {
    throw new AwsError('ValidationException', RESERVED_TAG);
  }
}
