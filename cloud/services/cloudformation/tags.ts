import type { Tag } from '@aws-sdk/client-cloudformation';
import { validationError } from './template/errors.ts';

/**
 * The tags that a request gives, as a map.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_Tag.html
 *
 * @throws AwsError ValidationError for a key that comes twice or that AWS keeps for itself
 */
export function readTags(given: readonly Tag[]): Record<string, string> {
  const tags: Record<string, string> = {};
  for (const { Key = '', Value = '' } of given) {
    if (/^aws:/i.test(Key))
      throw validationError('aws: prefixed tag key names are not allowed for external use.');
    if (Object.hasOwn(tags, Key)) throw validationError('Duplicate tag keys are not allowed');
    tags[Key] = Value;
  }
  return tags;
}

export function shownTags(tags: Record<string, string>): Tag[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}
