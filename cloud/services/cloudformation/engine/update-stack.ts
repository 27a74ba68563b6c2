import { applyRevision } from './apply-revision.ts';
import { cleanUp } from './clean-up.ts';
import { finishOperation } from './delete-stack.ts';
import { publishOutputs } from './publish-outputs.ts';
import { beginRollback } from './roll-back-update.ts';
import type { Work } from './work.ts';

/** Changes the resources of a stack in UPDATE_IN_PROGRESS to what its new revision says. */
export async function updateStack(work: Work): Promise<void> {
  const imported = new Set<string>();
  const failure =
    work.operation.failure ?? (await applyRevision(work, imported)) ?? publishOutputs(work, imported);
  if (work.isTakenAway) return;
  const cancelled = work.interruption === 'cancel';
  if (failure === undefined && !cancelled) {
    work.setStatus('UPDATE_COMPLETE_CLEANUP_IN_PROGRESS');
    await finishUpdate(work);
    return;
  }
  if (work.operation.onFailure === 'DO_NOTHING' && !cancelled) {
    work.setStatus('UPDATE_FAILED', failure);
    return;
  }
  await beginRollback(work, cancelled ? 'User Initiated' : failure);
}

/** Takes away what the new revision has no more. What cannot be deleted is left behind. */
export async function finishUpdate(work: Work): Promise<void> {
  const left = await cleanUp(work, 'update');
  if (work.isTakenAway) return;
  work.setStatus(
    'UPDATE_COMPLETE',
    left ? 'Update successful. One or more resources could not be deleted.' : undefined,
  );
  finishOperation(work);
}
