import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  DeleteLogGroupCommand,
  DeleteRetentionPolicyCommand,
  DescribeLogGroupsCommand,
  DescribeLogStreamsCommand,
  FilterLogEventsCommand,
  GetLogEventsCommand,
  ListTagsForResourceCommand,
  PutLogEventsCommand,
  PutRetentionPolicyCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusal, type TestCloud, testCloud } from '../../testing.ts';

const DAY = 86_400_000;

let test: TestCloud;
let logs: CloudWatchLogsClient;

beforeAll(async () => {
  test = await testCloud();
  logs = test.client(CloudWatchLogsClient);
});
afterAll(() => test.cloud.close());

describe('log groups', () => {
  // https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html
  it('are made once, described by prefix and page, and deleted', async () => {
    for (const logGroupName of ['/g/a', '/g/b', '/g/c'])
      await logs.send(new CreateLogGroupCommand({ logGroupName }));
    const again = logs.send(new CreateLogGroupCommand({ logGroupName: '/g/a' }));
    expect(await refusal(again)).toMatchObject({
      name: 'ResourceAlreadyExistsException',
      message: 'The specified log group already exists',
    });
    const first = await logs.send(new DescribeLogGroupsCommand({ logGroupNamePrefix: '/g/', limit: 2 }));
    expect(first.logGroups).toMatchObject([
      { logGroupName: '/g/a', arn: 'arn:aws:logs:us-east-1:000000000000:log-group:/g/a:*' },
      { logGroupName: '/g/b' },
    ]);
    const second = await logs.send(
      new DescribeLogGroupsCommand({ logGroupNamePrefix: '/g/', nextToken: first.nextToken }),
    );
    expect(second.logGroups?.map(({ logGroupName }) => logGroupName)).toEqual(['/g/c']);
    expect(second.nextToken).toBeUndefined();
    await logs.send(new DeleteLogGroupCommand({ logGroupName: '/g/c' }));
    const gone = logs.send(new DeleteLogGroupCommand({ logGroupName: '/g/c' }));
    expect(await refusal(gone)).toMatchObject({
      name: 'ResourceNotFoundException',
      message: 'The specified log group does not exist.',
    });
  });

  it('have tags', async () => {
    // https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_TagResource.html
    await logs.send(new CreateLogGroupCommand({ logGroupName: '/tagged', tags: { course: 'cinedb' } }));
    const resourceArn = 'arn:aws:logs:us-east-1:000000000000:log-group:/tagged';
    await logs.send(new TagResourceCommand({ resourceArn, tags: { student: 'ana' } }));
    await logs.send(new UntagResourceCommand({ resourceArn, tagKeys: ['course'] }));
    const { tags } = await logs.send(new ListTagsForResourceCommand({ resourceArn }));
    expect(tags).toEqual({ student: 'ana' });
  });

  it('forget events after their retention, which is one of fixed numbers of days', async () => {
    // https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html
    const logGroupName = '/short';
    await stream(logGroupName, 's');
    const bad = logs.send(new PutRetentionPolicyCommand({ logGroupName, retentionInDays: 2 }));
    expect(await refusal(bad)).toMatchObject({
      name: 'InvalidParameterException',
      message: expect.stringMatching(
        /^1 validation error detected: Value '2' at 'retentionInDays' .*\[1, 3, 5,/,
      ),
    });
    await put(logGroupName, 's', ['old']);
    await logs.send(new PutRetentionPolicyCommand({ logGroupName, retentionInDays: 1 }));
    expect(await messages(logGroupName)).toEqual(['old']);
    test.cloud.clock.advance(DAY + 1000);
    expect(await messages(logGroupName)).toEqual([]);
    await logs.send(new DeleteRetentionPolicyCommand({ logGroupName }));
    const { logGroups } = await logs.send(new DescribeLogGroupsCommand({ logGroupNamePrefix: logGroupName }));
    expect(logGroups?.[0]?.retentionInDays).toBeUndefined();
  });
});

describe('log events', () => {
  it('are read forward and backward with tokens that come back at the ends', async () => {
    // https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_GetLogEvents.html
    await stream('/events', 's');
    await put('/events', 's', ['1', '2', '3']);
    await put('/events', 's', ['4', '5']);
    const page = async (options: object) => {
      const { events, ...tokens } = await logs.send(
        new GetLogEventsCommand({ logGroupName: '/events', logStreamName: 's', limit: 2, ...options }),
      );
      return { seen: events?.map(({ message }) => message), ...tokens };
    };
    expect((await page({})).seen).toEqual(['4', '5']);
    const first = await page({ startFromHead: true });
    expect(first.seen).toEqual(['1', '2']);
    const second = await page({ nextToken: first.nextForwardToken });
    expect(second.seen).toEqual(['3', '4']);
    const third = await page({ nextToken: second.nextForwardToken });
    expect(third.seen).toEqual(['5']);
    const end = await page({ nextToken: third.nextForwardToken });
    expect(end).toMatchObject({ seen: [], nextForwardToken: third.nextForwardToken });
    expect((await page({ nextToken: second.nextBackwardToken })).seen).toEqual(['1', '2']);
    expect(await refusal(page({ nextToken: 'x' }))).toMatchObject({ name: 'InvalidParameterException' });
  });

  it('are filtered over the streams of a group, page by page', async () => {
    // https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_FilterLogEvents.html
    await stream('/many', 'a');
    await stream('/many', 'b');
    await put('/many', 'a', ['ERROR one', 'fine']);
    await put('/many', 'b', ['ERROR two']);
    const filter = (options: object) =>
      logs.send(new FilterLogEventsCommand({ logGroupName: '/many', filterPattern: 'ERROR', ...options }));
    const first = await filter({ limit: 1 });
    const second = await filter({ nextToken: first.nextToken });
    const found = [first, second].flatMap(({ events = [] }) => events.map(({ message }) => message));
    expect(found.sort()).toEqual(['ERROR one', 'ERROR two']);
    expect(second.nextToken).toBeUndefined();
    expect((await filter({ logStreamNames: ['b'] })).events).toMatchObject([
      { message: 'ERROR two', logStreamName: 'b' },
    ]);
    expect((await filter({ endTime: 1 })).events).toEqual([]);
  });

  it('are taken in order of time, and not when too old or too new', async () => {
    // https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutLogEvents.html
    await stream('/times', 's');
    const now = test.cloud.clock.now();
    const send = (...times: number[]) =>
      logs.send(
        new PutLogEventsCommand({
          logGroupName: '/times',
          logStreamName: 's',
          logEvents: times.map((timestamp) => ({ timestamp, message: String(timestamp) })),
        }),
      );
    expect(await refusal(send(now, now - 1))).toMatchObject({
      message: 'Log events in a single PutLogEvents request must be in chronological order.',
    });
    expect((await send(now - 15 * DAY)).rejectedLogEventsInfo).toEqual({ tooOldLogEventEndIndex: 1 });
    expect((await send(now, now + DAY / 2)).rejectedLogEventsInfo).toEqual({ tooNewLogEventStartIndex: 1 });
    expect(await messages('/times')).toEqual([String(now)]);
    const { logStreams } = await logs.send(new DescribeLogStreamsCommand({ logGroupName: '/times' }));
    expect(logStreams).toMatchObject([{ logStreamName: 's', lastEventTimestamp: now }]);
  });

  it('need their stream', async () => {
    await logs.send(new CreateLogGroupCommand({ logGroupName: '/empty' }));
    expect(await refusal(put('/empty', 'none', ['x']))).toMatchObject({
      name: 'ResourceNotFoundException',
      message: 'The specified log stream does not exist.',
    });
  });
});

async function stream(logGroupName: string, logStreamName: string): Promise<void> {
  await logs.send(new CreateLogGroupCommand({ logGroupName })).catch(() => {});
  await logs.send(new CreateLogStreamCommand({ logGroupName, logStreamName }));
}

async function put(logGroupName: string, logStreamName: string, texts: string[]): Promise<void> {
  const timestamp = test.cloud.clock.now();
  const logEvents = texts.map((message) => ({ timestamp, message }));
  await logs.send(new PutLogEventsCommand({ logGroupName, logStreamName, logEvents }));
}

async function messages(logGroupName: string): Promise<(string | undefined)[] | undefined> {
  const { events } = await logs.send(new FilterLogEventsCommand({ logGroupName }));
  return events?.map(({ message }) => message);
}
