import {
  AbortMultipartUploadCommand,
  DeleteObjectsCommand,
  ListMultipartUploadsCommand,
  ListObjectVersionsCommand,
} from '@aws-sdk/client-s3';
import { CourseError } from '../../../shared/errors.ts';
import type { Course } from '../../../shared/step.ts';

/**
 * Removes every object below a prefix: all versions, delete markers and unfinished uploads. A bucket with versioning
 * is not empty when its list of objects is:
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/empty-bucket.html
 *
 * @returns how many versions and markers were removed
 * @throws CourseError `step` when S3 refuses to delete one of them
 */
export async function emptyBucket({ clients }: Course, Bucket: string, Prefix = ''): Promise<number> {
  let removed = 0;
  for (;;) {
    // A page has at most 1,000 entries, and so many may be deleted in one call. What is deleted is not listed again.
    const page = await clients.s3.send(new ListObjectVersionsCommand({ Bucket, Prefix }));
    const found = [...(page.Versions ?? []), ...(page.DeleteMarkers ?? [])];
    if (found.length === 0) break;
    const Objects = found.map(({ Key, VersionId }) => ({ Key: String(Key), VersionId }));
    const answer = await clients.s3.send(
      new DeleteObjectsCommand({ Bucket, Delete: { Objects, Quiet: true } }),
    );
    // DeleteObjects answers 200 even when it could not delete some of them.
    const refused = answer.Errors?.[0];
    if (refused) throw notDeleted(Bucket, refused.Key, refused.Message);
    removed += found.length;
  }
  await abortUploads(clients, Bucket, Prefix);
  return removed;
}

async function abortUploads({ s3 }: Course['clients'], Bucket: string, Prefix: string): Promise<void> {
  for (;;) {
    const { Uploads = [] } = await s3.send(new ListMultipartUploadsCommand({ Bucket, Prefix }));
    if (Uploads.length === 0) return;
    for (const { Key, UploadId } of Uploads) {
      await s3.send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId }));
    }
  }
}

function notDeleted(bucket: string, key: string | undefined, message: string | undefined): CourseError {
  return new CourseError(
    'step',
    `${bucket}/${key} could not be deleted: ${message}`,
    'Look at the bucket policy and at object locks, then run the command again.',
  );
}
