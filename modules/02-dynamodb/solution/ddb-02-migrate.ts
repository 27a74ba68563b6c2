// DDB-02: the films of the legacy app go to DynamoDB, and their posters to S3. It may be stopped at any moment and
// run again as often as you like: what is there already is not sent again.
import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import { HeadBucketCommand, HeadObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { BatchWriteCommand, paginateScan } from '@aws-sdk/lib-dynamodb';
import { awsAnswer, ifExists } from '../../../shared/aws-errors.ts';
import { CourseError } from '../../../shared/errors.ts';
import { type Movie, posterContentTypes } from '../../../shared/movie.ts';
import { retry } from '../../../shared/retry.ts';
import type { Course } from '../../../shared/step.ts';
import { type LegacyFilm, readLegacyFilms } from '../given/legacy-films.ts';
import { reportRejects } from '../given/rejects-file.ts';

// BatchWriteItem takes at most 25 items.
const batchSize = 25;

export default async function migrate(course: Course): Promise<void> {
  const { films, rejects, from } = await readLegacyFilms();
  course.report.note(`${films.length + rejects.length} films in ${from}`);
  await checkPlaces(course);
  await copyFilms(course, films);
  await compare(course, films);
  await reportRejects(course, rejects);
}

async function checkPlaces({ clients, names }: Course): Promise<void> {
  const Bucket = names.postersBucket;
  const bucket = await ifExists(
    clients.s3.send(new HeadBucketCommand({ Bucket })),
    'NotFound',
    'NoSuchBucket',
  );
  if (!bucket) throw missing(`bucket ${Bucket}`, 'S3-03');
  const TableName = names.moviesTable;
  const table = await ifExists(
    clients.dynamodb.send(new DescribeTableCommand({ TableName })),
    'ResourceNotFoundException',
  );
  if (!table) throw missing(`table ${TableName}`, 'DDB-01');
}

async function copyFilms(course: Course, films: LegacyFilm[]): Promise<void> {
  const { report } = course;
  const items = await readItems(course);
  const written = { posters: 0, items: 0 };
  let done = 0;
  for (const batch of chunks(films, batchSize)) {
    // The poster first, then the item: a crash between the two leaves a spare poster, never a film without one.
    const uploads = await Promise.all(batch.map((film) => ensurePoster(course, film)));
    written.posters += uploads.filter(Boolean).length;
    const movies = batch.map((film) => movieOf(course, film));
    const changed = movies.filter((movie) => !isDeepStrictEqual(items.get(movie.id), movie));
    if (changed.length > 0) await writeItems(course, changed);
    written.items += changed.length;
    done += batch.length;
    report.progress('films', done, films.length);
  }
  if (written.posters === 0) report.same(`all ${films.length} posters were in the bucket`);
  else report.did(`uploaded ${written.posters} of ${films.length} posters`);
  if (written.items === 0) report.same(`all ${films.length} films were in the table`);
  else report.did(`wrote ${written.items} of ${films.length} films`);
}

/** A legacy film as the table holds it: the same fields, and the poster's address in S3. */
export function movieOf({ names }: Pick<Course, 'names'>, film: LegacyFilm): Movie {
  const { id, title, rating, synopsis } = film;
  return { id, title, rating, synopsis, posterUrl: `s3://${names.postersBucket}/${posterKey(film)}` };
}

/** The film's id makes the key, so a second run finds the poster of the first one. */
function posterKey({ id, poster }: LegacyFilm): string {
  return `posters/${id}.${poster.extension}`;
}

/** Uploads a film's poster unless it is there. True when it was uploaded. */
async function ensurePoster(course: Course, film: LegacyFilm): Promise<boolean> {
  if (await hasPoster(course, film)) return false;
  await course.clients.s3.send(
    new PutObjectCommand({
      Bucket: course.names.postersBucket,
      Key: posterKey(film),
      Body: film.poster.bytes,
      ContentType: posterContentTypes[film.poster.extension],
    }),
  );
  return true;
}

async function hasPoster({ clients, names }: Course, film: LegacyFilm): Promise<boolean> {
  const there = await ifExists(
    clients.s3.send(new HeadObjectCommand({ Bucket: names.postersBucket, Key: posterKey(film) })),
    'NotFound',
    'NoSuchKey',
  );
  // The ETag of an object that was put in one piece is the MD5 of its bytes, in quotes.
  const etag = `"${createHash('md5').update(film.poster.bytes).digest('hex')}"`;
  return there?.ETag === etag && there.ContentType === posterContentTypes[film.poster.extension];
}

/** Every item of the table by its id. A scan answers 1 MB at a time, so it is read page by page. */
async function readItems({ clients, names }: Course): Promise<Map<string, Record<string, unknown>>> {
  const items = new Map<string, Record<string, unknown>>();
  // Without ConsistentRead a scan may miss what was written a moment ago.
  const input = { TableName: names.moviesTable, ConsistentRead: true };
  for await (const page of paginateScan({ client: clients.documents }, input)) {
    for (const item of page.Items ?? []) items.set(String(item.id), item);
  }
  return items;
}

/**
 * Writes up to 25 items. BatchWriteItem may answer 200 and have written only some of them: the rest is in
 * UnprocessedItems and has to be sent again, after a pause that grows.
 * https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html
 */
async function writeItems({ clients, names }: Course, movies: Movie[]): Promise<void> {
  const table = names.moviesTable;
  let left: object[] = movies.map((Item) => ({ PutRequest: { Item } }));
  const writeWhatIsLeft = async () => {
    const answer = await clients.documents.send(new BatchWriteCommand({ RequestItems: { [table]: left } }));
    left = answer.UnprocessedItems?.[table] ?? [];
    if (left.length > 0) throw new NotAllWritten(`${left.length} items were not written`);
  };
  await retry(writeWhatIsLeft, { retryable: isTooFast, deadlineMs: 2 * 60_000 });
}

class NotAllWritten extends Error {}

function isTooFast(error: unknown): boolean {
  return (
    error instanceof NotAllWritten || awsAnswer(error)?.code === 'ProvisionedThroughputExceededException'
  );
}

/** Reads both sides again and compares them, film by film. */
async function compare(course: Course, films: LegacyFilm[]): Promise<void> {
  const items = await readItems(course);
  const different = films.filter((film) => !isDeepStrictEqual(items.get(film.id), movieOf(course, film)));
  const posters: boolean[] = [];
  for (const batch of chunks(films, batchSize)) {
    posters.push(...(await Promise.all(batch.map((film) => hasPoster(course, film)))));
  }
  const equal = posters.filter(Boolean).length;
  const { report } = course;
  report.note(
    `compared ${films.length} films: ${films.length - different.length} items equal, ${equal} posters equal`,
  );
  const others = items.size - (films.length - different.length);
  if (others > 0 && different.length === 0)
    report.note(`items in the table beside these: ${others}, left as they are`);
  if (different.length === 0 && equal === films.length) return;
  const ids = films.filter((film, index) => different.includes(film) || !posters[index]).map(({ id }) => id);
  throw new CourseError(
    'step',
    `${ids.length} films are not equal on both sides: ${ids.join(', ')}.`,
    'Something else writes to the table or the bucket. Run the command again.',
  );
}

/** Cuts a list into pieces of at most `size`. */
export function chunks<Value>(list: Value[], size: number): Value[][] {
  const count = Math.ceil(list.length / size);
  return Array.from({ length: count }, (_, index) => list.slice(index * size, (index + 1) * size));
}

function missing(what: string, requirement: string): CourseError {
  return new CourseError('step', `There is no ${what}.`, `Do ${requirement} first: the films go there.`);
}
