import type * as Sdk from '@aws-sdk/client-s3';
import type { DeletedObject, _Error as DeleteError } from '@aws-sdk/client-s3';
import type { Access } from '../../auth/principal.ts';
import type { Call } from '../../call.ts';
import { AwsError, notImplemented } from '../../errors.ts';
import { malformedXml } from '../../wire/xml.ts';
import type { Handlers, Input, Modelled } from '../service.ts';
import { accessIn } from './bucket-access.ts';
import { requireBucket } from './bucket-record.ts';
import { givenChecksum } from './checksums.ts';
import { matches, preconditionFailed } from './conditional-requests.ts';
import { checkVersionId, findCurrent, noSuchKey } from './find-version.ts';
import { addVersion, deleteMarker, NULL_VERSION, nextVersionId, removeVersion } from './object-record.ts';
import { checkKey } from './object-writing.ts';
import { requirePermission } from './permissions.ts';
import type { Bucket } from './state.ts';
import { digestsInHeaders, verifyDigests } from './verify-digests.ts';

const MOST_KEYS = 1000;

type Named = Input<typeof Sdk, 'DeleteObjects'>['Delete']['Objects'][number];

export const handlers = {
  /** https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObject.html */
  DeleteObject(input, call) {
    const bucket = requireBucket(call, input);
    if (input.IfMatch !== undefined) checkMatch(call, bucket, input.Key, input.IfMatch);
    const { DeleteMarker, VersionId, DeleteMarkerVersionId } = deleteKey(call, bucket, input);
    return { DeleteMarker, VersionId: VersionId ?? DeleteMarkerVersionId };
  },

  /** https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObjects.html */
  DeleteObjects(input, call) {
    checkDigest(call);
    const bucket = requireBucket(call, input);
    const { Objects, Quiet } = input.Delete;
    if (Objects.length === 0 || Objects.length > MOST_KEYS) throw malformedXml();
    const Deleted: DeletedObject[] = [];
    const Errors: DeleteError[] = [];
    for (const named of Objects) {
      try {
        const deleted = deleteNamed(call, bucket, named);
        if (!Quiet) Deleted.push(deleted);
      } catch (error) {
        Errors.push(errorOf(named, error));
      }
    }
    return { Deleted, Errors };
  },
} satisfies Handlers<typeof Sdk>;

export const modelled: Modelled<typeof handlers> = {
  DeleteObject: ['Bucket', 'Key', 'VersionId', 'IfMatch', 'ExpectedBucketOwner', 'RequestPayer'],
  DeleteObjects: [
    'Bucket',
    'Delete.Quiet',
    'Delete.Objects.Key',
    'Delete.Objects.VersionId',
    'Delete.Objects.ETag',
    'ChecksumAlgorithm',
    'ExpectedBucketOwner',
    'RequestPayer',
  ],
};

/** What one deletion needs. https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html */
export function deletionAccess(call: Call, bucket: Bucket, { Key, VersionId }: Named): Access {
  if (VersionId === undefined) return accessIn(call, bucket, 's3:DeleteObject', `/${Key}`);
  return accessIn(call, bucket, 's3:DeleteObjectVersion', `/${Key}`, { 's3:versionid': VersionId });
}

/**
 * Deletes a version for good, or puts a delete marker where versions are kept.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/DeletingObjectVersions.html
 */
function deleteKey(call: Call, bucket: Bucket, { Key, VersionId }: Named): DeletedObject {
  const { cloud } = call;
  if (VersionId !== undefined) {
    checkVersionId(VersionId);
    const removed = removeVersion(cloud, bucket, Key, VersionId);
    const marker = removed?.deleteMarker ? { DeleteMarker: true, DeleteMarkerVersionId: VersionId } : {};
    return { Key, VersionId, ...marker };
  }
  if (bucket.versioning === undefined) {
    removeVersion(cloud, bucket, Key, NULL_VERSION);
    return { Key };
  }
  const marker = deleteMarker(Key, nextVersionId(bucket), cloud.clock.now());
  addVersion(cloud, bucket, marker);
  return { Key, DeleteMarker: true, DeleteMarkerVersionId: marker.versionId };
}

function deleteNamed(call: Call, bucket: Bucket, named: Named): DeletedObject {
  checkKey(named.Key);
  requirePermission(call, deletionAccess(call, bucket, named));
  if (named.ETag !== undefined) checkMatch(call, bucket, named.Key, named.ETag);
  return deleteKey(call, bucket, named);
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-deletes.html */
function checkMatch(call: Call, bucket: Bucket, key: string, etag: string): void {
  const current = findCurrent(call, bucket, key);
  if (!current) throw noSuchKey(key);
  if (!matches(etag, current.etag)) throw preconditionFailed('If-Match');
}

/** A list of deletions must be protected by a digest: one flipped bit would delete something else. */
function checkDigest(call: Call): void {
  const digests = digestsInHeaders(call.request.headers);
  if (digests.ContentMD5 === undefined && !givenChecksum(digests)) {
    const unknown = Object.keys(call.request.headers).find((name) => name.startsWith('x-amz-checksum-'));
    if (unknown) throw notImplemented(`the header ${unknown} of DeleteObjects`);
    throw new AwsError(
      'InvalidRequest',
      'Missing required header for this request: Content-MD5 OR x-amz-checksum-*',
    );
  }
  verifyDigests(digests, call.request.body);
}

function errorOf({ Key, VersionId }: Named, error: unknown): DeleteError {
  if (!(error instanceof AwsError)) throw error;
  return { Key, VersionId, Code: error.code, Message: error.message };
}
