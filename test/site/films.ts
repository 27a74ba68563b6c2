import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { BatchWriteCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { Movie } from '../../shared/movie.ts';
import { courseRoot } from '../../shared/root.ts';
import type { Course } from '../../shared/step.ts';

const posterFolder = join(courseRoot, 'legacy-flask', 'posters');

/** Posters of the legacy application. */
const posterFiles = readdirSync(posterFolder).map((name) => join(posterFolder, name));

/** Titles that a careless page would run, break or turn around. */
export const hardTitles = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(2)>',
  '"><svg/onload=alert(3)>&amp;&lt;b&gt;',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it must stay as it is typed.
  '${alert(4)} {{7*7}} %3Cb%3E \\u003cb\\u003e',
  'ألف ليلة وليلة',
  'הגולם',
  '東京物語・七人の侍',
  'पथेर पांचाली',
  'Броненосец «Потёмкин»',
  '🎬🎞️ 👨‍👩‍👧‍👦',
  'Z̷̡͘a̶̛͝l̸̨͝g̵̢͠o̴̧͝',
  'W'.repeat(200),
];

export const hardFilms: Movie[] = hardTitles.map((title, number) => ({
  ...film(number),
  title,
  synopsis: `${title}\n<b>not bold</b> & ${title}`.slice(0, 2_000),
}));

/** The bytes of a real poster. */
export function posterBytes(number: number): Buffer {
  return readFileSync(String(posterFiles[number]));
}

/** A film with an id, a title and a poster of its own number. */
export function film(number: number): Movie {
  const hash = createHash('sha256').update(`film ${number}`).digest('hex');
  const id = `${hash.slice(0, 8)}-${hash.slice(8, 12)}-4${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
  const synopsis = `The ${number}th film of the test, with a synopsis of the usual length that fills two lines of a card.`;
  return { id, title: `Film ${number}`, rating: (number % 101) / 10, synopsis, posterUrl: '' };
}

const POSTERS = 12;

/** Puts films straight into the table. The first twelve get posters of their own, which the others share. */
export async function putFilms({ clients, names }: Course, films: Movie[]): Promise<void> {
  const Bucket = names.postersBucket;
  const keys = films.slice(0, POSTERS).map(({ id }) => `posters/${id}.webp`);
  for (const [number, Key] of keys.entries()) {
    const object = { Bucket, Key, Body: posterBytes(number), ContentType: 'image/webp' };
    await clients.s3.send(new PutObjectCommand(object));
  }
  for (let at = 0; at < films.length; at += 25) {
    const requests = films.slice(at, at + 25).map((each, number) => {
      const posterUrl = `s3://${Bucket}/${keys[(at + number) % POSTERS]}`;
      return { PutRequest: { Item: { ...each, posterUrl } } };
    });
    const { UnprocessedItems = {} } = await clients.documents.send(
      new BatchWriteCommand({ RequestItems: { [names.moviesTable]: requests } }),
    );
    if (Object.keys(UnprocessedItems).length > 0) throw new Error('DynamoDB did not take all films');
  }
}

/** Every film of the table. */
export async function storedFilms({ clients, names }: Course): Promise<Movie[]> {
  const { Items = [] } = await clients.documents.send(
    new ScanCommand({ TableName: names.moviesTable, ConsistentRead: true }),
  );
  return Items as Movie[];
}

/** The bytes of a poster, or undefined when it is not there. */
export async function storedPoster(
  { clients, names }: Course,
  posterUrl: string,
): Promise<Buffer | undefined> {
  const Bucket = names.postersBucket;
  const Key = posterUrl.replace(`s3://${Bucket}/`, '');
  try {
    const { Body } = await clients.s3.send(new GetObjectCommand({ Bucket, Key }));
    return Buffer.from((await Body?.transformToByteArray()) ?? []);
  } catch (error) {
    if ((error as Error).name === 'NoSuchKey') return undefined;
    throw error;
  }
}
