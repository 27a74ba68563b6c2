import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DeleteObjectCommand, GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { courseRoot } from '../../shared/root.ts';
import type { Course } from '../../shared/step.ts';

/** A file of the site as the bucket has it. */
export async function siteFile({ clients, names }: Course, Key: string): Promise<string> {
  const answer = await clients.s3.send(new GetObjectCommand({ Bucket: names.siteBucket, Key }));
  return String(await answer.Body?.transformToString());
}

export async function putSiteFile(
  { clients, names }: Course,
  Key: string,
  Body: string,
  CacheControl = 'no-cache',
): Promise<void> {
  const types: Record<string, string> = {
    js: 'text/javascript',
    html: 'text/html',
    json: 'application/json',
  };
  const ContentType = types[Key.split('.').at(-1) ?? ''];
  const place = { Bucket: names.siteBucket, Key };
  await clients.s3.send(new PutObjectCommand({ ...place, Body, ContentType, CacheControl }));
}

export async function removeSiteFile({ clients, names }: Course, Key: string): Promise<void> {
  await clients.s3.send(new DeleteObjectCommand({ Bucket: names.siteBucket, Key }));
}

/**
 * Replaces texts in a file of the site.
 *
 * @throws Error when it does not have one of them
 */
export async function editSite(course: Course, key: string, ...edits: [string, string][]): Promise<void> {
  let text = await siteFile(course, key);
  for (const [from, to] of edits) {
    if (!text.includes(from)) throw new Error(`${key} has no ${from}`);
    text = text.replaceAll(from, to);
  }
  await putSiteFile(course, key, text);
}

/** Puts js/session.js as the starter of module 5 has it. */
export async function putStarterSession(course: Course): Promise<void> {
  const file = join(courseRoot, 'modules', '05-cognito', 'starter', 'site', 'js', 'session.js');
  await putSiteFile(course, 'js/session.js', await readFile(file, 'utf8'));
}
