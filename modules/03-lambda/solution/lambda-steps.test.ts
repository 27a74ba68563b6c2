import { PutRetentionPolicyCommand } from '@aws-sdk/client-cloudwatch-logs';
import { DeleteRolePolicyCommand } from '@aws-sdk/client-iam';
import {
  GetFunctionCommand,
  InvokeCommand,
  UpdateFunctionCodeCommand,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda';
import {
  CreateBucketCommand,
  ListObjectVersionsCommand,
  PutBucketVersioningCommand,
} from '@aws-sdk/client-s3';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningCloud, startCloud } from '../../../cloud/start.ts';
import { leftovers } from '../../../commands/leftovers.ts';
import { readConfig } from '../../../shared/config.ts';
import { openCourse } from '../../../shared/course.ts';
import type { Course } from '../../../shared/step.ts';
import createTable from '../../02-dynamodb/solution/ddb-01-table.ts';
import teardown from '../teardown.ts';
import { form, formEvent, goodFields, movieEvent, png, posterFile, queryEvent } from '../testing/events.ts';
import listMovies from './lambda-01-list-movies.ts';
import getMovie from './lambda-02-get-movie.ts';
import addMovie from './lambda-03-add-movie.ts';
import updateMovie from './lambda-04-update-movie.ts';
import deleteMovie from './lambda-05-delete-movie.ts';
import posterUrl from './lambda-06-poster-url.ts';

const steps = [listMovies, getMovie, addMovie, updateMovie, deleteMovie, posterUrl];

let cloud: RunningCloud;
let course: Course;
const did: string[] = [];

beforeAll(async () => {
  cloud = await startCloud({
    log: (record) => record.fault && console.error(record.operation, record.fault),
  });
  const config = readConfig({ endpoint: cloud.url, student: 'ana' }, {}, {});
  const report = { did: (text: string) => void did.push(text), same() {}, note() {}, progress() {} };
  course = await openCourse(config, { report, env: {} });
  await createTable(course);
  const Bucket = course.names.postersBucket;
  await course.clients.s3.send(new CreateBucketCommand({ Bucket }));
  const VersioningConfiguration = { Status: 'Enabled' as const };
  await course.clients.s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration }));
  did.length = 0;
});
afterAll(() => cloud.close());

const runAll = async () => {
  for (const step of steps) await step(course);
};

async function invoke(FunctionName: string, event: object) {
  const { Payload = [], FunctionError } = await course.clients.lambda.send(
    new InvokeCommand({ FunctionName, Payload: JSON.stringify(event) }),
  );
  const answer = JSON.parse(Buffer.from(Payload).toString());
  expect({ FunctionError, answer }).toEqual({ FunctionError: undefined, answer });
  return { status: answer.statusCode, body: answer.body === '' ? undefined : JSON.parse(answer.body) };
}

async function opened(address: string): Promise<Uint8Array> {
  const answer = await fetch(address);
  expect(answer.status).toBe(200);
  return new Uint8Array(await answer.arrayBuffer());
}

const configurationOf = async (name: string) =>
  (await course.clients.lambda.send(new GetFunctionCommand({ FunctionName: name }))).Configuration;

describe('the steps', () => {
  it('make six functions that run', async () => {
    await runAll();
    for (const name of Object.values(course.names.functions)) {
      expect(await configurationOf(name)).toMatchObject({
        Runtime: 'nodejs24.x',
        State: 'Active',
        MemorySize: 256,
      });
    }
  });

  // https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html
  it('give each function a role that lets it do its work', async () => {
    const { functions } = course.names;
    expect(await invoke(functions.listMovies, queryEvent({}))).toMatchObject({
      status: 200,
      body: { movies: [] },
    });
    const added = await invoke(functions.addMovie, await formEvent(form(goodFields, posterFile(png('one')))));
    expect(added.status).toBe(201);
    const { id } = added.body;
    expect(await opened(added.body.posterUrl)).toEqual(png('one'));
    const put = movieEvent(id, { httpMethod: 'PUT' });
    const updated = await invoke(
      functions.updateMovie,
      await formEvent(form(goodFields, posterFile(png('two'))), put),
    );
    expect(await opened(updated.body.posterUrl)).toEqual(png('two'));
    const shown = await invoke(functions.getMovie, movieEvent(id));
    expect(await opened(shown.body.posterUrl)).toEqual(png('two'));
    const listed = await invoke(functions.listMovies, queryEvent({ limit: '3' }));
    expect(await opened(listed.body.movies[0].posterUrl)).toEqual(png('two'));
    const signed = await invoke(functions.posterUrl, queryEvent({ poster: shown.body.posterUrl }));
    expect(await opened(signed.body.url)).toEqual(png('two'));
    expect((await invoke(functions.deleteMovie, movieEvent(id))).status).toBe(204);
    const { Versions = [] } = await course.clients.s3.send(
      new ListObjectVersionsCommand({ Bucket: course.names.postersBucket }),
    );
    expect(Versions.filter(({ IsLatest }) => IsLatest)).toEqual([]);
  });

  it('are found by the list of what is left', async () => {
    expect(await leftovers(course, [3])).toHaveLength(18);
  });

  it('change nothing when they run again', async () => {
    did.length = 0;
    await runAll();
    expect(did).toEqual([]);
  });

  it('correct what somebody changed, and only that', async () => {
    const { functions, roles, logGroups } = course.names;
    await course.clients.lambda.send(
      new UpdateFunctionConfigurationCommand({
        FunctionName: functions.getMovie,
        MemorySize: 128,
        Environment: { Variables: { TABLE_NAME: 'Movies', DEBUG: '1' } },
      }),
    );
    await course.clients.iam.send(
      new DeleteRolePolicyCommand({ RoleName: roles.getMovie, PolicyName: 'what-the-function-uses' }),
    );
    await course.clients.logs.send(
      new PutRetentionPolicyCommand({ logGroupName: logGroups.getMovie, retentionInDays: 1 }),
    );
    did.length = 0;
    await runAll();
    expect(did).toEqual([
      `log group ${logGroups.getMovie} keeps 14 days`,
      'wrote what the role allows',
      `corrected the settings of function ${functions.getMovie}`,
    ]);
    const { MemorySize, Environment } = (await configurationOf(functions.getMovie)) ?? {};
    expect({ MemorySize, ...Environment?.Variables }).toEqual({
      MemorySize: 256,
      TABLE_NAME: course.names.moviesTable,
      POSTERS_BUCKET: course.names.postersBucket,
    });
  });

  it('give a function new code when it has another', async () => {
    const FunctionName = course.names.functions.posterUrl;
    const ZipFile = zipSync({ 'index.mjs': strToU8('export const handler = () => 1;') });
    await course.clients.lambda.send(new UpdateFunctionCodeCommand({ FunctionName, ZipFile }));
    did.length = 0;
    await posterUrl(course);
    expect(did).toEqual([`gave function ${FunctionName} its new code`]);
    const key = 'posters/a.png';
    expect(await invoke(FunctionName, queryEvent({ poster: key }))).toMatchObject({ status: 200 });
  });

  it('leave nothing after teardown, which then has nothing to do', async () => {
    did.length = 0;
    await teardown(course);
    expect(did).toHaveLength(18);
    expect(await leftovers(course, [3])).toEqual([]);
    did.length = 0;
    await teardown(course);
    expect(did).toEqual([]);
  });
});
