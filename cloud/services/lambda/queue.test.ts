import { CloudWatchLogsClient, FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import {
  DeleteFunctionConcurrencyCommand,
  GetFunctionConcurrencyCommand,
  InvokeCommand,
  LambdaClient,
  PutFunctionConcurrencyCommand,
} from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { refusal } from '../../testing.ts';
import { type FunctionCloud, functionCloud } from './testing.ts';

let cloud: FunctionCloud;

beforeAll(async () => {
  cloud = await functionCloud();
});
afterAll(() => cloud.cloud.close());

describe('reserved concurrency', () => {
  // https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html
  it('bounds what runs at once; with none the function is throttled', async () => {
    const client = cloud.client(LambdaClient, { maxAttempts: 1 });
    const FunctionName = 'reserved';
    await cloud.make(FunctionName, {
      'index.mjs': 'export const handler = async () => { await new Promise((go) => setTimeout(go, 200)) }',
    });
    await client.send(new PutFunctionConcurrencyCommand({ FunctionName, ReservedConcurrentExecutions: 1 }));
    const both = await Promise.allSettled([1, 2].map(() => client.send(new InvokeCommand({ FunctionName }))));
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await client.send(new PutFunctionConcurrencyCommand({ FunctionName, ReservedConcurrentExecutions: 0 }));
    expect(await refusal(client.send(new InvokeCommand({ FunctionName })))).toMatchObject({
      name: 'TooManyRequestsException',
      message: 'Rate Exceeded.',
      Reason: 'ReservedFunctionConcurrentInvocationLimitExceeded',
      $metadata: { httpStatusCode: 429 },
    });
    await client.send(new DeleteFunctionConcurrencyCommand({ FunctionName }));
    const { ReservedConcurrentExecutions } = await client.send(
      new GetFunctionConcurrencyCommand({ FunctionName }),
    );
    expect(ReservedConcurrentExecutions).toBeUndefined();
    const all = new PutFunctionConcurrencyCommand({ FunctionName, ReservedConcurrentExecutions: 901 });
    expect(await refusal(client.send(all))).toMatchObject({
      name: 'InvalidParameterValueException',
      message: expect.stringContaining('below its minimum value of [100]'),
    });
  });
});

describe('an event in the queue', () => {
  it('is tried again after one minute and after two, and then no more', async () => {
    // https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html
    const code = 'export const handler = async (e, c) => { throw new Error(c.awsRequestId) }';
    await cloud.make('fails', { 'index.mjs': code });
    const answer = await cloud.lambda.send(
      new InvokeCommand({ FunctionName: 'fails', InvocationType: 'Event' }),
    );
    expect(answer.StatusCode).toBe(202);
    const tries = async () => {
      const command = new FilterLogEventsCommand({
        logGroupName: '/aws/lambda/fails',
        filterPattern: '"START RequestId"',
      });
      const { events = [] } = await cloud
        .client(CloudWatchLogsClient)
        .send(command)
        .catch(() => ({ events: [] }));
      return events.map(({ message }) => message?.split(' ')[2]);
    };
    const id = answer.$metadata.requestId;
    await vi.waitFor(async () => expect(await tries()).toEqual([id]), 5000);
    await pause();
    cloud.cloud.clock.advance(60_000);
    await vi.waitFor(async () => expect(await tries()).toEqual([id, id]), 5000);
    await pause();
    cloud.cloud.clock.advance(119_000);
    await pause();
    expect(await tries()).toEqual([id, id]);
    cloud.cloud.clock.advance(1000);
    await vi.waitFor(async () => expect(await tries()).toEqual([id, id, id]), 5000);
    await pause();
    cloud.cloud.clock.advance(3_600_000);
    await pause();
    expect(await tries()).toEqual([id, id, id]);
  });
});

/** Longer than the queue looks away. */
function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 300));
}
