import { CloudWatchLogsClient, FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { UpdateFunctionConfigurationCommand } from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ACCOUNT, type FunctionCloud, functionCloud, SETTLED_MS } from '../services/lambda/testing.ts';
import { refusal } from '../testing.ts';

let cloud: FunctionCloud;

beforeAll(async () => {
  process.env.SECRET_OF_THE_HOST = 'leaked';
  cloud = await functionCloud();
});
afterAll(() => cloud.cloud.close());

const COUNTS =
  'let count = 0; export const handler = async ({ wait = 0 }) => { count += 1; await new Promise((go) => setTimeout(go, wait)); return { count, pid: process.pid }; }';
type Counted = { count: number; pid: number };

describe('an execution environment', () => {
  // https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html
  it('stays warm, and each runs one invocation at a time', async () => {
    await cloud.make('counts', { 'index.mjs': COUNTS });
    const one = async (wait: number) => (await cloud.invoke('counts', { wait })).result as Counted;
    const first = await one(0);
    expect(await one(0)).toEqual({ count: 2, pid: first.pid });
    const both = await Promise.all([one(300), one(300)]);
    expect(new Set(both.map(({ pid }) => pid)).size).toBe(2);
    // A change of the configuration begins anew.
    await cloud.lambda.send(
      new UpdateFunctionConfigurationCommand({ FunctionName: 'counts', MemorySize: 256 }),
    );
    cloud.cloud.clock.advance(SETTLED_MS);
    expect((await one(0)).count).toBe(1);
  });

  it('waits in line when there are too many', async () => {
    await cloud.make('crowd', { 'index.mjs': COUNTS });
    const all = await Promise.all(Array.from({ length: 30 }, () => cloud.invoke('crowd', { wait: 20 })));
    expect(all.every(({ error }) => error === undefined)).toBe(true);
    expect(new Set(all.map(({ result }) => (result as Counted).pid)).size).toBeLessThanOrEqual(10);
  });

  it('has the variables of Lambda and nothing of the host', async () => {
    // https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime
    await cloud.make(
      'variables',
      { 'index.mjs': 'export const handler = async () => process.env' },
      { Environment: { Variables: { TABLE_NAME: 'movies' } }, MemorySize: 256 },
    );
    const { result } = await cloud.invoke('variables');
    expect(result).toMatchObject({
      TABLE_NAME: 'movies',
      AWS_REGION: 'us-east-1',
      AWS_DEFAULT_REGION: 'us-east-1',
      AWS_LAMBDA_FUNCTION_NAME: 'variables',
      AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '256',
      AWS_LAMBDA_LOG_GROUP_NAME: '/aws/lambda/variables',
      AWS_LAMBDA_LOG_STREAM_NAME: expect.stringMatching(/^\d{4}\/\d\d\/\d\d\/\[\$LATEST\][0-9a-f]{32}$/),
      AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
      AWS_ACCESS_KEY_ID: expect.stringMatching(/^ASIA/),
      AWS_ENDPOINT_URL: cloud.cloud.url,
      _HANDLER: 'index.handler',
      TZ: ':UTC',
    });
    expect(result).not.toHaveProperty('SECRET_OF_THE_HOST');
    expect(result).not.toHaveProperty('HOME');
  });

  it('does what its role allows, and no more', async () => {
    // https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html
    const code = `import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
      const dynamodb = new DynamoDBClient({});
      export const handler = async () => (await dynamodb.send(new ListTablesCommand({}))).TableNames;`;
    const Role = await cloud.role('lister');
    await cloud.make('lists', { 'index.mjs': code }, { Role, Timeout: 20 });
    const denied = await cloud.invoke('lists');
    expect(denied.result).toMatchObject({
      errorType: 'AccessDeniedException',
      errorMessage: `User: arn:aws:sts::${ACCOUNT}:assumed-role/lister/lists is not authorized to perform: dynamodb:ListTables on resource: * because no identity-based policy allows the dynamodb:ListTables action`,
    });
    const Statement = [{ Effect: 'Allow', Action: 'dynamodb:ListTables', Resource: '*' }];
    const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement });
    await cloud
      .client(IAMClient)
      .send(new PutRolePolicyCommand({ RoleName: 'lister', PolicyName: 'tables', PolicyDocument }));
    expect((await cloud.invoke('lists')).result).toEqual([]);
    // Without the right to write logs there are none, and nobody says so.
    expect(await refusal(logsOf('lists'))).toMatchObject({ name: 'ResourceNotFoundException' });
  });
});

describe('the end of an invocation', () => {
  // https://docs.aws.amazon.com/lambda/latest/dg/nodejs-exceptions.html
  it.each([
    ['an error', 'throw new RangeError("too far")', 'RangeError', 'too far'],
    ['a text that is thrown', 'throw "no film"', 'string', 'no film'],
    ['process.exit', 'process.exit(3)', 'Runtime.ExitError', 'exited with error: exit status 3'],
    ['exit without a reason', 'process.exit(0)', 'Runtime.ExitError', 'exited without providing a reason'],
    ['a promise never settled', 'await new Promise(() => {})', 'Runtime.NodeJsExit', 'never settled'],
    [
      'an unhandled rejection',
      'Promise.reject(new Error("lost")); await new Promise((go) => setTimeout(go, 500))',
      'Runtime.UnhandledPromiseRejection',
      'Error: lost',
    ],
    [
      'an uncaught exception',
      'setTimeout(() => { throw new Error("late") }, 1); await new Promise((go) => setTimeout(go, 500))',
      'Error',
      'late',
    ],
    ['a result that is no JSON', 'return 1n', 'Runtime.JSONStringifyError', 'Unable to stringify'],
    [
      'a result that is too large',
      'return "x".repeat(6291555)',
      'Function.ResponseSizeTooLarge',
      'Response payload size (6291557 bytes) exceeded maximum allowed payload size (6291556 bytes).',
    ],
  ])('is told for %s, and the next one works', async (_, body, errorType, message) => {
    const name = `ends-${errorType.replace(/\W/g, '-')}-${message.length}`;
    const code = `export const handler = async ({ fine }) => { if (fine) return 'fine'; ${body} }`;
    await cloud.make(name, { 'index.mjs': code });
    expect(await cloud.invoke(name)).toMatchObject({
      error: 'Unhandled',
      result: { errorType, errorMessage: expect.stringContaining(message) },
    });
    expect((await cloud.invoke(name, { fine: true })).result).toBe('fine');
  });

  it('is a time-out when the handler is too slow, whatever it does', async () => {
    // https://docs.aws.amazon.com/lambda/latest/dg/configuration-timeout.html
    const code = 'export const handler = async ({ fine }) => { while (!fine); return 1; }';
    await cloud.make('endless', { 'index.mjs': code }, { Timeout: 1 });
    const { result, log } = await cloud.invoke('endless', {}, { LogType: 'Tail' });
    const requestId = /START RequestId: (\S+)/.exec(log)?.[1];
    expect(result).toEqual({
      errorType: 'Sandbox.Timedout',
      errorMessage: `RequestId: ${requestId} Error: Task timed out after 1.00 seconds`,
    });
    expect(log).toMatch(/Duration: 1000\.00 ms.*Status: timeout/);
    expect(log).toContain(`${requestId} Task timed out after 1.00 seconds`);
    expect((await cloud.invoke('endless', { fine: true })).result).toBe(1);
  });

  it('is the end of the process when the heap is full', async () => {
    const code =
      'export const handler = async () => { const all = []; while (true) all.push({}, [all.length]); }';
    await cloud.make('hungry', { 'index.mjs': code }, { Timeout: 20 });
    expect((await cloud.invoke('hungry')).result).toMatchObject({
      errorType: 'Runtime.ExitError',
      errorMessage: expect.stringContaining(
        'Error: Runtime exited with error: signal: aborted (core dumped)',
      ),
    });
  });
});

describe('the log', () => {
  it('has the lines of the function between those of Lambda, in its group', async () => {
    // https://docs.aws.amazon.com/lambda/latest/dg/nodejs-logging.html
    const code = `console.log('cold'); export const handler = async (event, context) => {
      console.warn('two\\nlines', { film: 1 }); process.stdout.write('raw\\nunfinished'); return context; }`;
    await cloud.make('logs', { 'index.mjs': code });
    const { result, log } = await cloud.invoke('logs', {}, { LogType: 'Tail' });
    const { awsRequestId: id, invokedFunctionArn } = result as Record<string, string>;
    expect(invokedFunctionArn).toBe(`arn:aws:lambda:us-east-1:${ACCOUNT}:function:logs`);
    const lines = [
      /^INIT_START Runtime Version: nodejs:24\n$/,
      /^\S+Z\tundefined\tINFO\tcold\n$/,
      new RegExp(`^START RequestId: ${id} Version: \\$LATEST\n$`),
      new RegExp(`^\\S+Z\t${id}\tWARN\ttwo\nlines { film: 1 }\n$`),
      /^raw\n$/,
      /^unfinished\n$/,
      new RegExp(`^END RequestId: ${id}\n$`),
      new RegExp(
        `^REPORT RequestId: ${id}\tDuration: [\\d.]+ ms\tBilled Duration: \\d+ ms\tMemory Size: 128 MB\tMax Memory Used: \\d+ MB\tInit Duration: [\\d.]+ ms\t\n$`,
      ),
    ];
    const messages = await logsOf('logs');
    expect(messages).toEqual(lines.map((line) => expect.stringMatching(line)));
    expect(log).toBe(messages.slice(2).join(''));
    await cloud.invoke('logs');
    expect((await logsOf('logs')).at(-1)).not.toContain('Init Duration');
  });
});

async function logsOf(name: string): Promise<string[]> {
  const command = new FilterLogEventsCommand({ logGroupName: `/aws/lambda/${name}` });
  const { events = [] } = await cloud.client(CloudWatchLogsClient).send(command);
  return events.map(({ message = '' }) => message);
}
