import {
  CreateStackCommand,
  DescribeStacksCommand,
  RollbackStackCommand,
} from '@aws-sdk/client-cloudformation';
import {
  CloudWatchLogsClient,
  DescribeLogGroupsCommand,
  ListTagsForResourceCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { describe, expect, it } from 'vitest';
import { refusal } from '../../testing.ts';
import { type StackTest, stackTest, TABLE, withResources } from './testing.ts';

function group(id: string, name: string, more = ''): string {
  return `\n  ${id}: { Type: AWS::Logs::LogGroup, Properties: { LogGroupName: ${name} }${more} }`;
}

const BROKEN = withResources(
  group('One', '/one') +
    group('Kept', '/kept', ', DeletionPolicy: Retain') +
    group('Two', '/one', ', DependsOn: [One, Kept]'),
);
const FAILURE = 'The following resource(s) failed to create: [Two].';

async function groups({ client }: StackTest): Promise<(string | undefined)[]> {
  const { logGroups = [] } = await client(CloudWatchLogsClient).send(new DescribeLogGroupsCommand({}));
  return logGroups.map(({ logGroupName }) => logGroupName);
}

// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html
describe('a creation that fails', () => {
  it('is rolled back but for what is to be retained', async () => {
    const test = await stackTest();
    expect(await test.create('cinedb', BROKEN)).toBe('ROLLBACK_COMPLETE');
    expect(await groups(test)).toEqual(['/kept']);
    expect(await test.story('cinedb')).toContain('Kept DELETE_SKIPPED');
  });

  it('is rolled back wholly with RetainExceptOnCreate', async () => {
    const test = await stackTest();
    await test.create('cinedb', BROKEN, { RetainExceptOnCreate: true });
    expect(await groups(test)).toEqual([]);
  });

  it('stays as it is with DO_NOTHING, until it is rolled back', async () => {
    const test = await stackTest();
    expect(await test.create('cinedb', BROKEN, { OnFailure: 'DO_NOTHING' })).toBe('CREATE_FAILED');
    expect(await groups(test)).toEqual(['/kept', '/one']);
    expect((await test.story('cinedb')).at(-1)).toBe(`cinedb CREATE_FAILED ${FAILURE} `);
    await test.cloudFormation.send(
      new RollbackStackCommand({ StackName: 'cinedb', RetainExceptOnCreate: true }),
    );
    expect(await test.settled('cinedb')).toBe('ROLLBACK_COMPLETE');
    expect(await groups(test)).toEqual([]);
  });

  it('takes the stack with it with DELETE', async () => {
    const test = await stackTest();
    const input = { StackName: 'cinedb', TemplateBody: BROKEN, OnFailure: 'DELETE' as const };
    const { StackId = '' } = await test.cloudFormation.send(new CreateStackCommand(input));
    expect(await test.settled(StackId)).toBe('DELETE_COMPLETE');
    expect(await test.story(StackId)).toContain(
      `cinedb DELETE_IN_PROGRESS ${FAILURE} Delete requested by user.`,
    );
  });

  it('is one that takes longer than it may', async () => {
    const test = await stackTest();
    const template = withResources(TABLE + group('Late', '/late', ', DependsOn: Movies'));
    const input = { StackName: 'cinedb', TemplateBody: template, TimeoutInMinutes: 1 };
    await test.cloudFormation.send(new CreateStackCommand(input));
    test.cloud.clock.advance(61_000);
    expect(await test.settled('cinedb')).toBe('ROLLBACK_COMPLETE');
    expect(await test.story('cinedb')).toContain(
      'cinedb ROLLBACK_IN_PROGRESS Stack creation time exceeded the specified timeout. Rollback requested by user.',
    );
  });

  it('cannot be asked for in two ways, nor with what the cloud does not model', async () => {
    const test = await stackTest();
    const both = { DisableRollback: true, OnFailure: 'DELETE' };
    expect((await refusal(test.create('cinedb', BROKEN, both))).name).toBe('ValidationError');
    const notified = { NotificationARNs: ['arn:aws:sns:us-east-1:000000000000:topic'] };
    expect(await refusal(test.create('cinedb', BROKEN, notified))).toMatchObject({
      name: 'NotImplemented',
      message: expect.stringContaining('NotificationARNs'),
    });
    const guarded = { StackPolicyBody: '{}' };
    expect((await refusal(test.create('cinedb', BROKEN, guarded))).message).toContain('StackPolicyBody');
  });
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cfn-console-add-tags.html
describe("a stack's tags", () => {
  it('come to its resources, and change with it', async () => {
    const test = await stackTest();
    const template = withResources(group('One', '/one'));
    const tagsOf = async () => {
      const resourceArn = 'arn:aws:logs:us-east-1:000000000000:log-group:/one';
      const logs = test.client(CloudWatchLogsClient);
      return (await logs.send(new ListTagsForResourceCommand({ resourceArn }))).tags;
    };
    await test.create('cinedb', template, { Tags: [{ Key: 'course', Value: 'cinedb' }] });
    expect(await tagsOf()).toMatchObject({ course: 'cinedb' });
    await test.update('cinedb', template, { Tags: [{ Key: 'student', Value: 'ana' }] });
    expect(await tagsOf()).toEqual({ student: 'ana' });
    const { Stacks } = await test.cloudFormation.send(new DescribeStacksCommand({ StackName: 'cinedb' }));
    expect(Stacks?.[0]?.Tags).toEqual([{ Key: 'student', Value: 'ana' }]);
    // Left out, they stay.
    await test.update('cinedb', withResources(group('One', '/one') + group('Two', '/two')));
    expect(await tagsOf()).toEqual({ student: 'ana' });
  });
});
