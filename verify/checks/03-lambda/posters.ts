import { GetObjectCommand, paginateListObjectsV2 } from '@aws-sdk/client-s3';
import { emptyBucket } from '../../../modules/01-s3/given/empty-bucket.ts';
import { ifExists } from '../../../shared/aws-errors.ts';
import type { Grader } from '../../check.ts';

/** An object as S3 has it. */
export interface StoredPoster {
  bytes: Buffer;
  type: string | undefined;
}

/** The key that an `s3://` address names in the posters bucket; undefined when it names anything else. */
export async function keyIn({ locate }: Grader, posterUrl: unknown): Promise<string | undefined> {
  const start = `s3://${await locate.postersBucket()}/`;
  const address = String(posterUrl);
  return address.startsWith(`${start}posters/`) ? address.slice(start.length) : undefined;
}

/** An object of the posters bucket; undefined when there is none. */
export async function readPoster(
  { clients, locate }: Grader,
  Key: string,
): Promise<StoredPoster | undefined> {
  const Bucket = await locate.postersBucket();
  const call = clients.s3.send(new GetObjectCommand({ Bucket, Key }));
  const found = await ifExists(call, 'NoSuchKey', 'NotFound');
  if (!found) return undefined;
  return { bytes: Buffer.from((await found.Body?.transformToByteArray()) ?? []), type: found.ContentType };
}

/** The keys of the posters with just these bytes, each registered for removal. */
export async function findPosters(grader: Grader, bytes: Buffer): Promise<string[]> {
  const { clients, locate, canary } = grader;
  const Bucket = await locate.postersBucket();
  const found: string[] = [];
  for await (const page of paginateListObjectsV2({ client: clients.s3 }, { Bucket })) {
    for (const { Key = '', Size } of page.Contents ?? []) {
      if (Size !== bytes.length || !(await readPoster(grader, Key))?.bytes.equals(bytes)) continue;
      canary.keep(`${Key} of ${Bucket}`, () => emptyBucket(grader, Bucket, Key));
      found.push(Key);
    }
  }
  return found;
}
