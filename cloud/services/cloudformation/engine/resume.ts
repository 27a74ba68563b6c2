import type { Cloud } from '../../../call.ts';
import type { StackRecord } from '../stack-record.ts';
import { places, stacks } from '../state.ts';
import { resumingCaller } from './callers.ts';
import { failCreation } from './create-stack.ts';
import { deleteStack, rollBackCreation } from './delete-stack.ts';
import { beginRollback, finishRollback, rollBackUpdate } from './roll-back-update.ts';
import { finishUpdate } from './update-stack.ts';
import type { Work } from './work.ts';
import { works } from './works.ts';

const INTERRUPTED = 'The cloud was stopped while this ran. ';

/** What is done with a stack on which work ran when the cloud was stopped. */
const FLOWS: Partial<Record<StackRecord['status'], (work: Work) => Promise<void>>> = {
  CREATE_IN_PROGRESS: (work) => failCreation(work, INTERRUPTED),
  ROLLBACK_IN_PROGRESS: rollBackCreation,
  DELETE_IN_PROGRESS: deleteStack,
  UPDATE_IN_PROGRESS: (work) => beginRollback(work, INTERRUPTED.trim()),
  UPDATE_COMPLETE_CLEANUP_IN_PROGRESS: finishUpdate,
  UPDATE_ROLLBACK_IN_PROGRESS: rollBackUpdate,
  UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS: finishRollback,
};

/** Takes up what a cloud left unfinished that was closed or killed: creations and updates are rolled back. */
export function resumeInterrupted(cloud: Cloud): void {
  for (const place of [...places(cloud).values()]) {
    for (const stack of [...stacks(cloud, place).values()]) {
      const flow = FLOWS[stack.status];
      if (flow) works(cloud).start(stack, resumingCaller(cloud, stack), flow);
    }
  }
}
