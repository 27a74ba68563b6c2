import { createHash } from 'node:crypto';
import { CopyObjectCommand, GetObjectCommand, paginateListObjectsV2 } from '@aws-sdk/client-s3';
import { CourseError } from '../../../shared/errors.ts';
import type { Course } from '../../../shared/step.ts';
import { chunks } from '../../02-dynamodb/solution/ddb-02-migrate.ts';
import type { House } from './move-house.ts';

const POSTERS = 'posters/';
/** How many posters are on their way at once. */
const AT_ONCE = 10;

/**
 * Copies the posters that the new bucket does not have, within S3, and then compares the bytes of all of them.
 *
 * @throws CourseError `step` that names the posters which are not equal
 */
export async function movePosters(course: Course, from: House, to: House): Promise<void> {
  const { report } = course;
  const keys = await keysIn(course, from.bucket);
  const there = new Set(await keysIn(course, to.bucket));
  const missing = keys.filter((key) => !there.has(key));
  for (const batch of chunks(missing, AT_ONCE)) {
    await Promise.all(batch.map((key) => copy(course, from, to, key)));
  }
  if (missing.length === 0) report.same(`all ${keys.length} posters are in bucket ${to.bucket}`);
  else report.did(`copied ${missing.length} of ${keys.length} posters to bucket ${to.bucket}`);
  await compare(course, from, to, keys);
}

async function keysIn({ clients }: Course, Bucket: string): Promise<string[]> {
  const keys: string[] = [];
  for await (const page of paginateListObjectsV2({ client: clients.s3 }, { Bucket, Prefix: POSTERS })) {
    keys.push(...(page.Contents ?? []).map(({ Key }) => String(Key)));
  }
  return keys;
}

/** S3 copies the bytes and the type itself: https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html */
async function copy({ clients }: Course, from: House, to: House, Key: string): Promise<void> {
  const CopySource = `${from.bucket}/${encodeURIComponent(Key).replaceAll('%2F', '/')}`;
  await clients.s3.send(new CopyObjectCommand({ Bucket: to.bucket, Key, CopySource }));
}

async function compare(course: Course, from: House, to: House, keys: string[]): Promise<void> {
  const different: string[] = [];
  let done = 0;
  for (const batch of chunks(keys, AT_ONCE)) {
    const equal = await Promise.all(batch.map((key) => isEqual(course, from, to, key)));
    different.push(...batch.filter((_key, index) => !equal[index]));
    done += batch.length;
    course.report.progress('posters compared', done, keys.length);
  }
  if (different.length === 0)
    return course.report.note(`compared ${keys.length} posters byte by byte: all equal`);
  throw new CourseError(
    'step',
    `${different.length} posters differ on the two sides: ${different.join(', ')}.`,
    'A poster never changes under its key, so something else wrote one of them. Delete the wrong one and run the command again.',
  );
}

async function isEqual(course: Course, from: House, to: House, key: string): Promise<boolean> {
  const [left, right] = await Promise.all([from, to].map(({ bucket }) => fingerprint(course, bucket, key)));
  return left === right;
}

/** The type and a hash of the bytes. An ETag would not do: it depends on how the object was uploaded. */
async function fingerprint({ clients }: Course, Bucket: string, Key: string): Promise<string> {
  const { Body, ContentType } = await clients.s3.send(new GetObjectCommand({ Bucket, Key }));
  const bytes = (await Body?.transformToByteArray()) ?? new Uint8Array();
  return `${ContentType} ${createHash('sha256').update(bytes).digest('hex')}`;
}
