// S3-01: the site's bucket, its website hosting, and the files of site/.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import {
  type BucketLocationConstraint,
  CreateBucketCommand,
  GetBucketTaggingCommand,
  GetBucketWebsiteCommand,
  GetPublicAccessBlockCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  PutBucketTaggingCommand,
  PutBucketWebsiteCommand,
  PutObjectCommand,
  PutPublicAccessBlockCommand,
} from '@aws-sdk/client-s3';
import { awsAnswer, ifExists } from '../../../shared/aws-errors.ts';
import { CourseError } from '../../../shared/errors.ts';
import type { Course } from '../../../shared/step.ts';
import { holds } from '../given/holds.ts';
import { siteFiles } from '../given/site-files.ts';

const siteFolder = join(import.meta.dirname, 'site');

export default async function hostWebsite(course: Course): Promise<void> {
  const bucket = course.names.siteBucket;
  await ensureBucket(course, bucket);
  await ensureTags(course, bucket);
  await ensurePublicAccessBlock(course, bucket);
  await ensureWebsite(course, bucket);
  await uploadSite(course, bucket);
}

/**
 * Makes a bucket in the course's region unless it is there.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateBucket.html
 */
export async function ensureBucket({ clients, region, report }: Course, bucket: string): Promise<void> {
  try {
    await clients.s3.send(new HeadBucketCommand({ Bucket: bucket }));
    return report.same(`bucket ${bucket} exists`);
  } catch (error) {
    const status = awsAnswer(error)?.status;
    // Bucket names are shared by all accounts of AWS, so 403 can mean that somebody else has this one.
    if (status === 403 || status === 301) throw bucketOfAnother(bucket, status);
    if (status !== 404) throw error;
  }
  // us-east-1 is the default: naming it as a LocationConstraint is an error, and every other region must be named.
  const place =
    region === 'us-east-1' ? undefined : { LocationConstraint: region as BucketLocationConstraint };
  await clients.s3.send(new CreateBucketCommand({ Bucket: bucket, CreateBucketConfiguration: place }));
  report.did(`made bucket ${bucket} in ${region}`);
}

/** Adds the course's tags to a bucket. PutBucketTagging replaces the whole set, so the others are sent along. */
export async function ensureTags({ clients, names, report }: Course, bucket: string): Promise<void> {
  const answer = await ifExists(
    clients.s3.send(new GetBucketTaggingCommand({ Bucket: bucket })),
    'NoSuchTagSet',
  );
  const tags = Object.fromEntries((answer?.TagSet ?? []).map((tag) => [tag.Key, tag.Value]));
  if (holds(tags, names.tags)) return report.same(`bucket ${bucket} has its tags`);
  const all = { ...tags, ...names.tags };
  const TagSet = Object.entries(all).map(([Key, Value]) => ({ Key, Value: String(Value) }));
  await clients.s3.send(new PutBucketTaggingCommand({ Bucket: bucket, Tagging: { TagSet } }));
  report.did(`tagged bucket ${bucket}`);
}

/**
 * Closes a bucket to the public, whatever a policy or a list may say later.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
 */
export async function ensurePublicAccessBlock({ clients, report }: Course, bucket: string): Promise<void> {
  const wanted = {
    BlockPublicAcls: true,
    IgnorePublicAcls: true,
    BlockPublicPolicy: true,
    RestrictPublicBuckets: true,
  };
  const now = await ifExists(
    clients.s3.send(new GetPublicAccessBlockCommand({ Bucket: bucket })),
    'NoSuchPublicAccessBlockConfiguration',
  );
  if (holds(now?.PublicAccessBlockConfiguration, wanted)) {
    return report.same(`bucket ${bucket} blocks public access`);
  }
  await clients.s3.send(
    new PutPublicAccessBlockCommand({ Bucket: bucket, PublicAccessBlockConfiguration: wanted }),
  );
  report.did(`blocked public access to bucket ${bucket}`);
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/EnableWebsiteHosting.html */
async function ensureWebsite({ clients, report }: Course, bucket: string): Promise<void> {
  const wanted = { IndexDocument: { Suffix: 'index.html' }, ErrorDocument: { Key: 'error.html' } };
  const now = await ifExists(
    clients.s3.send(new GetBucketWebsiteCommand({ Bucket: bucket })),
    'NoSuchWebsiteConfiguration',
  );
  if (holds(now, wanted)) return report.same('website hosting is on');
  await clients.s3.send(new PutBucketWebsiteCommand({ Bucket: bucket, WebsiteConfiguration: wanted }));
  report.did('turned website hosting on: index.html, and error.html for what is missing');
}

async function uploadSite(course: Course, bucket: string): Promise<void> {
  const files = await siteFiles(siteFolder);
  let uploaded = 0;
  for (const [index, file] of files.entries()) {
    if (await uploadFile(course, bucket, file.key, await readFile(file.path))) uploaded += 1;
    course.report.progress('site files', index + 1, files.length);
  }
  if (uploaded === 0) course.report.same(`all ${files.length} site files are up to date`);
  else course.report.did(`uploaded ${uploaded} of ${files.length} site files`);
}

/** Uploads one file unless the bucket has just this one. True when it was uploaded. */
export async function uploadFile(
  { clients }: Course,
  bucket: string,
  key: string,
  body: Uint8Array,
): Promise<boolean> {
  const wanted = { ContentType: contentType(key), CacheControl: cacheControl(key) };
  const now = await ifExists(
    clients.s3.send(new HeadObjectCommand({ Bucket: bucket, Key: key })),
    'NotFound',
    'NoSuchKey',
  );
  // Later modules write the API's address into the bucket's config.json: a fresh one would erase it.
  if (key === 'config.json' && holds(now, wanted)) return false;
  // The ETag of an object that was put in one piece is the MD5 of its bytes, in quotes.
  const etag = `"${createHash('md5').update(body).digest('hex')}"`;
  if (holds(now, { ...wanted, ETag: etag })) return false;
  await clients.s3.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: body, ...wanted }));
  return true;
}

/** S3 stores the type that it is told, and guesses none: https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html */
export function contentType(key: string): string {
  const types: Record<string, string> = {
    '.html': 'text/html; charset=utf-8',
    '.css': 'text/css; charset=utf-8',
    '.js': 'text/javascript; charset=utf-8',
    '.json': 'application/json',
    '.svg': 'image/svg+xml',
    '.png': 'image/png',
    '.jpg': 'image/jpeg',
    '.webp': 'image/webp',
    '.ico': 'image/x-icon',
    '.txt': 'text/plain; charset=utf-8',
  };
  const type = types[extname(key).toLowerCase()];
  if (type) return type;
  throw new CourseError(
    'source',
    `The type of site/${key} is not known.`,
    'Add its ending to contentType().',
  );
}

/**
 * Pages and config.json are asked for again each time; the rest may be kept for five minutes. A site whose file names
 * change with their content could let browsers keep them for a year.
 */
export function cacheControl(key: string): string {
  return /\.(html|json)$/.test(key) ? 'no-cache' : 'public, max-age=300';
}

function bucketOfAnother(bucket: string, status: number): CourseError {
  const why =
    status === 301 ? 'it is in another region' : 'it belongs to another account, or you may not see it';
  return new CourseError(
    'step',
    `The bucket ${bucket} cannot be used: ${why}.`,
    'Choose another --student name, or the --region in which you made the bucket.',
  );
}
