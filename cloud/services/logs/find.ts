import type { Call } from '../../call.ts';
import { noSuchGroup, noSuchStream } from './refusals.ts';
import { type LogGroupRecord, type LogStreamRecord, logGroups, logStreams } from './state.ts';

/** @throws AwsError ResourceNotFoundException */
export function findGroup(call: Call, name: string): LogGroupRecord {
  const group = logGroups(call.cloud, call).get(name);
  if (!group) throw noSuchGroup();
  return group;
}

/** @throws AwsError ResourceNotFoundException for the group or the stream */
export function findStream(call: Call, group: string, name: string): LogStreamRecord {
  findGroup(call, group);
  const stream = logStreams(call.cloud, call, group).get(name);
  if (!stream) throw noSuchStream();
  return stream;
}
