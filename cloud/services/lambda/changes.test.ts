import {
  CreateAliasCommand,
  DeleteAliasCommand,
  DeleteFunctionCommand,
  GetAliasCommand,
  GetFunctionConfigurationCommand,
  ListAliasesCommand,
  ListVersionsByFunctionCommand,
  PublishVersionCommand,
  UpdateAliasCommand,
  UpdateFunctionCodeCommand,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda';
import { expect, it } from 'vitest';
import { refusal } from '../../testing.ts';
import { ACCOUNT, type FunctionCloud, passingFunctionCloud, SETTLED_MS, zip } from './testing.ts';

const ARN = `arn:aws:lambda:us-east-1:${ACCOUNT}:function:films`;
const FunctionName = 'films';

const returns = (value: string) => ({ 'index.mjs': `export const handler = async () => ${value}` });

async function films(): Promise<FunctionCloud> {
  const cloud = await passingFunctionCloud();
  await cloud.make(FunctionName, returns('1'));
  return cloud;
}

async function newCode(cloud: FunctionCloud, value: string, more = {}) {
  const command = new UpdateFunctionCodeCommand({ FunctionName, ZipFile: zip(returns(value)), ...more });
  const answer = await cloud.lambda.send(command);
  cloud.cloud.clock.advance(SETTLED_MS);
  return answer;
}

it('new code runs when the update is done, and no second update before', async () => {
  // https://docs.aws.amazon.com/lambda/latest/dg/functions-states.html#functions-states-updating
  const cloud = await films();
  expect((await cloud.invoke(FunctionName)).result).toBe(1);
  const command = new UpdateFunctionCodeCommand({ FunctionName, ZipFile: zip(returns('2')) });
  expect(await cloud.lambda.send(command)).toMatchObject({ State: 'Active', LastUpdateStatus: 'InProgress' });
  const second = cloud.lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName, Timeout: 5 }));
  expect(await refusal(second)).toMatchObject({
    name: 'ResourceConflictException',
    message: `The operation cannot be performed at this time. An update is in progress for resource: ${ARN}`,
  });
  cloud.cloud.clock.advance(SETTLED_MS);
  expect((await cloud.invoke(FunctionName)).result).toBe(2);
});

it('a dry run changes nothing, and a wrong revision is refused', async () => {
  // https://docs.aws.amazon.com/lambda/latest/api/API_UpdateFunctionCode.html
  const cloud = await films();
  const before = await cloud.lambda.send(new GetFunctionConfigurationCommand({ FunctionName }));
  const dry = await newCode(cloud, '2', { DryRun: true });
  expect(dry.CodeSha256).not.toBe(before.CodeSha256);
  const after = await cloud.lambda.send(new GetFunctionConfigurationCommand({ FunctionName }));
  expect(after).toMatchObject({ CodeSha256: before.CodeSha256, RevisionId: before.RevisionId });
  expect(await refusal(newCode(cloud, '2', { RevisionId: 'other' }))).toMatchObject({
    name: 'PreconditionFailedException',
  });
});

it('versions stay as they were published', async () => {
  // https://docs.aws.amazon.com/lambda/latest/dg/configuration-versions.html
  const cloud = await films();
  const publish = () => cloud.lambda.send(new PublishVersionCommand({ FunctionName }));
  expect(await publish()).toMatchObject({ Version: '1', FunctionArn: `${ARN}:1` });
  expect((await publish()).Version).toBe('1');
  expect(await newCode(cloud, '2', { Publish: true })).toMatchObject({ Version: '2' });
  await newCode(cloud, '3');
  const run = async (Qualifier?: string) => (await cloud.invoke(FunctionName, {}, { Qualifier })).result;
  expect([await run('1'), await run('2'), await run(), await run('$LATEST')]).toEqual([1, 2, 3, 3]);
  expect((await cloud.invoke(`${FunctionName}:2`)).version).toBe('2');
  expect(await refusal(run('9'))).toMatchObject({ message: `Function not found: ${ARN}:9` });
  const { Versions } = await cloud.lambda.send(new ListVersionsByFunctionCommand({ FunctionName }));
  expect(Versions?.map(({ Version }) => Version)).toEqual(['$LATEST', '1', '2']);
  const stale = cloud.lambda.send(new PublishVersionCommand({ FunctionName, CodeSha256: 'x' }));
  expect(await refusal(stale)).toMatchObject({
    name: 'InvalidParameterValueException',
    message: expect.stringMatching(/^CodeSHA256 \(x\) is different from current CodeSHA256 in \$LATEST \(/),
  });
});

it('aliases move from version to version, and hold the version that they name', async () => {
  // https://docs.aws.amazon.com/lambda/latest/dg/configuration-aliases.html
  const cloud = await films();
  await cloud.lambda.send(new PublishVersionCommand({ FunctionName }));
  await newCode(cloud, '2', { Publish: true });
  const alias = { FunctionName, Name: 'live' };
  const made = await cloud.lambda.send(new CreateAliasCommand({ ...alias, FunctionVersion: '1' }));
  expect(made).toMatchObject({ AliasArn: `${ARN}:live`, FunctionVersion: '1' });
  const run = () => cloud.invoke(FunctionName, {}, { Qualifier: 'live' });
  expect(await run()).toMatchObject({ result: 1, version: '1' });
  await cloud.lambda.send(new UpdateAliasCommand({ ...alias, FunctionVersion: '2' }));
  expect(await run()).toMatchObject({ result: 2, version: '2' });
  const held = cloud.lambda.send(new DeleteFunctionCommand({ FunctionName, Qualifier: '2' }));
  expect(await refusal(held)).toMatchObject({ name: 'ResourceConflictException' });
  const again = cloud.lambda.send(new CreateAliasCommand({ ...alias, FunctionVersion: '1' }));
  expect(await refusal(again)).toMatchObject({ message: `Alias already exists: ${ARN}:live` });
  const { Aliases } = await cloud.lambda.send(new ListAliasesCommand({ FunctionName, FunctionVersion: '2' }));
  expect(Aliases).toMatchObject([{ Name: 'live' }]);
  await cloud.lambda.send(new DeleteAliasCommand(alias));
  expect(await refusal(cloud.lambda.send(new GetAliasCommand(alias)))).toMatchObject({
    name: 'ResourceNotFoundException',
    message: `Cannot find alias arn: ${ARN}:live`,
  });
  await cloud.lambda.send(new DeleteFunctionCommand({ FunctionName, Qualifier: '2' }));
  expect((await cloud.invoke(FunctionName, {}, { Qualifier: '1' })).result).toBe(1);
});
