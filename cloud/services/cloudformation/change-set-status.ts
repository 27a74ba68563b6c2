import type { ChangeSetStatus, ExecutionStatus } from '@aws-sdk/client-cloudformation';
import type { Cloud } from '../../call.ts';
import type { ChangeSetRecord } from './change-set-record.ts';
import type { StackRecord } from './stack-record.ts';

/** How long a change set is made, in milliseconds: long enough that a program must wait for it. */
const CREATION_MS = 300;

interface States {
  Status: ChangeSetStatus;
  ExecutionStatus: ExecutionStatus;
  StatusReason?: string;
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeChangeSet.html */
export function statesOf(cloud: Cloud, changeSet: ChangeSetRecord, stack: StackRecord): States {
  if (cloud.clock.now() < changeSet.createdAt + CREATION_MS) {
    return { Status: 'CREATE_IN_PROGRESS', ExecutionStatus: 'UNAVAILABLE' };
  }
  if (changeSet.failure !== undefined) {
    return { Status: 'FAILED', ExecutionStatus: 'UNAVAILABLE', StatusReason: changeSet.failure };
  }
  return {
    Status: 'CREATE_COMPLETE',
    ExecutionStatus: changeSet.executed ? executionOf(stack) : 'AVAILABLE',
  };
}

function executionOf({ status }: StackRecord): ExecutionStatus {
  if (status === 'CREATE_COMPLETE' || status === 'UPDATE_COMPLETE') return 'EXECUTE_COMPLETE';
  return /^(CREATE|UPDATE|UPDATE_COMPLETE_CLEANUP)_IN_PROGRESS$/.test(status)
    ? 'EXECUTE_IN_PROGRESS'
    : 'EXECUTE_FAILED';
}
