import { PutObjectCommand } from '@aws-sdk/client-s3';
import { emptyBucket } from '../../../modules/01-s3/given/empty-bucket.ts';
import type { Grader } from '../../check.ts';

/** A file with random content that a check has put into a bucket. */
export interface CanaryFile {
  key: string;
  body: Buffer;
}

const endings: Record<string, string> = {
  'text/plain': 'txt',
  'text/css': 'css',
  'text/javascript': 'js',
  'image/png': 'png',
};

/** A canary that is not in a bucket yet, and goes away with all its versions however it gets there. */
export function canaryFile(grader: Grader, bucket: string, folder: string, type: string): CanaryFile {
  const { canary, random } = grader;
  const key = `${folder}${canary.id()}.${endings[type]}`;
  canary.keep(`${key} of ${bucket}`, () => emptyBucket(grader, bucket, key));
  // Text that compresses: CloudFront leaves what is under 1,000 bytes as it is. An image is bytes of every value.
  const body = type.startsWith('text/')
    ? Buffer.from(`/* ${random.hex(64)} */\n`.repeat(40))
    : Buffer.from(`89504e470d0a1a0a${random.hex(4096)}`, 'hex');
  return { key, body };
}

/** Puts a new canary into a bucket by the student's own keys. */
export async function putCanaryFile(
  grader: Grader,
  bucket: string,
  folder: string,
  type: string,
): Promise<CanaryFile> {
  const file = canaryFile(grader, bucket, folder, type);
  await grader.clients.s3.send(
    new PutObjectCommand({
      Bucket: bucket,
      Key: file.key,
      Body: file.body,
      ContentType: type,
      CacheControl: 'public, max-age=300',
    }),
  );
  return file;
}
