import {
  CancelUpdateStackCommand,
  ContinueUpdateRollbackCommand,
  DeleteStackCommand,
  DescribeStacksCommand,
  RollbackStackCommand,
  UpdateStackCommand,
} from '@aws-sdk/client-cloudformation';
import { CloudWatchLogsClient, DeleteLogGroupCommand } from '@aws-sdk/client-cloudwatch-logs';
import { describe, expect, it } from 'vitest';
import { refusal } from '../../testing.ts';
import { stackTest, TABLE, withResources } from './testing.ts';
import { group, groupsOf, physicalIds } from './testing-log-groups.ts';

// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stack-failure-options.html
describe('a failed update', () => {
  const good = withResources(
    group('First', "LogGroupName: '/one', RetentionInDays: 7") + group('Second', "LogGroupName: '/two'"),
    'Parameters: { Colour: { Type: String, Default: blue } }\nOutputs: { Colour: { Value: !Ref Colour } }',
  );
  const bad = withResources(
    group('First', "LogGroupName: '/one', RetentionInDays: 14") +
      group('Second', "LogGroupName: '/second'") +
      group('Fresh', "LogGroupName: '/fresh'") +
      `\n  Broken: { Type: AWS::Logs::LogGroup, DependsOn: [First, Second, Fresh], Properties: { LogGroupName: '/one' } }`,
    'Parameters: { Colour: { Type: String, Default: red } }\nOutputs: { Colour: { Value: !Ref Colour } }',
  );

  it('leaves the stack as it was', async () => {
    const test = await stackTest();
    await test.create('cinedb', good);
    const before = (await test.story('cinedb')).length;
    expect(await test.update('cinedb', bad)).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect(await groupsOf(test)).toEqual({ '/one': 7, '/two': undefined });
    expect(await physicalIds(test)).toEqual({ First: '/one', Second: '/two' });
    const told = (await test.story('cinedb')).slice(before);
    const from = told.findIndex((line) => line.startsWith('cinedb UPDATE_ROLLBACK_IN_PROGRESS'));
    expect(told.slice(from)).toEqual([
      'cinedb UPDATE_ROLLBACK_IN_PROGRESS The following resource(s) failed to create: [Broken]. ',
      expect.stringMatching(/^(First UPDATE_IN_PROGRESS|Second UPDATE_COMPLETE)$/),
      expect.stringMatching(/^(First UPDATE_IN_PROGRESS|Second UPDATE_COMPLETE)$/),
      'First UPDATE_COMPLETE',
      'cinedb UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS',
      expect.stringContaining('DELETE_'),
      expect.stringContaining('DELETE_'),
      expect.stringContaining('DELETE_'),
      expect.stringContaining('DELETE_'),
      expect.stringContaining('DELETE_'),
      'cinedb UPDATE_ROLLBACK_COMPLETE',
    ]);
    const { Stacks } = await test.cloudFormation.send(new DescribeStacksCommand({ StackName: 'cinedb' }));
    expect(Stacks?.[0]).toMatchObject({
      Outputs: [{ OutputValue: 'blue' }],
      Parameters: [{ ParameterKey: 'Colour', ParameterValue: 'blue' }],
    });
    // What was put back can be changed again.
    expect(await test.update('cinedb', good.replace('RetentionInDays: 7', 'RetentionInDays: 30'))).toBe(
      'UPDATE_COMPLETE',
    );
    expect((await groupsOf(test))['/one']).toBe(30);
  });

  it('stays where it failed without rollback, until it is rolled back', async () => {
    const test = await stackTest();
    await test.create('cinedb', good);
    expect(await test.update('cinedb', bad, { DisableRollback: true })).toBe('UPDATE_FAILED');
    expect((await groupsOf(test))['/one']).toBe(14);
    await test.cloudFormation.send(new RollbackStackCommand({ StackName: 'cinedb' }));
    expect(await test.settled('cinedb')).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect(await groupsOf(test)).toEqual({ '/one': 7, '/two': undefined });
  });

  it('leaves nothing behind when the stack is deleted in the middle of it', async () => {
    const test = await stackTest();
    await test.create('cinedb', good);
    await test.update('cinedb', bad, { DisableRollback: true });
    const { Stacks } = await test.cloudFormation.send(new DescribeStacksCommand({ StackName: 'cinedb' }));
    await test.cloudFormation.send(new DeleteStackCommand({ StackName: 'cinedb' }));
    expect(await test.settled(Stacks?.[0]?.StackId ?? '')).toBe('DELETE_COMPLETE');
    expect(await groupsOf(test)).toEqual({});
  });

  // https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ContinueUpdateRollback.html
  it('whose rollback fails goes on without the resource that cannot be put back', async () => {
    const test = await stackTest();
    await test.create('cinedb', good);
    await test.update('cinedb', bad, { DisableRollback: true });
    await test.client(CloudWatchLogsClient).send(new DeleteLogGroupCommand({ logGroupName: '/one' }));
    await test.cloudFormation.send(new RollbackStackCommand({ StackName: 'cinedb' }));
    expect(await test.settled('cinedb')).toBe('UPDATE_ROLLBACK_FAILED');
    expect((await test.story('cinedb')).at(-1)).toBe(
      'cinedb UPDATE_ROLLBACK_FAILED The following resource(s) failed to update: [First]. ',
    );
    const skip = { StackName: 'cinedb', ResourcesToSkip: ['First'] };
    await test.cloudFormation.send(new ContinueUpdateRollbackCommand(skip));
    expect(await test.settled('cinedb')).toBe('UPDATE_ROLLBACK_COMPLETE');
  });

  // https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CancelUpdateStack.html
  it('may be one that was cancelled', async () => {
    const test = await stackTest();
    await test.create('cinedb', good);
    expect(
      await refusal(test.cloudFormation.send(new CancelUpdateStackCommand({ StackName: 'cinedb' }))),
    ).toMatchObject({
      name: 'ValidationError',
      message: 'CancelUpdateStack cannot be called from current stack status',
    });
    // A table takes a moment: long enough to change one's mind.
    const long = withResources(
      group('First', "LogGroupName: '/one', RetentionInDays: 14") +
        group('Second', "LogGroupName: '/two'") +
        TABLE +
        '\n  Last: { Type: AWS::S3::Bucket, DependsOn: Movies }',
    );
    await test.cloudFormation.send(new UpdateStackCommand({ StackName: 'cinedb', TemplateBody: long }));
    await test.cloudFormation.send(new CancelUpdateStackCommand({ StackName: 'cinedb' }));
    expect(await test.settled('cinedb')).toBe('UPDATE_ROLLBACK_COMPLETE');
    const told = await test.story('cinedb');
    expect(told).toContain('Movies CREATE_FAILED Resource creation cancelled');
    expect(told.filter((line) => line.startsWith('Last'))).toEqual([]);
    expect(await groupsOf(test)).toEqual({ '/one': 7, '/two': undefined });
  });
});
