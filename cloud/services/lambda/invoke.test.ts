import {
  CreateAccessKeyCommand,
  CreateUserCommand,
  IAMClient,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam';
import {
  AddPermissionCommand,
  CreateFunctionCommand,
  InvokeCommand,
  LambdaClient,
} from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusal } from '../../testing.ts';
import { ACCOUNT, type FunctionCloud, functionCloud, zip } from './testing.ts';

const ARN = `arn:aws:lambda:us-east-1:${ACCOUNT}:function`;
const ECHO = { 'index.mjs': 'export const handler = async (event, context) => ({ event, context })' };

let cloud: FunctionCloud;

beforeAll(async () => {
  cloud = await functionCloud();
  await cloud.make('echo', ECHO);
});
afterAll(() => cloud.cloud.close());

function invoke(input: object) {
  return cloud.lambda.send(new InvokeCommand({ FunctionName: 'echo', ...input }));
}

describe('Invoke', () => {
  // https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html
  it('hands over the event and the client context; no payload is an empty object', async () => {
    const custom = { client: { app_title: 'cinedb' } };
    const ClientContext = Buffer.from(JSON.stringify(custom)).toString('base64');
    const answer = await invoke({ ClientContext });
    expect(answer).toMatchObject({ StatusCode: 200, ExecutedVersion: '$LATEST' });
    expect(answer.LogResult).toBeUndefined();
    expect(JSON.parse(Buffer.from(answer.Payload ?? []).toString())).toMatchObject({
      event: {},
      context: {
        clientContext: custom,
        functionName: 'echo',
        functionVersion: '$LATEST',
        memoryLimitInMB: '128',
        callbackWaitsForEmptyEventLoop: true,
        awsRequestId: answer.$metadata.requestId,
      },
    });
  });

  it('does not run the function for a dry run', async () => {
    expect((await invoke({ InvocationType: 'DryRun' })).StatusCode).toBe(204);
  });

  it.each([
    [
      'what is no JSON',
      { Payload: 'hello' },
      'InvalidRequestContentException',
      /^Could not parse request body into json/,
    ],
    [
      'more than 6 MB',
      { Payload: JSON.stringify('x'.repeat(6_291_455)) },
      'RequestTooLargeException',
      /^6291457 byte payload is too large for the RequestResponse invocation type \(limit 6291456 bytes\)$/,
    ],
    [
      'more than 1 MB for the queue',
      { Payload: JSON.stringify('x'.repeat(1_048_575)), InvocationType: 'Event' },
      'RequestTooLargeException',
      /^1048577 byte payload is too large for the Event invocation type \(limit 1048576 bytes\)$/,
    ],
    [
      'a context that is no JSON',
      { ClientContext: 'e' },
      'InvalidRequestContentException',
      /^Client context must be/,
    ],
    [
      'two qualifiers',
      { FunctionName: 'echo:1', Qualifier: '2' },
      'InvalidParameterValueException',
      /^The derived qualifier from the function name does not match the specified qualifier\.$/,
    ],
    [
      'a function that is not there',
      { FunctionName: 'none' },
      'ResourceNotFoundException',
      /^Function not found: .*:none$/,
    ],
  ])('refuses %s', async (_, input, name, message) => {
    expect(await refusal(invoke(input))).toMatchObject({ name, message: expect.stringMatching(message) });
  });

  it('gives 4 KB of the log, from its end', async () => {
    const code =
      'export const handler = async () => { for (let i = 0; i < 200; i += 1) console.log("film", i) }';
    await cloud.make('chatty', { 'index.mjs': code });
    const { log } = await cloud.invoke('chatty', {}, { LogType: 'Tail' });
    expect(Buffer.byteLength(log)).toBe(4096);
    expect(log).toMatch(/film 199\nEND RequestId: \S+\nREPORT RequestId/);
  });
});

describe('a caller', () => {
  it('needs the right to invoke, and to pass the role to a new function', async () => {
    // https://docs.aws.amazon.com/lambda/latest/dg/access-control-identity-based.html
    const iam = cloud.client(IAMClient);
    const UserName = 'ana';
    await iam.send(new CreateUserCommand({ UserName }));
    const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName }));
    const Statement = [{ Effect: 'Allow', Action: 'lambda:CreateFunction', Resource: '*' }];
    const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement });
    await iam.send(new PutUserPolicyCommand({ UserName, PolicyName: 'own', PolicyDocument }));
    const credentials = {
      accessKeyId: AccessKey?.AccessKeyId ?? '',
      secretAccessKey: AccessKey?.SecretAccessKey ?? '',
    };
    const ana = cloud.client(LambdaClient, { credentials });
    const call = () => ana.send(new InvokeCommand({ FunctionName: 'echo' }));
    const user = `User: arn:aws:iam::${ACCOUNT}:user/ana is not authorized to perform:`;
    expect(await refusal(call())).toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringContaining(`${user} lambda:InvokeFunction on resource: ${ARN}:echo`),
    });
    const Role = `arn:aws:iam::${ACCOUNT}:role/films`;
    const create = new CreateFunctionCommand({ FunctionName: 'mine', Role, Code: { ZipFile: zip(ECHO) } });
    expect(await refusal(ana.send(create))).toMatchObject({
      message: expect.stringContaining(`${user} iam:PassRole on resource: ${Role}`),
    });
    // A resource policy that names the user is enough within the account.
    await cloud.lambda.send(
      new AddPermissionCommand({
        FunctionName: 'echo',
        StatementId: 'ana',
        Action: 'lambda:InvokeFunction',
        Principal: `arn:aws:iam::${ACCOUNT}:user/ana`,
      }),
    );
    await expect(call()).resolves.toMatchObject({ StatusCode: 200 });
  });
});
