import { createHash } from 'node:crypto';
import type { Call } from '../../call.ts';
import { type Algorithm, type Checksum, computeChecksum, DEFAULT_ALGORITHM } from './checksums.ts';
import { checkWriteConditions, type WriteConditions } from './conditional-requests.ts';
import { findCurrent } from './find-version.ts';
import type { Description } from './object-metadata.ts';
import { addVersion, nextVersionId } from './object-record.ts';
import type { Bucket, ObjectVersion } from './state.ts';

/** All that makes a new version but its bytes. */
export interface NewObject extends Description {
  key: string;
  tags: ObjectVersion['tags'];
  checksum?: { algorithm: Algorithm; value: string } | undefined;
  conditions?: WriteConditions;
}

/** What only multipart objects have of their own. */
export interface Assembled {
  etag: string;
  checksum: Checksum;
  parts: NonNullable<ObjectVersion['parts']>;
}

/**
 * Writes an object: its bytes first, then the record that names them.
 *
 * @throws AwsError as `checkWriteConditions` does
 */
export function storeObject(
  call: Call,
  bucket: Bucket,
  bytes: Uint8Array,
  object: NewObject,
  assembled?: Assembled,
): ObjectVersion {
  const { cloud } = call;
  checkWriteConditions(findCurrent(call, bucket, object.key), object.key, object.conditions ?? {});
  const version: ObjectVersion = {
    key: object.key,
    versionId: nextVersionId(bucket),
    lastModified: cloud.clock.now(),
    size: bytes.byteLength,
    etag: assembled?.etag ?? md5Tag(bytes),
    headers: object.headers,
    metadata: object.metadata,
    tags: object.tags,
    ...(assembled ?? { checksum: { type: 'FULL_OBJECT', ...(object.checksum ?? defaultChecksum(bytes)) } }),
    blob: cloud.store.blobs.put(bytes),
  };
  addVersion(cloud, bucket, version);
  return version;
}

/** The ETag of bytes that came in one piece. */
export function md5Tag(bytes: Uint8Array): string {
  return `"${createHash('md5').update(bytes).digest('hex')}"`;
}

function defaultChecksum(bytes: Uint8Array): { algorithm: Algorithm; value: string } {
  return { algorithm: DEFAULT_ALGORITHM, value: computeChecksum(DEFAULT_ALGORITHM, bytes) };
}
