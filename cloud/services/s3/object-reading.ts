import type * as Sdk from '@aws-sdk/client-s3';
import type { StorageClass } from '@aws-sdk/client-s3';
import type { Call } from '../../call.ts';
import { AwsError } from '../../errors.ts';
import type { Handlers, Input, Modelled } from '../service.ts';
import { setAnswerHeader } from './answer-extras.ts';
import { objectAccess } from './bucket-access.ts';
import { requireBucket } from './bucket-record.ts';
import { checksumMembers } from './checksums.ts';
import { checkReadConditions } from './conditional-requests.ts';
import { expirationHeader } from './expiration-header.ts';
import { findReadable } from './find-version.ts';
import { describe } from './object-metadata.ts';
import { shownVersionId, versionsOf } from './object-record.ts';
import { type Slice, sliceOf } from './object-slice.ts';
import { isPermitted } from './permissions.ts';
import type { Bucket, ObjectVersion } from './state.ts';
import { STANDARD, storageClassOf } from './write-options.ts';

type ReadInput = Input<typeof Sdk, 'HeadObject'>;

export const handlers = {
  /** https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html */
  GetObject(input, call) {
    const { version, slice, output } = read(input, call);
    const bytes = version.blob === undefined ? new Uint8Array() : call.cloud.store.blobs.get(version.blob);
    return { ...output, Body: bytes.subarray(slice.start, slice.end + 1) };
  },

  /** https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadObject.html */
  HeadObject: (input, call) => read(input, call).output,
} satisfies Handlers<typeof Sdk>;

const OVERRIDES = [
  'ResponseCacheControl',
  'ResponseContentDisposition',
  'ResponseContentEncoding',
  'ResponseContentLanguage',
  'ResponseContentType',
  'ResponseExpires',
] as const;

const READ = [
  'Bucket',
  'Key',
  'VersionId',
  'IfMatch',
  'IfModifiedSince',
  'IfNoneMatch',
  'IfUnmodifiedSince',
  'Range',
  'PartNumber',
  'ChecksumMode',
  ...OVERRIDES,
  'ExpectedBucketOwner',
  'RequestPayer',
];

export const modelled: Modelled<typeof handlers> = { GetObject: READ, HeadObject: READ };

function read(input: ReadInput, call: Call) {
  const bucket = requireBucket(call, input);
  checkOverrides(input, call);
  const version = findReadable(call, bucket, input);
  checkReadConditions(call, version, input);
  const slice = sliceOf(version, input);
  setExpires(version, input, call);
  return { version, slice, output: outputOf(input, call, bucket, version, slice) };
}

function outputOf(input: ReadInput, call: Call, bucket: Bucket, version: ObjectVersion, slice: Slice) {
  const storageClass = storageClassOf(version.headers);
  return {
    AcceptRanges: 'bytes',
    LastModified: new Date(version.lastModified),
    ETag: version.etag,
    ContentLength: slice.end - slice.start + 1,
    ContentRange: slice.contentRange,
    PartsCount: slice.partsCount,
    ServerSideEncryption: 'AES256' as const,
    VersionId: shownVersionId(bucket, version),
    StorageClass: storageClass === STANDARD ? undefined : (storageClass as StorageClass),
    TagCount: tagCount(input, call, version),
    Expiration: isCurrent(call, bucket, version) ? expirationHeader(version, bucket) : undefined,
    ...describe(version, input),
    ...(input.ChecksumMode === 'ENABLED' ? checksumMembers(slice.checksum) : {}),
  };
}

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html (Overriding Response Header Values) */
function checkOverrides(input: ReadInput, call: Call): void {
  if (call.principal.type !== 'Anonymous' || OVERRIDES.every((name) => input[name] === undefined)) return;
  throw new AwsError(
    'InvalidRequest',
    'Request specific response headers cannot be used for anonymous GET requests.',
  );
}

/** A header of its own: S3 gives Expires back as it was written, and the SDK's schema knows only dates. */
function setExpires({ headers }: ObjectVersion, input: ReadInput, call: Call): void {
  const value = input.ResponseExpires?.toUTCString() ?? headers.expires;
  if (value !== undefined) setAnswerHeader(call, 'expires', value);
}

/** Told to those who may read the tags. */
function tagCount(input: ReadInput, call: Call, { tags }: ObjectVersion): number | undefined {
  if (tags.length === 0) return undefined;
  const action = input.VersionId === undefined ? 's3:GetObjectTagging' : 's3:GetObjectVersionTagging';
  return isPermitted(call, objectAccess(call, input, action)) ? tags.length : undefined;
}

function isCurrent(call: Call, bucket: Bucket, { key, versionId }: ObjectVersion): boolean {
  return versionsOf(call.cloud, bucket, key)[0]?.versionId === versionId;
}
