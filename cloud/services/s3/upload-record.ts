import { randomBytes } from 'node:crypto';
import type { Cloud } from '../../call.ts';
import { AwsError } from '../../errors.ts';
import type { Algorithm, Checksum } from './checksums.ts';
import { DEFAULT_ALGORITHM } from './checksums.ts';
import { abortionOf } from './lifecycle.ts';
import { type Bucket, type Upload, uploads } from './state.ts';

/** An upload that is under way. @throws AwsError NoSuchUpload */
export function requireUpload(
  cloud: Cloud,
  bucket: Bucket,
  { Key, UploadId }: { Key: string; UploadId: string },
): Upload {
  const upload = uploads(cloud, bucket.name).get(UploadId);
  if (!upload || upload.key !== Key || isOverdue(cloud, bucket, upload)) throw noSuchUpload(UploadId);
  return upload;
}

/** All uploads that are under way, after what the bucket's lifecycle rules aborted. */
export function uploadsOf(cloud: Cloud, bucket: Bucket): Upload[] {
  return [...uploads(cloud, bucket.name).values()].filter((upload) => !isOverdue(cloud, bucket, upload));
}

/** Forgets an upload, then deletes its bytes. */
export function dropUpload(cloud: Cloud, bucket: Bucket, upload: Upload): void {
  uploads(cloud, bucket.name).delete(upload.id);
  for (const { blob } of Object.values(upload.parts)) cloud.store.blobs.delete(blob);
}

export function newUploadId(): string {
  return randomBytes(96).toString('base64').replaceAll('+', '_').replaceAll('/', '.');
}

/** How the finished object's checksum will be made. */
export function checksumOf(upload: Upload): { algorithm: Algorithm; type: Checksum['type'] } {
  return {
    algorithm: upload.checksumAlgorithm ?? DEFAULT_ALGORITHM,
    type: upload.checksumType ?? 'FULL_OBJECT',
  };
}

/** When a lifecycle rule will abort an upload, as members of an output. */
export function abortMembers(bucket: Bucket, upload: Upload): { AbortDate?: Date; AbortRuleId?: string } {
  const due = abortionOf(upload, bucket);
  return due ? { AbortDate: new Date(due.at), AbortRuleId: due.ruleId } : {};
}

function noSuchUpload(id: string): AwsError {
  return new AwsError(
    'NoSuchUpload',
    'The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.',
    404,
    { UploadId: id },
  );
}

function isOverdue(cloud: Cloud, bucket: Bucket, upload: Upload): boolean {
  const due = bucket.lifecycle && abortionOf(upload, bucket);
  if (!due || due.at > cloud.clock.now()) return false;
  dropUpload(cloud, bucket, upload);
  return true;
}
