import { applyRevision } from './apply-revision.ts';
import { deleteStack, finishOperation, rollBackCreation } from './delete-stack.ts';
import { publishOutputs } from './publish-outputs.ts';
import type { Work } from './work.ts';

/** Makes the resources of a stack in CREATE_IN_PROGRESS. */
export async function createStack(work: Work): Promise<void> {
  const imported = new Set<string>();
  const failure =
    work.operation.failure ?? (await applyRevision(work, imported)) ?? publishOutputs(work, imported);
  if (work.isTakenAway) return;
  if (failure !== undefined) {
    await failCreation(work, failure);
    return;
  }
  for (const { isNew: _, ...resource } of work.allResources()) work.saveResource(resource);
  work.setStatus('CREATE_COMPLETE');
  finishOperation(work);
}

/**
 * Does what the caller wants of a creation that fails.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html
 */
export async function failCreation(work: Work, failure: string): Promise<void> {
  const { onFailure } = work.operation;
  if (onFailure === 'DO_NOTHING') {
    work.setStatus('CREATE_FAILED', failure);
    return;
  }
  const [status, reason, goOn] =
    onFailure === 'DELETE'
      ? (['DELETE_IN_PROGRESS', 'Delete requested by user.', deleteStack] as const)
      : (['ROLLBACK_IN_PROGRESS', 'Rollback requested by user.', rollBackCreation] as const);
  work.setStatus(status, `${failure}${/\s$/.test(failure) ? '' : ' '}${reason}`);
  await goOn(work);
}
