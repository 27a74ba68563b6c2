import type { Call } from '../../call.ts';
import { AwsError } from '../../errors.ts';
import { setAnswerHeader } from './answer-extras.ts';
import { accessIn } from './bucket-access.ts';
import { NULL_VERSION, versionsOf } from './object-record.ts';
import { requirePermission } from './permissions.ts';
import type { Bucket, ObjectVersion } from './state.ts';

/** The members of an input that say which object is meant. */
export interface ObjectInput {
  Key: string;
  VersionId?: string | undefined;
}

/**
 * The version that a read means.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/DeleteMarker.html
 *
 * @throws AwsError NoSuchKey (AccessDenied to who may not list the bucket), NoSuchVersion, InvalidArgument for an id that
 *   cannot be one, MethodNotAllowed for a delete marker named by its id
 */
export function findReadable(call: Call, bucket: Bucket, input: ObjectInput): ObjectVersion {
  if (input.VersionId !== undefined) return findNamed(call, bucket, input, input.VersionId);
  const [current] = versionsOf(call.cloud, bucket, input.Key);
  if (!current || current.deleteMarker) throw missingKey(call, bucket, input.Key, current);
  return current;
}

/** The newest version, unless it is a delete marker. */
export function findCurrent(call: Call, bucket: Bucket, key: string): ObjectVersion | undefined {
  const [current] = versionsOf(call.cloud, bucket, key);
  return current?.deleteMarker ? undefined : current;
}

/** @throws AwsError InvalidArgument for a version id that S3 did not make */
export function checkVersionId(versionId: string): void {
  if (versionId === NULL_VERSION || /^[A-Za-z0-9._]{32}$/.test(versionId)) return;
  throw new AwsError('InvalidArgument', 'Invalid version id specified', 400, {
    ArgumentName: 'versionId',
    ArgumentValue: versionId,
  });
}

export function noSuchKey(key: string): AwsError {
  return new AwsError('NoSuchKey', 'The specified key does not exist.', 404, { Key: key });
}

/**
 * A missing key is told only to who may list the bucket.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html#API_GetObject_RequestParameters (permissions)
 */
function missingKey(call: Call, bucket: Bucket, key: string, marker: ObjectVersion | undefined): AwsError {
  requirePermission(call, accessIn(call, bucket, 's3:ListBucket', ''));
  if (marker) {
    setAnswerHeader(call, 'x-amz-delete-marker', 'true');
    setAnswerHeader(call, 'x-amz-version-id', marker.versionId);
  }
  return noSuchKey(key);
}

function findNamed(call: Call, bucket: Bucket, { Key }: ObjectInput, versionId: string): ObjectVersion {
  checkVersionId(versionId);
  const version = versionsOf(call.cloud, bucket, Key).find((other) => other.versionId === versionId);
  if (!version) {
    requirePermission(call, accessIn(call, bucket, 's3:ListBucketVersions', ''));
    throw new AwsError('NoSuchVersion', 'The specified version does not exist.', 404, {
      Key,
      VersionId: versionId,
    });
  }
  if (version.deleteMarker) throw markerNamed(call, version);
  return version;
}

function markerNamed(call: Call, { lastModified }: ObjectVersion): AwsError {
  setAnswerHeader(call, 'x-amz-delete-marker', 'true');
  setAnswerHeader(call, 'allow', 'DELETE');
  setAnswerHeader(call, 'last-modified', new Date(lastModified).toUTCString());
  return new AwsError('MethodNotAllowed', 'The specified method is not allowed against this resource.', 405, {
    Method: call.request.method,
    ResourceType: 'DeleteMarker',
  });
}
