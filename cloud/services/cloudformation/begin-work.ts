import type { StackStatus } from '@aws-sdk/client-cloudformation';
import type { Call, Caller } from '../../call.ts';
import { accessKeyOf } from './engine/callers.ts';
import { createStack } from './engine/create-stack.ts';
import { deleteStack } from './engine/delete-stack.ts';
import { setStackStatus } from './engine/events.ts';
import { updateStack } from './engine/update-stack.ts';
import type { Work } from './engine/work.ts';
import { works } from './engine/works.ts';
import type { Operation, StackRecord } from './stack-record.ts';
import { changeSets } from './state.ts';

const REASON = 'User Initiated';
const FLOWS = { create: createStack, update: updateStack, delete: deleteStack };
const STATUSES = {
  create: 'CREATE_IN_PROGRESS',
  update: 'UPDATE_IN_PROGRESS',
  delete: 'DELETE_IN_PROGRESS',
} satisfies Record<Operation['kind'], StackStatus>;

type Wanted = Partial<Operation> & { kind: Operation['kind'] };

/** Begins what a stack is to become. The call answers, and the work goes on in the background. */
export function beginWork(call: Call, caller: Caller, stack: StackRecord, wanted: Wanted): void {
  const begun = setStackStatus(call.cloud, withOperation(call, stack, wanted), STATUSES[wanted.kind], REASON);
  dropOtherChangeSets(call, begun);
  works(call.cloud).start(begun, caller, FLOWS[wanted.kind]);
}

/** Takes up work that came to nothing; the flow gives the stack its status. */
export function continueWork(
  call: Call,
  caller: Caller,
  stack: StackRecord,
  status: StackStatus,
  wanted: Wanted,
  flow: (work: Work) => Promise<void>,
): void {
  const begun = setStackStatus(call.cloud, withOperation(call, stack, wanted), status, REASON);
  works(call.cloud).start(begun, caller, flow);
}

function withOperation(call: Call, stack: StackRecord, wanted: Wanted): StackRecord {
  const operation: Operation = {
    skipped: [],
    onFailure: 'ROLLBACK',
    ...wanted,
    // The principal's own: a service role is assumed anew.
    accessKeyId: accessKeyOf(call),
  };
  return { ...stack, operation };
}

/**
 * Change sets of what the stack was are worth nothing now.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ExecuteChangeSet.html
 */
function dropOtherChangeSets({ cloud }: Call, stack: StackRecord): void {
  const sets = changeSets(cloud, stack.id);
  for (const id of [...sets.keys()]) if (id !== stack.changeSetId) sets.delete(id);
}
