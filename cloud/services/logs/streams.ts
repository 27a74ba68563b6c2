import type * as Sdk from '@aws-sdk/client-cloudwatch-logs';
import type { Call } from '../../call.ts';
import type { Handlers, Modelled } from '../service.ts';
import { findGroup, findStream } from './find.ts';
import { pageOf } from './pages.ts';
import { alreadyExists, invalidParameter } from './refusals.ts';
import { dropStream, type LogStreamRecord, logGroupArn, logStreams } from './state.ts';

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_LogStream.html */
export const handlers = {
  CreateLogStream({ logGroupName, logStreamName: name }, call) {
    findGroup(call, logGroupName);
    const streams = logStreams(call.cloud, call, logGroupName);
    if (streams.has(name)) throw alreadyExists('stream');
    streams.set(name, { name, createdAt: call.cloud.clock.now(), storedBytes: 0, nextBatch: 1 });
    return {};
  },

  DeleteLogStream({ logGroupName, logStreamName }, call) {
    findStream(call, logGroupName, logStreamName);
    dropStream(call.cloud, call, logGroupName, logStreamName);
    return {};
  },

  DescribeLogStreams(input, call) {
    const { logGroupName = '', logStreamNamePrefix, orderBy, descending, limit, nextToken } = input;
    findGroup(call, logGroupName);
    if (orderBy === 'LastEventTime' && logStreamNamePrefix !== undefined) {
      throw invalidParameter('Cannot order by LastEventTime with a logStreamNamePrefix.');
    }
    const streams = [...logStreams(call.cloud, call, logGroupName).values()]
      .filter(({ name }) => name.startsWith(logStreamNamePrefix ?? ''))
      .sort(orderBy === 'LastEventTime' ? byLastEvent : byName);
    if (descending) streams.reverse();
    const { page, nextToken: next } = pageOf(streams, ({ name }) => name, { limit, nextToken });
    return { logStreams: page.map((stream) => shown(call, logGroupName, stream)), nextToken: next };
  },
} satisfies Handlers<typeof Sdk>;

export const modelled: Modelled<typeof handlers> = {
  CreateLogStream: ['logGroupName', 'logStreamName'],
  DeleteLogStream: ['logGroupName', 'logStreamName'],
  DescribeLogStreams: ['logGroupName', 'logStreamNamePrefix', 'orderBy', 'descending', 'limit', 'nextToken'],
};

function byName(a: LogStreamRecord, b: LogStreamRecord): number {
  return a.name < b.name ? -1 : 1;
}

function byLastEvent(a: LogStreamRecord, b: LogStreamRecord): number {
  return (a.lastEventAt ?? a.createdAt) - (b.lastEventAt ?? b.createdAt) || byName(a, b);
}

function shown(call: Call, group: string, stream: LogStreamRecord): Sdk.LogStream {
  return {
    logStreamName: stream.name,
    creationTime: stream.createdAt,
    firstEventTimestamp: stream.firstEventAt,
    lastEventTimestamp: stream.lastEventAt,
    lastIngestionTime: stream.lastIngestedAt,
    uploadSequenceToken: sequenceToken(stream.nextBatch),
    arn: `${logGroupArn(call, group)}:log-stream:${stream.name}`,
    // AWS stopped telling the size of a stream in 2019.
    storedBytes: 0,
  };
}

/** A token of 56 digits, which nobody needs to send any more. */
export function sequenceToken(batch: number): string {
  return `49${String(batch).padStart(54, '0')}`;
}
