import { invalidInput, limitExceeded } from './refusals.ts';
import type { TagRecord } from './state.ts';

type Tags = { Key: string; Value: string }[];

const MOST = 50;

/**
 * The tags after some were added or changed. Keys are one when they differ by case alone.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html#id_tags_rules
 *
 * @throws AwsError InvalidInput, or LimitExceeded for more than 50
 */
export function withTags(before: readonly TagRecord[], added: Tags = []): TagRecord[] {
  const keys = added.map(({ Key }) => tagKey(Key));
  if (new Set(keys).size !== keys.length) {
    throw invalidInput('Duplicate tag keys found. Please note that Tag keys are case insensitive.');
  }
  if (keys.some((key) => key.startsWith('aws:'))) {
    throw invalidInput('aws: prefixed tag key names are not allowed for external use.');
  }
  const after = [
    ...before.filter(({ Key }) => !keys.includes(tagKey(Key))),
    ...added.map(({ Key, Value }) => ({ Key, Value })),
  ];
  if (after.length > MOST) throw limitExceeded('The number of tags has reached the maximum limit.');
  return after;
}

export function withoutTags(before: readonly TagRecord[], keys: readonly string[]): TagRecord[] {
  const removed = keys.map(tagKey);
  return before.filter(({ Key }) => !removed.includes(tagKey(Key)));
}

function tagKey(key: string): string {
  return key.toLowerCase();
}
