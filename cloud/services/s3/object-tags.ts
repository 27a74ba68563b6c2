import type * as Sdk from '@aws-sdk/client-s3';
import type { Tag } from '@aws-sdk/client-s3';
import { AwsError } from '../../errors.ts';
import type { Handlers, Modelled } from '../service.ts';
import { requireBucket } from './bucket-record.ts';
import { checkTags } from './bucket-tags.ts';
import { findReadable } from './find-version.ts';
import { shownVersionId, updateVersion } from './object-record.ts';
import { digestsInHeaders, verifyDigests } from './verify-digests.ts';

const MOST_TAGS = 10;

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-tagging.html */
export const handlers = {
  GetObjectTagging(input, call) {
    const bucket = requireBucket(call, input);
    const version = findReadable(call, bucket, input);
    return { VersionId: shownVersionId(bucket, version), TagSet: version.tags };
  },

  PutObjectTagging(input, call) {
    verifyDigests(digestsInHeaders(call.request.headers), call.request.body);
    const bucket = requireBucket(call, input);
    const tags = checkedTags(input.Tagging.TagSet);
    const version = findReadable(call, bucket, input);
    updateVersion(call.cloud, bucket, { ...version, tags });
    return { VersionId: shownVersionId(bucket, version) };
  },

  DeleteObjectTagging(input, call) {
    const bucket = requireBucket(call, input);
    const version = findReadable(call, bucket, input);
    updateVersion(call.cloud, bucket, { ...version, tags: [] });
    return { VersionId: shownVersionId(bucket, version) };
  },
} satisfies Handlers<typeof Sdk>;

const OBJECT = ['Bucket', 'Key', 'VersionId', 'ExpectedBucketOwner', 'RequestPayer'];

export const modelled: Modelled<typeof handlers> = {
  GetObjectTagging: OBJECT,
  PutObjectTagging: [...OBJECT, 'Tagging.TagSet', 'ContentMD5', 'ChecksumAlgorithm'],
  DeleteObjectTagging: OBJECT,
};

/** @throws AwsError BadRequest for more than ten, InvalidTag */
export function checkedTags(tags: readonly { Key: string; Value: string }[]): Tag[] {
  if (tags.length > MOST_TAGS) {
    throw new AwsError('BadRequest', `Object tags cannot be greater than ${MOST_TAGS}`);
  }
  checkTags(tags);
  return tags.map(({ Key, Value }) => ({ Key, Value }));
}

/**
 * Reads `x-amz-tagging`, tags in the form of a query.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html#AmazonS3-PutObject-request-header-Tagging
 *
 * @throws AwsError InvalidArgument when a key comes twice, and as `checkedTags` does
 */
export function parseTagging(header: string | undefined): Tag[] {
  const tags = [...new URLSearchParams(header ?? '')].map(([Key, Value]) => ({ Key, Value }));
  if (new Set(tags.map(({ Key }) => Key)).size < tags.length) {
    throw new AwsError(
      'InvalidArgument',
      "The header 'x-amz-tagging' shall be encoded as UTF-8 then URLEncoded URL query parameters without tag name duplicates.",
      400,
      { ArgumentName: 'x-amz-tagging', ArgumentValue: header },
    );
  }
  return checkedTags(tags);
}
