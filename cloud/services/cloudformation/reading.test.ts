import {
  DescribeStackEventsCommand,
  DescribeStackResourceCommand,
  DescribeStackResourcesCommand,
  DescribeStacksCommand,
  ListStackResourcesCommand,
  ListStacksCommand,
  paginateDescribeStackEvents,
} from '@aws-sdk/client-cloudformation';
import { describe, expect, it } from 'vitest';
import { refusal } from '../../testing.ts';
import { type StackTest, stackTest, withResources } from './testing.ts';

const group = (number: number) =>
  `\n  Group${number}: { Type: AWS::Logs::LogGroup, Metadata: { film: ${number} }, Properties: { LogGroupName: '/${number}' } }`;
const DAY = 24 * 60 * 60 * 1000;

// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStackEvents.html
describe('events', () => {
  it('come newest first, in pages, each once and at a time of its own', async () => {
    const { create, cloudFormation } = await stackTest();
    const forty = Array.from({ length: 40 }, (_, index) => group(index + 1)).join('');
    await create('cinedb', withResources(forty));
    const pages = [];
    for await (const page of paginateDescribeStackEvents(
      { client: cloudFormation },
      { StackName: 'cinedb' },
    )) {
      pages.push(page.StackEvents ?? []);
    }
    expect(pages.map(({ length }) => length)).toEqual([100, 22]);
    const all = pages.flat();
    expect(new Set(all.map(({ EventId }) => EventId)).size).toBe(122);
    const times = all.map(({ Timestamp }) => Timestamp?.getTime() ?? 0);
    expect(times).toEqual([...new Set(times)].sort((one, other) => other - one));
    expect(all[0]).toMatchObject({
      ResourceStatus: 'CREATE_COMPLETE',
      ResourceType: 'AWS::CloudFormation::Stack',
    });
  });
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStackResources.html
describe('resources', () => {
  it('are told one by one and all together, and found by their physical id', async () => {
    const { create, cloudFormation } = await stackTest();
    await create('cinedb', withResources(group(1) + group(2)));
    const one = { StackName: 'cinedb', LogicalResourceId: 'Group1' };
    const { StackResourceDetail } = await cloudFormation.send(new DescribeStackResourceCommand(one));
    expect(StackResourceDetail).toMatchObject({
      ...one,
      PhysicalResourceId: '/1',
      ResourceType: 'AWS::Logs::LogGroup',
      ResourceStatus: 'CREATE_COMPLETE',
      Metadata: '{"film":1}',
    });
    const { StackResourceSummaries } = await cloudFormation.send(
      new ListStackResourcesCommand({ StackName: 'cinedb' }),
    );
    expect(StackResourceSummaries?.map(({ PhysicalResourceId }) => PhysicalResourceId)).toEqual(['/1', '/2']);
    const { StackResources } = await cloudFormation.send(
      new DescribeStackResourcesCommand({ PhysicalResourceId: '/2' }),
    );
    expect(StackResources?.map(({ LogicalResourceId }) => LogicalResourceId)).toEqual(['Group1', 'Group2']);
    const none = { StackName: 'cinedb', LogicalResourceId: 'Nobody' };
    expect(await refusal(cloudFormation.send(new DescribeStackResourceCommand(none)))).toMatchObject({
      name: 'ValidationError',
      message: 'Resource Nobody does not exist for stack cinedb',
    });
  });
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStacks.html
describe('stacks', () => {
  it('are told of the latest first, with secrets hidden; a deleted one for 90 days', async () => {
    const test = await stackTest();
    const { create, cloudFormation, cloud } = test;
    const secret = 'Parameters: { Key: { Type: String, NoEcho: true, Default: secret } }';
    await create('older', withResources(group(1), secret));
    await create('newer', withResources(group(2)), { OnFailure: 'DELETE' });
    const { Stacks } = await cloudFormation.send(new DescribeStacksCommand({}));
    expect(Stacks?.map(({ StackName }) => StackName)).toEqual(['newer', 'older']);
    expect(Stacks?.[1]?.Parameters).toEqual([{ ParameterKey: 'Key', ParameterValue: '****' }]);
    const id = await failed(test);
    expect(await test.settled(id)).toBe('DELETE_COMPLETE');
    cloud.clock.advance(91 * DAY);
    // The first answer tells the SDK how late it is now.
    await refusal(cloudFormation.send(new DescribeStacksCommand({ StackName: id })));
    expect(
      await refusal(cloudFormation.send(new DescribeStackEventsCommand({ StackName: id }))),
    ).toMatchObject({
      name: 'ValidationError',
      message: `Stack [${id}] does not exist`,
    });
  });
});

/** A stack that is deleted as soon as it fails. @returns its id */
async function failed({ create, cloudFormation }: StackTest): Promise<string> {
  await create('failed', withResources(group(2)), { OnFailure: 'DELETE' });
  const { StackSummaries } = await cloudFormation.send(new ListStacksCommand({}));
  return StackSummaries?.find(({ StackName }) => StackName === 'failed')?.StackId ?? '';
}
