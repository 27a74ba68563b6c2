import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CloudFormationClient,
  CreateStackCommand,
  DeleteStackCommand,
  UpdateStackCommand,
} from '@aws-sdk/client-cloudformation';
import { CloudWatchLogsClient, DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { testCloud } from '../../testing.ts';
import { startCli } from '../../testing-process.ts';
import { type StackTest, stackTest, TABLE, withResources } from './testing.ts';

const GROUP = "\n  Group: { Type: AWS::Logs::LogGroup, Properties: { LogGroupName: '/one' } }";
const STACK = { StackName: 'cinedb', TemplateBody: withResources(GROUP + TABLE) };
const TIMEOUT = 30_000;
const PATIENCE = { timeout: 10_000, interval: 20 };

function stateFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'cinedb-stacks-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function tables({ client }: Pick<StackTest, 'client'>): Promise<string[] | undefined> {
  return (await client(DynamoDBClient).send(new ListTablesCommand({}))).TableNames;
}

async function groups({ client }: Pick<StackTest, 'client'>): Promise<string[]> {
  const { logGroups = [] } = await client(CloudWatchLogsClient).send(new DescribeLogGroupsCommand({}));
  return logGroups.map(({ logGroupName = '' }) => logGroupName);
}

async function reopened(stateDir: string): Promise<StackTest> {
  const test = await testCloud({ stateDir });
  onTestFinished(() => test.cloud.close());
  return stackTest(test);
}

// What a stack fails at is rolled back: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stack-failure-options.html
describe('work on a stack', () => {
  it('that was going on when the cloud was closed is rolled back when it comes back', async () => {
    const stateDir = stateFolder();
    const first = await testCloud({ stateDir });
    await first.client(CloudFormationClient).send(new CreateStackCommand(STACK));
    await first.cloud.close();
    const test = await reopened(stateDir);
    expect(await test.settled('cinedb')).toBe('ROLLBACK_COMPLETE');
    expect(await tables(test)).toEqual([]);
    expect(await test.story('cinedb')).toContain(
      'cinedb ROLLBACK_IN_PROGRESS The cloud was stopped while this ran. Rollback requested by user.',
    );
  });

  it('is rolled back before anybody asks for a stack', async () => {
    const stateDir = stateFolder();
    const first = await testCloud({ stateDir });
    await first.client(CloudFormationClient).send(new CreateStackCommand(STACK));
    await vi.waitFor(async () => expect(await groups(first)).toEqual(['/one']), PATIENCE);
    await first.cloud.close();
    const test = await testCloud({ stateDir });
    onTestFinished(() => test.cloud.close());
    await vi.waitFor(async () => expect(await groups(test)).toEqual([]), PATIENCE);
  });

  it(
    'is rolled back too when the cloud was killed',
    async () => {
      const stateDir = stateFolder();
      const cli = await startCli('--port', '0', '--state', stateDir);
      const client = new CloudFormationClient({
        endpoint: cli.url,
        region: 'us-east-1',
        credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
      });
      await client.send(new CreateStackCommand(STACK));
      await new Promise((resolve) => setTimeout(resolve, 100));
      await cli.end('SIGKILL');
      const test = await reopened(stateDir);
      expect(await test.settled('cinedb')).toBe('ROLLBACK_COMPLETE');
      expect(await tables(test)).toEqual([]);
    },
    TIMEOUT,
  );

  it('leaves the old stack behind when it was an update', async () => {
    const stateDir = stateFolder();
    const first = await stackTest(await testCloud({ stateDir }));
    await first.create('cinedb', withResources(GROUP));
    await first.cloudFormation.send(new UpdateStackCommand(STACK));
    await first.cloud.close();
    const test = await reopened(stateDir);
    expect(await test.settled('cinedb')).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect(await tables(test)).toEqual([]);
    expect(await test.update('cinedb', withResources(GROUP + TABLE))).toBe('UPDATE_COMPLETE');
  });

  // https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DeleteStack.html
  it('stops when the stack is deleted while it is made', async () => {
    const test = await stackTest();
    const { StackId = '' } = await test.cloudFormation.send(new CreateStackCommand(STACK));
    await test.cloudFormation.send(new DeleteStackCommand({ StackName: 'cinedb' }));
    expect(await test.settled(StackId)).toBe('DELETE_COMPLETE');
    expect(await tables(test)).toEqual([]);
  });
});
