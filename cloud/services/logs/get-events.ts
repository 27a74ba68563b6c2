import type * as Sdk from '@aws-sdk/client-cloudwatch-logs';
import type { Handlers, Modelled } from '../service.ts';
import { findStream } from './find.ts';
import { invalidParameter } from './refusals.ts';
import { type StoredEvent, storedEvents } from './stored-events.ts';

const MOST = 10_000;
const NO_EVENT = '0'.repeat(56);

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_GetLogEvents.html */
export const handlers = {
  GetLogEvents(input, call) {
    const { logGroupName = '', logStreamName, startTime = 0, endTime = Number.POSITIVE_INFINITY } = input;
    findStream(call, logGroupName, logStreamName);
    const events = storedEvents(call.cloud, call, logGroupName, logStreamName).filter(
      ({ timestamp }) => timestamp >= startTime && timestamp < endTime,
    );
    const page = pageOf(events, input);
    return {
      events: page.events.map(({ timestamp, message, ingestedAt }) => ({
        timestamp,
        message,
        ingestionTime: ingestedAt,
      })),
      nextForwardToken: `f/${page.last}/s`,
      nextBackwardToken: `b/${page.first}/s`,
    };
  },
} satisfies Handlers<typeof Sdk>;

export const modelled: Modelled<typeof handlers> = {
  GetLogEvents: [
    'logGroupName',
    'logStreamName',
    'startTime',
    'endTime',
    'limit',
    'nextToken',
    'startFromHead',
  ],
};

interface Page {
  events: StoredEvent[];
  first: string;
  last: string;
}

/** Tokens name the event to go on from; at an end the same token comes back, which is how clients see it. */
function pageOf(
  events: StoredEvent[],
  { nextToken, limit = MOST, startFromHead }: { nextToken?: string; limit?: number; startFromHead?: boolean },
): Page {
  const token = nextToken === undefined ? undefined : /^([fb])\/(\d{56})\/s$/.exec(nextToken);
  if (token === null) throw invalidParameter('The specified nextToken is invalid.');
  const [, direction, id = NO_EVENT] = token ?? [];
  const found =
    direction === 'f'
      ? events.filter((event) => event.id > id).slice(0, limit)
      : direction === 'b'
        ? events.filter((event) => event.id < id).slice(-limit)
        : startFromHead
          ? events.slice(0, limit)
          : events.slice(-limit);
  return { events: found, first: found.at(0)?.id ?? id, last: found.at(-1)?.id ?? id };
}
