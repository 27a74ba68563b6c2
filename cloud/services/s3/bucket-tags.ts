import { AwsError } from '../../errors.ts';

const MOST_TAGS = 50;
const CHARACTERS = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;

/**
 * The rules for a bucket's tags. Lengths count UTF-16 units.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketTagging.html
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/CostAllocTagging.html
 *
 * @throws AwsError InvalidTag
 */
export function checkTags(tags: readonly { Key: string; Value: string }[]): void {
  if (tags.length > MOST_TAGS)
    throw new AwsError('BadRequest', `Bucket tag count cannot be greater than ${MOST_TAGS}`);
  const keys = new Set<string>();
  for (const { Key, Value } of tags) {
    if (Key.length < 1 || Key.length > 128 || !CHARACTERS.test(Key)) {
      throw new AwsError('InvalidTag', 'The TagKey you have provided is invalid', 400, { TagKey: Key });
    }
    if (/^aws:/i.test(Key)) {
      throw new AwsError('InvalidTag', 'System tags cannot be added/updated by requester', 400, {
        TagKey: Key,
      });
    }
    if (Value.length > 256 || !CHARACTERS.test(Value)) {
      throw new AwsError('InvalidTag', 'The TagValue you have provided is invalid', 400, {
        TagKey: Key,
        TagValue: Value,
      });
    }
    if (keys.has(Key)) {
      throw new AwsError('InvalidTag', 'Cannot provide multiple Tags with the same key', 400, {
        TagKey: Key,
      });
    }
    keys.add(Key);
  }
}
