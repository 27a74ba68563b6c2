import type * as Sdk from '@aws-sdk/client-cloudwatch-logs';
import type { Call } from '../../call.ts';
import type { Handlers, Modelled } from '../service.ts';
import { filterPattern } from './filter-pattern.ts';
import { findGroup } from './find.ts';
import { readToken, writeToken } from './pages.ts';
import { invalidParameter } from './refusals.ts';
import { logStreams } from './state.ts';
import { type StoredEvent, storedEvents } from './stored-events.ts';

const MOST = 10_000;

type Found = StoredEvent & { stream: string };

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_FilterLogEvents.html */
export const handlers = {
  FilterLogEvents(input, call) {
    const { logGroupName = '', limit = MOST, nextToken } = input;
    findGroup(call, logGroupName);
    if (input.logStreamNames && input.logStreamNamePrefix !== undefined) {
      throw invalidParameter('LogStreamNamePrefix and LogStreamNames are mutually exclusive.');
    }
    const after = nextToken === undefined ? '' : readToken(nextToken);
    const found = matching(call, input, logGroupName).filter((event) => placeOf(event) > after);
    const page = found.slice(0, limit);
    const last = page.at(-1);
    return {
      events: page.map(shown),
      searchedLogStreams: [],
      ...(last && found.length > page.length && { nextToken: writeToken(placeOf(last)) }),
    };
  },
} satisfies Handlers<typeof Sdk>;

export const modelled: Modelled<typeof handlers> = {
  FilterLogEvents: [
    'logGroupName',
    'logStreamNames',
    'logStreamNamePrefix',
    'startTime',
    'endTime',
    'filterPattern',
    'limit',
    'nextToken',
    // Events of several streams always come interleaved, here as on AWS.
    'interleaved',
  ],
};

function matching(call: Call, input: Sdk.FilterLogEventsRequest, group: string): Found[] {
  const { startTime = 0, endTime = Number.POSITIVE_INFINITY } = input;
  const matches = filterPattern(input.filterPattern ?? '');
  return [...logStreams(call.cloud, call, group).keys()]
    .filter(
      (stream) =>
        input.logStreamNames?.includes(stream) ?? stream.startsWith(input.logStreamNamePrefix ?? ''),
    )
    .flatMap((stream) => storedEvents(call.cloud, call, group, stream).map((event) => ({ ...event, stream })))
    .filter(({ timestamp, message }) => timestamp >= startTime && timestamp <= endTime && matches(message))
    .sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
}

function placeOf({ id, stream }: Found): string {
  return `${id}/${stream}`;
}

function shown({ id, stream, timestamp, message, ingestedAt }: Found): Sdk.FilteredLogEvent {
  return { logStreamName: stream, timestamp, message, ingestionTime: ingestedAt, eventId: id };
}
