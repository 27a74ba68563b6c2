import type { Caller, Cloud } from '../call.ts';
import { AwsError } from '../errors.ts';
import { findStoredCredential } from '../services/iam/credentials.ts';
import type { FunctionSpec } from './function-spec.ts';

export interface LogLine {
  /** Milliseconds since 1970. */
  timestamp: number;
  message: string;
}

/** PutLogEvents takes 10,000 events and 1 MB, 26 bytes counted beside each message, of one day and in order. */
const MOST_EVENTS = 10_000;
const MOST_BYTES = 1_048_576;
const OVERHEAD = 26;
const MOST_MESSAGE = 262_144;
const DAY = 86_400_000;

/**
 * Writes a function's lines to its log stream with the rights of its role. The group and the stream are made when
 * they are missing. A role that may not do this has no logs, and nobody is told, as on AWS.
 * https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs.html
 *
 * @param accessKeyId the key of the role's session
 */
export async function writeLogs(
  cloud: Cloud,
  spec: FunctionSpec,
  { accessKeyId, stream }: { accessKeyId: string; stream: string },
  lines: readonly LogLine[],
): Promise<void> {
  const principal = findStoredCredential(cloud, accessKeyId)?.principal;
  if (!principal) return;
  const caller: Caller = { principal, account: spec.account, region: spec.region };
  const names = { logGroupName: spec.logGroup, logStreamName: stream };
  try {
    for (const logEvents of batches(lines)) {
      await orMake(
        () => cloud.invoke('logs', 'PutLogEvents', { ...names, logEvents }, caller),
        () =>
          orMake(
            () => cloud.invoke('logs', 'CreateLogStream', names, caller),
            () => cloud.invoke('logs', 'CreateLogGroup', { logGroupName: spec.logGroup }, caller),
          ),
      );
    }
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
  }
}

/** Tries once more after what was missing is made. Another environment may have made it first. */
async function orMake(attempt: () => Promise<unknown>, make: () => Promise<unknown>): Promise<void> {
  try {
    await attempt();
  } catch (error) {
    if (!hasCode(error, 'ResourceNotFoundException')) throw error;
    await make().catch((problem: unknown) => {
      if (!hasCode(problem, 'ResourceAlreadyExistsException')) throw problem;
    });
    await attempt();
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof AwsError && error.code === code;
}

function* batches(lines: readonly LogLine[]): Generator<LogLine[]> {
  let batch: LogLine[] = [];
  let bytes = 0;
  for (const line of [...lines].sort((a, b) => a.timestamp - b.timestamp)) {
    const message = line.message.slice(0, MOST_MESSAGE);
    const size = Buffer.byteLength(message) + OVERHEAD;
    const span = line.timestamp - (batch[0]?.timestamp ?? line.timestamp);
    if (batch.length === MOST_EVENTS || bytes + size > MOST_BYTES || span > DAY) {
      yield batch;
      batch = [];
      bytes = 0;
    }
    batch.push({ ...line, message });
    bytes += size;
  }
  if (batch.length > 0) yield batch;
}
