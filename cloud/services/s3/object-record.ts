import { randomBytes } from 'node:crypto';
import type { Cloud } from '../../call.ts';
import { expire } from './lifecycle.ts';
import { type Bucket, type ObjectVersion, objects } from './state.ts';

/** The version id of what was written without versioning. */
export const NULL_VERSION = 'null';

/** The versions of a key, newest first, after what the bucket's lifecycle rules took away. */
export function versionsOf(cloud: Cloud, bucket: Bucket, key: string): readonly ObjectVersion[] {
  const stored = objects(cloud, bucket.name).get(key) ?? [];
  return bucket.lifecycle ? applyLifecycle(cloud, bucket, key, stored) : stored;
}

/** Every key of a bucket that has versions, in no order, after what its lifecycle rules took away. */
export function* keysOf(cloud: Cloud, bucket: Bucket): Generator<[string, readonly ObjectVersion[]]> {
  const entries = objects(cloud, bucket.name).entries();
  if (!bucket.lifecycle) return yield* entries;
  // The rules change the collection on the way, so a copy is walked.
  for (const [key, stored] of [...entries]) {
    const versions = applyLifecycle(cloud, bucket, key, stored);
    if (versions.length > 0) yield [key, versions];
  }
}

/** The id for what is written to a bucket now. */
export function nextVersionId(bucket: Bucket): string {
  return bucket.versioning === 'Enabled' ? randomVersionId() : NULL_VERSION;
}

/** The version id as answers show it: never in a bucket that had no versioning. */
export function shownVersionId(
  bucket: Bucket,
  version: Pick<ObjectVersion, 'versionId'>,
): string | undefined {
  return bucket.versioning === undefined ? undefined : version.versionId;
}

/** Makes a version its key's newest; one with the same id is replaced, and its bytes are deleted last. */
export function addVersion(cloud: Cloud, bucket: Bucket, version: ObjectVersion): void {
  const before = versionsOf(cloud, bucket, version.key);
  const kept = before.filter(({ versionId }) => versionId !== version.versionId);
  replaceVersions(cloud, bucket, version.key, before, [version, ...kept]);
}

/** Puts a changed version (its tags) in the place of the one with the same id. */
export function updateVersion(cloud: Cloud, bucket: Bucket, version: ObjectVersion): void {
  const before = versionsOf(cloud, bucket, version.key);
  const after = before.map((other) => (other.versionId === version.versionId ? version : other));
  replaceVersions(cloud, bucket, version.key, before, after);
}

/** Removes one version for good. @returns the version, if there was one */
export function removeVersion(
  cloud: Cloud,
  bucket: Bucket,
  key: string,
  versionId: string,
): ObjectVersion | undefined {
  const before = versionsOf(cloud, bucket, key);
  const removed = before.find((version) => version.versionId === versionId);
  if (removed) {
    const kept = before.filter((version) => version !== removed);
    replaceVersions(cloud, bucket, key, before, kept);
  }
  return removed;
}

/** A delete marker, which hides the versions below it. */
export function deleteMarker(key: string, versionId: string, now: number): ObjectVersion {
  return {
    key,
    versionId,
    lastModified: now,
    deleteMarker: true,
    size: 0,
    etag: '',
    headers: {},
    metadata: {},
    tags: [],
  };
}

function randomVersionId(): string {
  return randomBytes(24).toString('base64').replaceAll('+', '_').replaceAll('/', '.');
}

function applyLifecycle(
  cloud: Cloud,
  bucket: Bucket,
  key: string,
  stored: readonly ObjectVersion[],
): readonly ObjectVersion[] {
  const kept = expire(stored, bucket, cloud.clock.now(), (at) => {
    return deleteMarker(key, nextVersionId(bucket), at);
  });
  if (kept !== stored) replaceVersions(cloud, bucket, key, stored, kept);
  return kept;
}

/** The record goes first: a kill in between leaves bytes without a record, never a record without its bytes. */
function replaceVersions(
  cloud: Cloud,
  bucket: Bucket,
  key: string,
  before: readonly ObjectVersion[],
  after: readonly ObjectVersion[],
): void {
  const collection = objects(cloud, bucket.name);
  if (after.length > 0) collection.set(key, [...after]);
  else collection.delete(key);
  const inUse = new Set(after.map(({ blob }) => blob));
  for (const { blob } of before) {
    if (blob !== undefined && !inUse.has(blob)) cloud.store.blobs.delete(blob);
  }
}
