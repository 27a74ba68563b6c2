import { get, type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import {
  DeleteFunctionCommand,
  GetFunctionCommand,
  ListFunctionsCommand,
  ListTagsCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusal } from '../../testing.ts';
import { ACCOUNT, type FunctionCloud, functionCloud, zip } from './testing.ts';

const FILES = { 'index.mjs': 'export const handler = async () => 1' };
const ARN = `arn:aws:lambda:us-east-1:${ACCOUNT}:function`;

let cloud: FunctionCloud;

beforeAll(async () => {
  cloud = await functionCloud();
});
afterAll(() => cloud.cloud.close());

describe('functions', () => {
  it('give back their code by a link', async () => {
    // https://docs.aws.amazon.com/lambda/latest/api/API_GetFunction.html
    await cloud.make('linked', FILES, { Tags: { course: 'cinedb' } });
    const { Code, Tags } = await cloud.lambda.send(new GetFunctionCommand({ FunctionName: 'linked' }));
    expect(Tags).toEqual({ course: 'cinedb' });
    expect(await download(Code?.Location ?? '')).toEqual({ status: 200, body: Buffer.from(zip(FILES)) });
    cloud.cloud.clock.advance(600_000);
    expect((await download(Code?.Location ?? '')).status).toBe(403);
  });

  it('are listed page by page, and deleted', async () => {
    for (const name of ['list-a', 'list-b']) await cloud.make(name, FILES);
    const first = await cloud.lambda.send(new ListFunctionsCommand({ MaxItems: 1 }));
    const rest = await cloud.lambda.send(new ListFunctionsCommand({ Marker: first.NextMarker }));
    const names = [first, rest].flatMap(({ Functions = [] }) => Functions.map((f) => f.FunctionName));
    expect(names).toEqual([...names].sort());
    expect(names).toEqual(expect.arrayContaining(['list-a', 'list-b']));
    await cloud.lambda.send(new DeleteFunctionCommand({ FunctionName: 'list-a' }));
    const gone = cloud.lambda.send(new DeleteFunctionCommand({ FunctionName: 'list-a' }));
    expect(await refusal(gone)).toMatchObject({
      name: 'ResourceNotFoundException',
      message: `Function not found: ${ARN}:list-a`,
    });
  });

  it('have tags', async () => {
    // https://docs.aws.amazon.com/lambda/latest/dg/configuration-tags.html
    await cloud.make('tagged', FILES, { Tags: { a: '1' } });
    const Resource = `${ARN}:tagged`;
    await cloud.lambda.send(new TagResourceCommand({ Resource, Tags: { b: '2' } }));
    await cloud.lambda.send(new UntagResourceCommand({ Resource, TagKeys: ['a'] }));
    expect((await cloud.lambda.send(new ListTagsCommand({ Resource }))).Tags).toEqual({ b: '2' });
  });
});

/** Asks the cloud itself: the names of public hosts are for browsers. */
async function download(location: string): Promise<{ status: number | undefined; body: Buffer }> {
  const { host, pathname } = new URL(location);
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    get(`${cloud.cloud.url}${pathname}`, { headers: { host } }, resolve).on('error', reject);
  });
  return { status: answer.statusCode, body: await buffer(answer) };
}
