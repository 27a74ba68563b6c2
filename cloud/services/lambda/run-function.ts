import type { Cloud } from '../../call.ts';
import { AwsError } from '../../errors.ts';
import { environmentsOf } from '../../runtime/environments.ts';
import type { FunctionSpec, Outcome } from '../../runtime/function-spec.ts';
import { ACCOUNT_CONCURRENCY } from './concurrency.ts';
import type { Target } from './find.ts';
import { requireActive } from './lifecycle.ts';
import { functionArn } from './names.ts';
import type { FunctionRecord } from './state.ts';

/** One event for a function, checked. */
export interface FunctionEvent {
  requestId: string;
  /** JSON. */
  payload: string;
  /** JSON. */
  clientContext?: string;
}

/** How many invocations of each function run or wait now. */
const running = new WeakMap<Cloud, Map<string, number>>();

/**
 * Runs an event and waits for what becomes of it.
 *
 * @throws AwsError ResourceConflictException while the function is being made, TooManyRequestsException,
 *   AccessDeniedException when its role does not trust Lambda any more
 */
export async function runFunction(cloud: Cloud, target: Target, event: FunctionEvent): Promise<Outcome> {
  requireActive(cloud, target.record);
  const counts = running.get(cloud) ?? new Map<string, number>();
  running.set(cloud, counts);
  const arn = functionArn(target.record);
  checkConcurrency(target.record, counts, arn);
  counts.set(arn, (counts.get(arn) ?? 0) + 1);
  try {
    return await environmentsOf(cloud).run(specOf(target), {
      ...event,
      invokedFunctionArn: functionArn(target.name),
    });
  } finally {
    counts.set(arn, (counts.get(arn) ?? 1) - 1);
  }
}

/** https://docs.aws.amazon.com/lambda/latest/dg/lambda-concurrency.html */
function checkConcurrency(
  { reservedConcurrency }: FunctionRecord,
  counts: ReadonlyMap<string, number>,
  arn: string,
): void {
  if (reservedConcurrency !== undefined && (counts.get(arn) ?? 0) >= reservedConcurrency) {
    throw tooMany('ReservedFunctionConcurrentInvocationLimitExceeded');
  }
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  if (total >= ACCOUNT_CONCURRENCY) throw tooMany('ConcurrentInvocationLimitExceeded');
}

function tooMany(Reason: string): AwsError {
  return new AwsError('TooManyRequestsException', 'Rate Exceeded.', 429, { Reason });
}

function specOf({ record, version }: Target): FunctionSpec {
  const arn = functionArn(record);
  return {
    key: `${arn}:${version.version}:${version.revisionId}`,
    arn,
    name: record.name,
    version: version.version,
    account: record.account,
    region: record.region,
    runtime: version.runtime,
    handler: version.handler,
    memoryMegabytes: version.memoryMegabytes,
    timeoutSeconds: version.timeoutSeconds,
    variables: version.variables,
    roleArn: version.roleArn,
    codeSha256: version.codeSha256,
    codeBlob: version.codeBlob,
    logGroup: version.logGroup,
  };
}
