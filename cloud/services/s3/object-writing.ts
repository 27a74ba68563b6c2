import type * as Sdk from '@aws-sdk/client-s3';
import { AwsError } from '../../errors.ts';
import type { Handlers, Modelled } from '../service.ts';
import { requireBucket } from './bucket-record.ts';
import { ALGORITHMS, checksumMembers } from './checksums.ts';
import { expirationHeader } from './expiration-header.ts';
import { DESCRIPTION_MEMBERS, readDescription } from './object-metadata.ts';
import { shownVersionId } from './object-record.ts';
import { parseTagging } from './object-tags.ts';
import { storeObject } from './store-object.ts';
import { verifyDigests } from './verify-digests.ts';
import { checkSize, checkWriteOptions, OPTION_MEMBERS, storageClassHeader } from './write-options.ts';

const LONGEST_KEY = 1024;

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html */
export const handlers = {
  PutObject(input, call) {
    const bucket = requireBucket(call, input);
    checkWriteOptions(call, bucket, input);
    const body = input.Body ?? new Uint8Array();
    checkSize(body.byteLength);
    const { headers, metadata } = readDescription(input, call.request.headers.expires);
    const version = storeObject(call, bucket, body, {
      key: input.Key,
      headers: { ...headers, ...storageClassHeader(input.StorageClass) },
      metadata,
      tags: parseTagging(input.Tagging),
      checksum: verifyDigests(input, body),
      conditions: input,
    });
    return {
      ETag: version.etag,
      ServerSideEncryption: 'AES256',
      VersionId: shownVersionId(bucket, version),
      Expiration: expirationHeader(version, bucket),
      ...checksumMembers(version.checksum),
    };
  },
} satisfies Handlers<typeof Sdk>;

export const modelled: Modelled<typeof handlers> = {
  PutObject: [
    'Bucket',
    'Key',
    'Body',
    'ContentLength',
    'ContentMD5',
    'ChecksumAlgorithm',
    ...ALGORITHMS.map((name) => `Checksum${name}`),
    ...DESCRIPTION_MEMBERS,
    ...OPTION_MEMBERS,
    'Tagging',
    'IfMatch',
    'IfNoneMatch',
    'ExpectedBucketOwner',
    'RequestPayer',
  ],
};

/**
 * Keys are counted in bytes of UTF-8.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html
 *
 * @throws AwsError KeyTooLongError
 */
export function checkKey(key: string): void {
  const size = Buffer.byteLength(key);
  if (size <= LONGEST_KEY) return;
  throw new AwsError('KeyTooLongError', 'Your key is too long', 400, {
    Size: size,
    MaxSizeAllowed: LONGEST_KEY,
  });
}
