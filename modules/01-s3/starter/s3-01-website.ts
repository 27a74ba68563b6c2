// S3-01: the site's bucket, its website hosting, and the files of site/.
//
// What is yours to write stands behind each TODO; work from top to bottom. Every function must be safe to run again:
// look first, change only what is not right yet, then say what you did with report.did(...) or report.same(...).
// The pages in starter/site/ have TODOs of their own: convert them before you upload them.
//
// `course` holds what a step needs. To call S3, import a command from @aws-sdk/client-s3, take `clients` out of the
// course ({ clients, region, report }: Course), and send it: await clients.s3.send(new HeadBucketCommand({ Bucket })).
// The lesson says more: "How a step works".
import { join } from 'node:path';
import type { Course } from '../../../shared/step.ts';
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

/** Makes a bucket in the course's region unless it is there. */
export async function ensureBucket({ region, report }: Course, bucket: string): Promise<void> {
  // TODO 1: ask for the bucket with HeadBucketCommand. If S3 answers NotFound, make it with CreateBucketCommand.
  //   - `ifExists` in shared/aws-errors.ts turns "NotFound" into undefined, so that you need no try and catch.
  //   - In us-east-1 leave CreateBucketConfiguration out; everywhere else it names the region (LocationConstraint).
  //   https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateBucket.html
  report.note(`TODO 1: make the bucket ${bucket} in ${region}`);
}

/** Adds the course's tags to a bucket. */
export async function ensureTags({ names, report }: Course, bucket: string): Promise<void> {
  // TODO 2: PutBucketTaggingCommand with names.tags, which S3 wants as a list: TagSet: [{ Key, Value }]. It replaces all
  //   tags that the bucket has.
  //   https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketTagging.html
  report.note(`TODO 2: tag ${bucket} with ${Object.keys(names.tags).join(' and ')}`);
}

/** Closes a bucket to the public, whatever a policy or a list may say later. */
export async function ensurePublicAccessBlock({ report }: Course, bucket: string): Promise<void> {
  // TODO 3: PutPublicAccessBlockCommand with all four settings true.
  //   https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
  report.note(`TODO 3: block public access to ${bucket}`);
}

async function ensureWebsite({ report }: Course, bucket: string): Promise<void> {
  // TODO 4: PutBucketWebsiteCommand: index.html is the index document, error.html the error document.
  //   https://docs.aws.amazon.com/AmazonS3/latest/userguide/EnableWebsiteHosting.html
  report.note(`TODO 4: turn website hosting on for ${bucket}`);
}

async function uploadSite({ report }: Course, bucket: string): Promise<void> {
  const files = await siteFiles(siteFolder);
  // TODO 5: put every file with PutObjectCommand: Key, Body (readFile(path)), ContentType and CacheControl.
  //   - Upload only what changed: HeadObjectCommand tells the ETag, which is the MD5 of the bytes in double quotes.
  //   - Leave a config.json that is in the bucket already as it is: later modules write into it.
  //   https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html
  report.note(`TODO 5: upload ${files.length} files to ${bucket}, such as ${files[0]?.key}`);
}

// TODO 6: two functions that uploadSite uses:
//   contentType(key)   text/html; charset=utf-8 for .html, and so on for css, js (text/javascript), json and svg
//   cacheControl(key)  no-cache for .html and .json, public, max-age=300 for the rest
