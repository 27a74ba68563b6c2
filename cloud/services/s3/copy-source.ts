import type { Call } from '../../call.ts';
import { AwsError } from '../../errors.ts';
import { accessIn } from './bucket-access.ts';
import { requireBucket } from './bucket-record.ts';
import { preconditionFailed, unmetCondition } from './conditional-requests.ts';
import { findReadable } from './find-version.ts';
import { versionsOf } from './object-record.ts';
import { requirePermission } from './permissions.ts';
import type { Bucket, ObjectVersion } from './state.ts';

/** The members that say what is copied, and when. */
export interface CopySourceInput {
  CopySource: string;
  CopySourceIfMatch?: string | undefined;
  CopySourceIfNoneMatch?: string | undefined;
  CopySourceIfModifiedSince?: Date | undefined;
  CopySourceIfUnmodifiedSince?: Date | undefined;
  ExpectedSourceBucketOwner?: string | undefined;
}

export interface CopySource {
  bucket: Bucket;
  version: ObjectVersion;
  /** True when the source names a version. */
  named: boolean;
}

/**
 * Finds what a copy is made of, if the caller may read it.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html
 *
 * @throws AwsError InvalidArgument, NoSuchBucket, NoSuchKey, NoSuchVersion, InvalidRequest for a delete marker named by
 *   its id, AccessDenied, PreconditionFailed
 */
export function findCopySource(call: Call, input: CopySourceInput): CopySource {
  const { name, key, versionId } = parseCopySource(input.CopySource);
  const bucket = requireBucket(call, { Bucket: name, ExpectedBucketOwner: input.ExpectedSourceBucketOwner });
  const action = versionId === undefined ? 's3:GetObject' : 's3:GetObjectVersion';
  const context = { ...existingTags(call, bucket, key, versionId), 's3:versionid': versionId };
  requirePermission(call, accessIn(call, bucket, action, `/${key}`, context));
  if (versionId !== undefined) checkNoMarker(call, bucket, key, versionId);
  const version = findReadable(call, bucket, { Key: key, VersionId: versionId });
  const unmet = unmetCondition(version, {
    IfMatch: input.CopySourceIfMatch,
    IfNoneMatch: input.CopySourceIfNoneMatch,
    IfModifiedSince: input.CopySourceIfModifiedSince,
    IfUnmodifiedSince: input.CopySourceIfUnmodifiedSince,
  });
  if (unmet) throw preconditionFailed(`x-amz-copy-source-${unmet}`);
  return { bucket, version, named: versionId !== undefined };
}

/** The tags of what is there, for policies that decide by them. */
export function existingTags(
  call: Call,
  bucket: Bucket,
  key: string,
  versionId: string | undefined,
): Record<string, string> {
  const versions = versionsOf(call.cloud, bucket, key);
  const version = versionId === undefined ? versions[0] : versions.find((one) => one.versionId === versionId);
  const tags = (version?.tags ?? []).map(({ Key, Value }) => [`s3:ExistingObjectTag/${Key}`, Value]);
  return Object.fromEntries(tags) as Record<string, string>;
}

/** `bucket/key?versionId=id`, with or without a slash at the front, percent-encoded. */
export function parseCopySource(text: string): { name: string; key: string; versionId: string | undefined } {
  const [, path = '', versionId] = /^(.*?)(?:\?versionId=(.*))?$/s.exec(text) ?? [];
  const [, name, key] = /^\/?([^/]+)\/(.+)$/s.exec(decode(path)) ?? [];
  if (name === undefined || key === undefined) {
    throw invalidSource('Copy Source must mention the source bucket and key: sourcebucket/sourcekey', text);
  }
  return { name, key, versionId: versionId || undefined };
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    throw invalidSource('Copy Source must be URL-encoded', path);
  }
}

function invalidSource(message: string, text: string): AwsError {
  return new AwsError('InvalidArgument', message, 400, {
    ArgumentName: 'x-amz-copy-source',
    ArgumentValue: text,
  });
}

function checkNoMarker(call: Call, bucket: Bucket, key: string, versionId: string): void {
  const version = versionsOf(call.cloud, bucket, key).find((one) => one.versionId === versionId);
  if (!version?.deleteMarker) return;
  throw new AwsError(
    'InvalidRequest',
    'The source of a copy request may not specifically refer to a delete marker by version id.',
  );
}
