import type * as Sdk from '@aws-sdk/client-lambda';
import type { Cloud } from '../../call.ts';
import { functionArn } from './names.ts';
import { conflict } from './refusals.ts';
import type { FunctionRecord } from './state.ts';

/** How long a new function is Pending and a changed one InProgress, in milliseconds: long enough that a program must wait for it. */
const CHANGE_MS = 400;

type States = Pick<
  Sdk.FunctionConfiguration,
  'State' | 'StateReason' | 'StateReasonCode' | 'LastUpdateStatus' | 'LastUpdateStatusReason'
>;

/** https://docs.aws.amazon.com/lambda/latest/dg/functions-states.html */
export function statesOf(cloud: Cloud, record: FunctionRecord): States {
  if (isPending(cloud, record)) {
    return { State: 'Pending', StateReason: 'The function is being created.', StateReasonCode: 'Creating' };
  }
  if (isUpdating(cloud, record)) {
    return {
      State: 'Active',
      LastUpdateStatus: 'InProgress',
      LastUpdateStatusReason: 'The function is being created.',
    };
  }
  return { State: 'Active', LastUpdateStatus: 'Successful' };
}

/** @throws AwsError ResourceConflictException while a function is being made */
export function requireActive(cloud: Cloud, record: FunctionRecord): void {
  if (!isPending(cloud, record)) return;
  throw conflict(
    'The operation cannot be performed at this time. The function is currently in the following state: Pending',
  );
}

/** @throws AwsError ResourceConflictException while a function is being made or changed */
export function requireSettled(cloud: Cloud, record: FunctionRecord): void {
  requireActive(cloud, record);
  if (!isUpdating(cloud, record)) return;
  throw conflict(
    `The operation cannot be performed at this time. An update is in progress for resource: ${functionArn(record)}`,
  );
}

function isPending(cloud: Cloud, { createdAt }: FunctionRecord): boolean {
  return cloud.clock.now() < createdAt + CHANGE_MS;
}

function isUpdating(cloud: Cloud, { updatedAt }: FunctionRecord): boolean {
  return updatedAt !== undefined && cloud.clock.now() < updatedAt + CHANGE_MS;
}
