import type * as Sdk from '@aws-sdk/client-s3';
import type { Tag } from '@aws-sdk/client-s3';
import type { Call } from '../../call.ts';
import { AwsError, notImplemented } from '../../errors.ts';
import type { Handlers, Input, Modelled } from '../service.ts';
import { accessIn } from './bucket-access.ts';
import { requireBucket } from './bucket-record.ts';
import { type Algorithm, checksumMembers, computeChecksum, isAlgorithm } from './checksums.ts';
import { type CopySource, findCopySource } from './copy-source.ts';
import { expirationHeader } from './expiration-header.ts';
import { DESCRIPTION_MEMBERS, type Description, readDescription } from './object-metadata.ts';
import { shownVersionId } from './object-record.ts';
import { parseTagging } from './object-tags.ts';
import { requirePermission } from './permissions.ts';
import type { Bucket } from './state.ts';
import { storeObject } from './store-object.ts';
import { checkSize, checkWriteOptions, OPTION_MEMBERS, storageClassHeader } from './write-options.ts';

type CopyInput = Input<typeof Sdk, 'CopyObject'>;

export const handlers = {
  /** https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html */
  CopyObject(input, call) {
    const bucket = requireBucket(call, input);
    checkWriteOptions(call, bucket, input);
    const source = findCopySource(call, input);
    checkChange(input, bucket, source);
    checkSize(source.version.size);
    const bytes = call.cloud.store.blobs.get(source.version.blob ?? '');
    const version = storeObject(call, bucket, bytes, {
      key: input.Key,
      ...descriptionOf(input, call, source),
      tags: tagsOf(input, call, bucket, source),
      checksum: checksumOf(input, source, bytes),
      conditions: input,
    });
    return {
      CopyObjectResult: {
        ETag: version.etag,
        LastModified: new Date(version.lastModified),
        ...checksumMembers(version.checksum),
      },
      CopySourceVersionId: shownVersionId(source.bucket, source.version),
      VersionId: shownVersionId(bucket, version),
      Expiration: expirationHeader(version, bucket),
      ServerSideEncryption: 'AES256',
    };
  },
} satisfies Handlers<typeof Sdk>;

export const SOURCE_MEMBERS = [
  'CopySource',
  'CopySourceIfMatch',
  'CopySourceIfModifiedSince',
  'CopySourceIfNoneMatch',
  'CopySourceIfUnmodifiedSince',
  'ExpectedSourceBucketOwner',
] as const;

export const modelled: Modelled<typeof handlers> = {
  CopyObject: [
    'Bucket',
    'Key',
    ...SOURCE_MEMBERS,
    ...DESCRIPTION_MEMBERS,
    ...OPTION_MEMBERS,
    'MetadataDirective',
    'TaggingDirective',
    'Tagging',
    'ChecksumAlgorithm',
    'IfMatch',
    'IfNoneMatch',
    'ExpectedBucketOwner',
    'RequestPayer',
  ],
};

/** A copy of an object to itself must change something, or be of an older version. */
function checkChange(input: CopyInput, bucket: Bucket, { bucket: from, version, named }: CopySource): void {
  if (from.name !== bucket.name || version.key !== input.Key || named) return;
  const { MetadataDirective, StorageClass, WebsiteRedirectLocation, ServerSideEncryption } = input;
  if (MetadataDirective === 'REPLACE') return;
  if (StorageClass ?? WebsiteRedirectLocation ?? ServerSideEncryption) return;
  throw new AwsError(
    'InvalidRequest',
    "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, storage class, website redirect location or encryption attributes.",
  );
}

/** The storage class and the redirect are never copied, whatever the directive says. */
function descriptionOf(input: CopyInput, call: Call, { version }: CopySource): Description {
  const given = readDescription(input, call.request.headers.expires);
  const storage = storageClassHeader(input.StorageClass);
  if (input.MetadataDirective === 'REPLACE') {
    return { ...given, headers: { ...given.headers, ...storage } };
  }
  const redirect = 'x-amz-website-redirect-location';
  const { [redirect]: _redirect, 'x-amz-storage-class': _class, ...headers } = version.headers;
  const location = given.headers[redirect];
  const own: Record<string, string> = location === undefined ? {} : { [redirect]: location };
  return { headers: { ...headers, ...own, ...storage }, metadata: version.metadata };
}

/** Copying tags is reading and writing them, so both must be allowed. */
function tagsOf(
  input: CopyInput,
  call: Call,
  bucket: Bucket,
  { bucket: from, version, named }: CopySource,
): Tag[] {
  if (input.TaggingDirective === 'REPLACE') return parseTagging(input.Tagging);
  const { tags } = version;
  if (tags.length === 0) return tags;
  const read = named ? 's3:GetObjectVersionTagging' : 's3:GetObjectTagging';
  requirePermission(
    call,
    accessIn(call, from, read, `/${version.key}`),
    accessIn(call, bucket, 's3:PutObjectTagging', `/${input.Key}`),
  );
  return tags;
}

/** The algorithm that was asked for, else the source's; a multipart source is one piece from now on. */
function checksumOf(
  { ChecksumAlgorithm: asked }: CopyInput,
  { version }: CopySource,
  bytes: Uint8Array,
): { algorithm: Algorithm; value: string } | undefined {
  if (asked !== undefined && !isAlgorithm(asked))
    throw notImplemented(`the checksum algorithm ${asked} of CopyObject`);
  const algorithm = asked ?? version.checksum?.algorithm;
  return algorithm && { algorithm, value: computeChecksum(algorithm, bytes) };
}
