import type { Caller, Cloud } from '../../call.ts';
import type { Collection } from '../../state/store.ts';

/** Where log groups live: an account's region. */
export type Place = Pick<Caller, 'account' | 'region'>;

/** Times are in milliseconds since 1970. */
export interface LogGroupRecord {
  name: string;
  createdAt: number;
  /** Absent: events are kept for ever. */
  retentionDays?: number;
  tags: Record<string, string>;
}

export interface LogStreamRecord {
  name: string;
  createdAt: number;
  firstEventAt?: number;
  lastEventAt?: number;
  lastIngestedAt?: number;
  storedBytes: number;
  /** The number of the next batch. */
  nextBatch: number;
}

/** The events of one PutLogEvents call: one record each, because functions log often. */
export interface BatchRecord {
  ingestedAt: number;
  events: { timestamp: number; message: string }[];
}

export function logGroups(cloud: Cloud, { account, region }: Place): Collection<LogGroupRecord> {
  return cloud.store.collection('logs/groups', account, region);
}

export function logStreams(
  cloud: Cloud,
  { account, region }: Place,
  group: string,
): Collection<LogStreamRecord> {
  return cloud.store.collection('logs/streams', account, region, group);
}

export function logBatches(
  cloud: Cloud,
  { account, region }: Place,
  group: string,
  stream: string,
): Collection<BatchRecord> {
  return cloud.store.collection('logs/batches', account, region, group, stream);
}

/** Forgets a stream with its events. */
export function dropStream(cloud: Cloud, place: Place, group: string, stream: string): void {
  logStreams(cloud, place, group).delete(stream);
  cloud.store.drop('logs/batches', place.account, place.region, group, stream);
}

/** The ARN of a group as IAM and the tags know it; answers add `:*` to it. */
export function logGroupArn({ account, region }: Place, group: string): string {
  return `arn:aws:logs:${region}:${account}:log-group:${group}`;
}

/** The name of the group that an ARN names, with or without `:*`. */
export function groupOfArn(arn: string): string | undefined {
  return /^arn:aws:logs:[^:]+:\d{12}:log-group:([^:]+)(?::\*)?$/.exec(arn)?.[1];
}
