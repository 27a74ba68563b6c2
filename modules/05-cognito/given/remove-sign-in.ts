import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DeleteObjectCommand, HeadObjectCommand } from '@aws-sdk/client-s3';
import { ifExists } from '../../../shared/aws-errors.ts';
import type { Course } from '../../../shared/step.ts';
import { siteFiles } from '../../01-s3/given/site-files.ts';
import { publishConfig } from '../../04-apigateway/given/publish-config.ts';
import { libraryKey } from './sign-in-library.ts';

/** Takes the sign-in from the site: its files, and the user pool from config.json. */
export async function removeSignIn(course: Course): Promise<void> {
  const { names, report } = course;
  const removed: string[] = [];
  for (const key of await ourKeys()) if (await removeFile(course, key)) removed.push(key);
  if (removed.length === 0) report.same('the site has no sign-in files');
  else report.did(`deleted ${removed.length} sign-in files from bucket ${names.siteBucket}`);
  if (await isThere(course, 'config.json')) await publishConfig(course, { userPool: undefined }, removed);
  else report.same('there is no config.json that could name the user pool');
}

/** What COGNITO-04 uploads, of the starter as of the solution. */
async function ourKeys(): Promise<string[]> {
  const trees = ['solution', 'starter'].map((tree) => join(dirname(import.meta.dirname), tree, 'site'));
  const files = await Promise.all(trees.filter(existsSync).map(siteFiles));
  return [...new Set([libraryKey, ...files.flat().map(({ key }) => key)])];
}

async function removeFile(course: Course, Key: string): Promise<boolean> {
  if (!(await isThere(course, Key))) return false;
  await course.clients.s3.send(new DeleteObjectCommand({ Bucket: course.names.siteBucket, Key }));
  return true;
}

/** A bucket that is gone has no files. */
async function isThere({ clients, names }: Course, Key: string): Promise<boolean> {
  const file = new HeadObjectCommand({ Bucket: names.siteBucket, Key });
  return (await ifExists(clients.s3.send(file), 'NotFound', 'NoSuchKey', 'NoSuchBucket')) !== undefined;
}
