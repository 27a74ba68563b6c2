import { PutObjectCommand } from '@aws-sdk/client-s3';
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { emptyBucket } from '../../../modules/01-s3/given/empty-bucket.ts';
import { awsAnswer } from '../../../shared/aws-errors.ts';
import { CourseError } from '../../../shared/errors.ts';
import type { Movie } from '../../../shared/movie.ts';
import type { Grader } from '../../check.ts';
import { type Item, keepItem } from '../02-dynamodb/movies-table.ts';
import type { FormFile } from './form.ts';
import { image } from './images.ts';

/** A film that a check has put beside the function's back, with its poster. */
export interface Film {
  movie: Movie;
  poster: FormFile;
  /** The poster's key. */
  key: string;
}

/** Puts a film with its poster straight into DynamoDB and S3. */
export async function putFilm(grader: Grader): Promise<Film> {
  const { clients, canary, random, locate, log } = grader;
  const { poster, key, posterUrl } = await putPoster(grader);
  const TableName = await locate.moviesTable();
  const movie: Movie = {
    id: canary.id(),
    title: canary.title(),
    rating: random.integer(0, 100) / 10,
    synopsis: `Le chien d’Ångström, 映画 ${random.hex(16)}`,
    posterUrl,
  };
  keepItem(grader, TableName, movie.id);
  await orSay(clients.documents.send(new PutCommand({ TableName, Item: movie })));
  log(`put "${movie.title}" into ${TableName}`);
  return { movie, poster, key };
}

/** Puts a poster straight into S3. */
export async function putPoster(
  grader: Grader,
): Promise<{ poster: FormFile; key: string; posterUrl: string }> {
  const { clients, canary, random, locate } = grader;
  const Bucket = await locate.postersBucket();
  const poster = image(random);
  const key = `posters/${canary.id()}.png`;
  canary.keep(`${key} of ${Bucket}`, () => emptyBucket(grader, Bucket, key));
  const put = new PutObjectCommand({ Bucket, Key: key, Body: poster.bytes, ContentType: poster.type });
  await orSay(clients.s3.send(put));
  return { poster, key, posterUrl: `s3://${Bucket}/${key}` };
}

/** The item with an id as DynamoDB has it now; undefined when there is none. */
export async function readItem({ clients, locate }: Grader, id: string): Promise<Item | undefined> {
  const TableName = await locate.moviesTable();
  const { Item } = await clients.documents.send(
    new GetCommand({ TableName, Key: { id }, ConsistentRead: true }),
  );
  return Item;
}

/** Where an earlier module is not done, nothing can be said about this one. */
async function orSay<Output>(call: Promise<Output>): Promise<Output> {
  try {
    return await call;
  } catch (error) {
    const module = EARLIER[awsAnswer(error)?.code ?? ''];
    if (!module) throw error;
    throw new CourseError(
      'source',
      `What module ${module} makes is not there, and the functions need it.`,
      `Run  npm run verify -- --module ${module}`,
      { cause: error },
    );
  }
}

const EARLIER: Record<string, number> = { NoSuchBucket: 1, ResourceNotFoundException: 2 };
