import { DeleteObjectCommand, GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import type { Course } from '../../shared/step.ts';

const html = 'text/html; charset=utf-8';

export function removeFile({ clients, names }: Course, Key: string): Promise<unknown> {
  return clients.s3.send(new DeleteObjectCommand({ Bucket: names.siteBucket, Key }));
}

export function putFile(
  { clients, names }: Course,
  Key: string,
  Body: string,
  type: { ContentType?: string } = { ContentType: html },
  CacheControl = 'no-cache',
): Promise<unknown> {
  return clients.s3.send(
    new PutObjectCommand({ Bucket: names.siteBucket, Key, Body, CacheControl, ...type }),
  );
}

/** Puts a file back with another text or another Cache-Control, and leaves its type as it is. */
export async function editFile(
  course: Course,
  Key: string,
  change: (text: string) => string,
  cacheControl?: string,
) {
  const { clients, names } = course;
  const now = await clients.s3.send(new GetObjectCommand({ Bucket: names.siteBucket, Key }));
  const text = change((await now.Body?.transformToString()) ?? '');
  await putFile(course, Key, text, { ContentType: now.ContentType }, cacheControl ?? now.CacheControl);
}
