import { GetObjectCommand, type GetObjectCommandOutput, paginateListObjectsV2 } from '@aws-sdk/client-s3';
import { ifExists } from '../../../shared/aws-errors.ts';
import { isCanaryId } from '../../canaries.ts';
import type { Grader } from '../../check.ts';
import { limiter } from '../../limiter.ts';
import { perGrading } from '../../per-grading.ts';

/** A file of the site as S3 has it. */
export interface SiteFile {
  key: string;
  body: Buffer;
  contentType: string | undefined;
  cacheControl: string | undefined;
}

/** The pages that the legacy app's templates became, and the two that a static site needs besides. */
export const pages = [
  'index.html',
  'movie.html',
  'admin.html',
  'add_movie.html',
  'edit_movie.html',
  'error.html',
];

/** What CloudFront and the website address show without being asked for it by name. */
export const shownByThemselves = ['index.html', 'error.html'];

const AT_ONE_TIME = 8;

/** Every file in the site's bucket by its key. What other checks put there meanwhile is left out. */
export async function readSite(grader: Grader): Promise<ReadonlyMap<string, SiteFile>> {
  const site = await siteInBucket(grader);
  grader.log(`read ${site.size} files from ${await grader.locate.siteBucket()}`);
  return site;
}

const siteInBucket = perGrading(async (grader: Grader): Promise<ReadonlyMap<string, SiteFile>> => {
  const Bucket = await grader.locate.siteBucket();
  const keys: string[] = [];
  for await (const page of paginateListObjectsV2({ client: grader.clients.s3 }, { Bucket })) {
    keys.push(...(page.Contents ?? []).map(({ Key }) => String(Key)));
  }
  const own = keys.filter((key) => !key.endsWith('/') && !isCanaryId(key.split('/').at(-1) ?? ''));
  const inTurn = limiter(AT_ONE_TIME);
  const files = await Promise.all(own.map((key) => inTurn(() => readFile(grader, Bucket, key))));
  return new Map(files.flatMap((file) => (file ? [[file.key, file]] : [])));
});

/** One file of a bucket; undefined when there is none of this key. */
export async function readFile(
  { clients }: Grader,
  Bucket: string,
  Key: string,
): Promise<SiteFile | undefined> {
  const call = clients.s3.send(new GetObjectCommand({ Bucket, Key }));
  const answer: GetObjectCommandOutput | undefined = await ifExists(call, 'NoSuchKey');
  if (!answer) return undefined;
  const body = Buffer.from((await answer.Body?.transformToByteArray()) ?? []);
  return { key: Key, body, contentType: answer.ContentType, cacheControl: answer.CacheControl };
}
