import type * as Sdk from '@aws-sdk/client-s3';
import { AwsError } from '../../errors.ts';
import type { Handlers, Modelled } from '../service.ts';
import { requireBucket, updateBucket } from './bucket-record.ts';
import { checkTags } from './bucket-tags.ts';
import { SETTING_READ, SETTING_WRITE } from './setting-members.ts';

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketTagging.html */
export const handlers = {
  PutBucketTagging(input, call) {
    const { TagSet } = input.Tagging;
    checkTags(TagSet);
    updateBucket(call, requireBucket(call, input), { tags: TagSet.length > 0 ? TagSet : undefined });
    return {};
  },

  GetBucketTagging(input, call) {
    const { tags, name } = requireBucket(call, input);
    if (tags) return { TagSet: tags };
    throw new AwsError('NoSuchTagSet', 'The TagSet does not exist', 404, { BucketName: name });
  },

  DeleteBucketTagging(input, call) {
    updateBucket(call, requireBucket(call, input), { tags: undefined });
    return {};
  },
} satisfies Handlers<typeof Sdk>;

export const modelled: Modelled<typeof handlers> = {
  PutBucketTagging: [...SETTING_WRITE, 'Tagging'],
  GetBucketTagging: SETTING_READ,
  DeleteBucketTagging: SETTING_READ,
};
