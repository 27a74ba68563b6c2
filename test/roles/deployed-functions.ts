import { randomUUID } from 'node:crypto';
import { InvokeCommand } from '@aws-sdk/client-lambda';
import { CreateBucketCommand, PutBucketVersioningCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { startCloud } from '../../cloud/start.ts';
import createTable from '../../modules/02-dynamodb/solution/ddb-01-table.ts';
import deployListMovies from '../../modules/03-lambda/solution/lambda-01-list-movies.ts';
import deployGetMovie from '../../modules/03-lambda/solution/lambda-02-get-movie.ts';
import deployAddMovie from '../../modules/03-lambda/solution/lambda-03-add-movie.ts';
import deployUpdateMovie from '../../modules/03-lambda/solution/lambda-04-update-movie.ts';
import deployDeleteMovie from '../../modules/03-lambda/solution/lambda-05-delete-movie.ts';
import deployPosterUrl from '../../modules/03-lambda/solution/lambda-06-poster-url.ts';
import { png } from '../../modules/03-lambda/testing/events.ts';
import { openCourse } from '../../shared/course.ts';
import type { Movie } from '../../shared/movie.ts';
import type { FunctionNames } from '../../shared/names.ts';
import type { Course, Step } from '../../shared/step.ts';

export type FunctionKey = keyof FunctionNames;

/** The table of module 2 and the functions of module 3: none waits for another. */
export const functionSteps: Step[] = [
  createTable,
  deployListMovies,
  deployGetMovie,
  deployAddMovie,
  deployUpdateMovie,
  deployDeleteMovie,
  deployPosterUrl,
];

/** The table, two empty buckets and the six functions of the solution, on a cloud in memory. */
export interface DeployedFunctions {
  course: Course;
  /** Lets the second pass that Lambda takes to set a changed function up. */
  skipSetUp(): void;
  close(): Promise<void>;
}

const SET_UP_MS = 1_000;

export async function deployFunctions(): Promise<DeployedFunctions> {
  const cloud = await startCloud({ log: ({ fault }) => fault && console.error(fault) });
  const config = { target: 'local', student: 'ana', region: 'us-east-1', stateDir: '' } as const;
  const course = await openCourse({ ...config, endpoint: cloud.url }, { env: {} });
  const Bucket = course.names.postersBucket;
  for (const bucket of [Bucket, course.names.siteBucket]) {
    await course.clients.s3.send(new CreateBucketCommand({ Bucket: bucket }));
  }
  const VersioningConfiguration = { Status: 'Enabled' as const };
  await course.clients.s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration }));
  await Promise.all(functionSteps.map((step) => step(course)));
  const skipSetUp = () => cloud.clock.advance(SET_UP_MS);
  return { course, skipSetUp, close: () => cloud.close() };
}

/** Invokes a function with an event, as API Gateway would. */
export async function invoke({ clients, names }: Course, key: FunctionKey, event: object) {
  const command = new InvokeCommand({ FunctionName: names.functions[key], Payload: JSON.stringify(event) });
  const { Payload = [], $metadata } = await clients.lambda.send(command);
  const { statusCode, body } = JSON.parse(Buffer.from(Payload).toString());
  const json: Record<string, unknown> = body ? JSON.parse(body) : {};
  return { requestId: String($metadata.requestId), status: Number(statusCode), json };
}

/** Puts a film and its poster where the functions look for them. */
export async function putFilm({ clients, names }: Course): Promise<Movie> {
  const Key = `posters/${randomUUID()}.png`;
  await clients.s3.send(new PutObjectCommand({ Bucket: names.postersBucket, Key, Body: png('first') }));
  const posterUrl = `s3://${names.postersBucket}/${Key}`;
  const Item = { id: randomUUID(), title: 'M', rating: 8.3, synopsis: 'Germany, 1931.', posterUrl };
  await clients.documents.send(new PutCommand({ TableName: names.moviesTable, Item }));
  return Item;
}
