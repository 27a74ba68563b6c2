import type * as Sdk from '@aws-sdk/client-cloudwatch-logs';
import type { Call } from '../../call.ts';
import type { Handlers, Modelled } from '../service.ts';
import { findStream } from './find.ts';
import { invalidParameter } from './refusals.ts';
import { type BatchRecord, logBatches, logGroups, logStreams } from './state.ts';
import { sequenceToken } from './streams.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const OLDEST = 14 * DAY;
const NEWEST = 2 * HOUR;
const MOST_BYTES = 1_048_576;
/** What each event counts beside its message. */
const OVERHEAD = 26;

type Event = BatchRecord['events'][number];

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutLogEvents.html */
export const handlers = {
  PutLogEvents({ logGroupName, logStreamName, logEvents }, call) {
    const stream = findStream(call, logGroupName, logStreamName);
    checkBatch(logEvents);
    const now = call.cloud.clock.now();
    const { taken, rejected } = sort(logEvents, oldestTaken(call, logGroupName, now), now);
    const [first, last] = [taken.at(0), taken.at(-1)];
    if (first && last) {
      const key = String(stream.nextBatch).padStart(12, '0');
      logBatches(call.cloud, call, logGroupName, logStreamName).set(key, { ingestedAt: now, events: taken });
      logStreams(call.cloud, call, logGroupName).set(logStreamName, {
        ...stream,
        firstEventAt: Math.min(stream.firstEventAt ?? first.timestamp, first.timestamp),
        lastEventAt: Math.max(stream.lastEventAt ?? last.timestamp, last.timestamp),
        lastIngestedAt: now,
        storedBytes: stream.storedBytes + bytesOf(taken),
        nextBatch: stream.nextBatch + 1,
      });
    }
    return { nextSequenceToken: sequenceToken(stream.nextBatch + 1), rejectedLogEventsInfo: rejected };
  },
} satisfies Handlers<typeof Sdk>;

export const modelled: Modelled<typeof handlers> = {
  // The sequence token is ignored on AWS too.
  PutLogEvents: ['logGroupName', 'logStreamName', 'logEvents', 'sequenceToken'],
};

function checkBatch(events: Event[]): void {
  const size = bytesOf(events);
  if (size > MOST_BYTES)
    throw invalidParameter(`Upload too large: ${size} bytes exceeds limit of ${MOST_BYTES}`);
  const times = events.map(({ timestamp }) => timestamp);
  if (times.some((time, index) => time < (times[index - 1] ?? time))) {
    throw invalidParameter('Log events in a single PutLogEvents request must be in chronological order.');
  }
  if ((times.at(-1) ?? 0) - (times[0] ?? 0) > DAY) {
    throw invalidParameter(
      'The batch of log events in a single PutLogEvents request cannot span more than 24 hours.',
    );
  }
}

function bytesOf(events: Event[]): number {
  return events.reduce((sum, { message }) => sum + Buffer.byteLength(message) + OVERHEAD, 0);
}

function oldestTaken(call: Call, group: string, now: number): { tooOld: number; expired: number } {
  const days = logGroups(call.cloud, call).get(group)?.retentionDays;
  return { tooOld: now - OLDEST, expired: days === undefined ? 0 : now - days * DAY };
}

/** Events too old, expired or too new are left out, and told by their places in the batch. */
function sort(events: Event[], { tooOld, expired }: { tooOld: number; expired: number }, now: number) {
  const oldEnd = events.filter(({ timestamp }) => timestamp < tooOld).length;
  const expiredEnd = events.filter(({ timestamp }) => timestamp < expired).length;
  const newStart = events.findIndex(({ timestamp }) => timestamp > now + NEWEST);
  const end = newStart === -1 ? events.length : newStart;
  const rejected = {
    ...(oldEnd > 0 && { tooOldLogEventEndIndex: oldEnd }),
    ...(expiredEnd > oldEnd && { expiredLogEventEndIndex: expiredEnd }),
    ...(newStart !== -1 && { tooNewLogEventStartIndex: newStart }),
  };
  return {
    taken: events
      .slice(Math.max(oldEnd, expiredEnd), end)
      .map(({ timestamp, message }) => ({ timestamp, message })),
    rejected: Object.keys(rejected).length > 0 ? rejected : undefined,
  };
}
