import { createHash } from 'node:crypto';
import type * as Sdk from '@aws-sdk/client-s3';
import type { Call } from '../../call.ts';
import { AwsError } from '../../errors.ts';
import { malformedXml } from '../../wire/xml.ts';
import type { Handlers, Input, Modelled } from '../service.ts';
import { requireBucket } from './bucket-record.ts';
import { ALGORITHMS, checksumMembers } from './checksums.ts';
import { finalChecksum } from './complete-checksum.ts';
import { checkParts } from './complete-parts.ts';
import { expirationHeader } from './expiration-header.ts';
import { shownVersionId, versionsOf } from './object-record.ts';
import {
  type Bucket,
  type CompletedUpload,
  completedUploads,
  type ObjectVersion,
  type UploadedPart,
} from './state.ts';
import { storeObject } from './store-object.ts';
import { dropUpload, requireUpload } from './upload-record.ts';

type CompleteInput = Input<typeof Sdk, 'CompleteMultipartUpload'>;

/** For how long the same completion is answered again. */
const REMEMBERED = 86_400_000;

export const handlers = {
  /** https://docs.aws.amazon.com/AmazonS3/latest/API/API_CompleteMultipartUpload.html */
  CompleteMultipartUpload(input, call) {
    const bucket = requireBucket(call, input);
    const again = completedBefore(input, call, bucket);
    const version = again ?? complete(input, call, bucket);
    return {
      Location: `http${call.request.secure ? 's' : ''}://${bucket.name}.s3.${bucket.region}.${call.cloud.urlSuffix}/${encodeURIComponent(input.Key)}`,
      Bucket: bucket.name,
      Key: input.Key,
      ETag: version.etag,
      ServerSideEncryption: 'AES256',
      VersionId: shownVersionId(bucket, version),
      Expiration: expirationHeader(version, bucket),
      ...checksumMembers(version.checksum),
    };
  },
} satisfies Handlers<typeof Sdk>;

export const modelled: Modelled<typeof handlers> = {
  CompleteMultipartUpload: [
    'Bucket',
    'Key',
    'UploadId',
    'MultipartUpload.Parts.PartNumber',
    'MultipartUpload.Parts.ETag',
    ...ALGORITHMS.flatMap((name) => [`MultipartUpload.Parts.Checksum${name}`, `Checksum${name}`]),
    'ChecksumType',
    'MpuObjectSize',
    'IfMatch',
    'IfNoneMatch',
    'ExpectedBucketOwner',
    'RequestPayer',
  ],
};

function complete(input: CompleteInput, call: Call, bucket: Bucket): ObjectVersion {
  const { cloud } = call;
  const upload = requireUpload(cloud, bucket, input);
  const named = input.MultipartUpload?.Parts ?? [];
  if (named.length === 0) throw malformedXml();
  const parts = checkParts(upload, named);
  const bytes = Buffer.concat(parts.map(({ blob }) => cloud.store.blobs.get(blob)));
  checkObjectSize(input.MpuObjectSize, bytes.byteLength);
  const checksum = finalChecksum(upload, parts, bytes, input);
  const etag = multipartTag(parts.map((part) => part.etag));
  const assembled = { etag, checksum, parts: parts.map((part) => partOf(part, checksum.algorithm)) };
  const version = storeObject(call, bucket, bytes, { ...upload, conditions: input }, assembled);
  remember(call, bucket, input, version);
  dropUpload(cloud, bucket, upload);
  return version;
}

/** A part of the finished object; a checksum of another algorithm than the object's is of no use to its readers. */
function partOf({ size, checksum }: UploadedPart, algorithm: string): { size: number; checksum?: string } {
  return checksum?.algorithm === algorithm ? { size, checksum: checksum.value } : { size };
}

/** The MD5 of the parts' MD5s, and how many they were. */
function multipartTag(etags: string[]): string {
  const joined = Buffer.concat(etags.map((etag) => Buffer.from(etag.replaceAll('"', ''), 'hex')));
  return `"${createHash('md5').update(joined).digest('hex')}-${etags.length}"`;
}

function checkObjectSize(expected: number | undefined, size: number): void {
  if (expected === undefined || expected === size) return;
  throw new AwsError(
    'InvalidRequest',
    `The provided 'x-amz-mp-object-size' header value ${expected} does not match what was computed: ${size}`,
  );
}

/** A client that lost the answer asks again, and the object is still the one that it made. */
function completedBefore(
  { Key, UploadId }: CompleteInput,
  call: Call,
  bucket: Bucket,
): ObjectVersion | undefined {
  const done = completedUploads(call.cloud, bucket.name).get(UploadId);
  if (!done || done.key !== Key || call.cloud.clock.now() - done.completedAt > REMEMBERED) return undefined;
  return versionsOf(call.cloud, bucket, Key).find(
    ({ versionId, etag }) => versionId === done.versionId && etag === done.etag,
  );
}

function remember(
  call: Call,
  bucket: Bucket,
  { Key, UploadId }: CompleteInput,
  version: ObjectVersion,
): void {
  const done = completedUploads(call.cloud, bucket.name);
  const completedAt = call.cloud.clock.now();
  for (const [id, old] of [...done.entries()]) {
    if (completedAt - old.completedAt > REMEMBERED) done.delete(id);
  }
  const record: CompletedUpload = {
    key: Key,
    completedAt,
    etag: version.etag,
    versionId: version.versionId,
  };
  done.set(UploadId, record);
}
