import { randomUUID } from 'node:crypto';
import { FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { UpdateFunctionConfigurationCommand } from '@aws-sdk/client-lambda';
import { HeadObjectCommand } from '@aws-sdk/client-s3';
import { waitUntilReady } from '../../modules/03-lambda/given/wait-for-function.ts';
import {
  form,
  formEvent,
  goodFields,
  movieEvent,
  png,
  posterFile,
  queryEvent,
} from '../../modules/03-lambda/testing/events.ts';
import { ifExists } from '../../shared/aws-errors.ts';
import type { Movie } from '../../shared/movie.ts';
import type { Course } from '../../shared/step.ts';
import { type DeployedFunctions, type FunctionKey, invoke, putFilm } from './deployed-functions.ts';

type Result = Awaited<ReturnType<typeof invoke>>;

/** One call of a function, and what it should have done beyond its answer. */
interface Use {
  event(film: Movie): object | Promise<object>;
  status: number;
  /** The signed address in its answer. */
  address?(result: Result): unknown;
  /** Whether the poster that the film had must be gone. */
  discards?: boolean;
}

const newForm = () => form(goodFields, posterFile(png('second')));
const posterUrl = ({ json }: Result) => json.posterUrl;

const uses: Record<FunctionKey, Use> = {
  listMovies: {
    event: () => queryEvent({}),
    status: 200,
    address: ({ json }) => (json.movies as Movie[])[0]?.posterUrl,
  },
  getMovie: { event: ({ id }) => movieEvent(id), status: 200, address: posterUrl },
  addMovie: { event: () => formEvent(newForm()), status: 201, address: posterUrl },
  updateMovie: {
    event: ({ id }) => formEvent(newForm(), movieEvent(id, { httpMethod: 'PUT' })),
    status: 200,
    address: posterUrl,
    discards: true,
  },
  deleteMovie: { event: ({ id }) => movieEvent(id), status: 204, discards: true },
  posterUrl: {
    event: (film) => queryEvent({ poster: film.posterUrl }),
    status: 200,
    address: ({ json }) => json.url,
  },
};

/**
 * Calls a function once, in an environment that was never used before, and tells what a user or its owner would see
 * that is wrong: nothing, when its role allows all that it needs.
 */
export async function symptoms(deployed: DeployedFunctions, key: FunctionKey): Promise<string[]> {
  const { course } = deployed;
  const { event, status, address, discards } = uses[key];
  await renewEnvironment(deployed, key);
  const film = await putFilm(course);
  const result = await invoke(course, key, await event(film));
  const seen = (await isLogged(course, key, result.requestId)) ? [] : ['no log'];
  if (result.status !== status) return [...seen, `status ${result.status}`];
  const opened = address && (await fetch(String(address(result)))).status;
  if (opened !== undefined && opened !== 200) seen.push(`its poster answers ${opened}`);
  if (discards && (await isThere(course, film.posterUrl))) seen.push('the old poster is left');
  return seen;
}

/** A changed function gets new environments: https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html */
async function renewEnvironment({ course, skipSetUp }: DeployedFunctions, key: FunctionKey): Promise<void> {
  const FunctionName = course.names.functions[key];
  const change = { FunctionName, Description: randomUUID() };
  await course.clients.lambda.send(new UpdateFunctionConfigurationCommand(change));
  skipSetUp();
  await waitUntilReady(course, FunctionName);
}

async function isLogged({ clients, names }: Course, key: FunctionKey, requestId: string): Promise<boolean> {
  const { events = [] } = await clients.logs.send(
    new FilterLogEventsCommand({ logGroupName: names.logGroups[key], filterPattern: `"${requestId}"` }),
  );
  return events.length > 0;
}

async function isThere({ clients, names }: Course, address: string): Promise<boolean> {
  const Bucket = names.postersBucket;
  const Key = address.replace(`s3://${Bucket}/`, '');
  const answer = await ifExists(clients.s3.send(new HeadObjectCommand({ Bucket, Key })), 'NotFound');
  return answer !== undefined;
}
