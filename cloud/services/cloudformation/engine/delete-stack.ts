import type { StackStatus } from '@aws-sdk/client-cloudformation';
import type { ResourceRecord } from '../resource-record.ts';
import { changeSets } from '../state.ts';
import { deleteResources, doomedPredecessor, doomedResource } from './delete-resources.ts';
import type { Work } from './work.ts';

/** Deletes a stack that has the status for it: what DeleteStack began, and creations that are deleted when they fail. */
export async function deleteStack(work: Work): Promise<void> {
  const { skipped } = work.operation;
  const retained = ({ logicalId, deletionPolicy = 'Delete' }: ResourceRecord) =>
    skipped.includes(logicalId) || deletionPolicy !== 'Delete';
  if (!(await deleteAll(work, retained, 'DELETE_FAILED'))) return;
  work.setStatus('DELETE_COMPLETE');
  work.save({ deletedAt: work.cloud.clock.now() });
  finishOperation(work);
  for (const id of [...changeSets(work.cloud, work.stackId).keys()]) {
    changeSets(work.cloud, work.stackId).delete(id);
  }
}

/** Takes away what a failed creation made. */
export async function rollBackCreation(work: Work): Promise<void> {
  const { retainExceptOnCreate } = work.operation;
  const retained = ({ deletionPolicy }: ResourceRecord) =>
    deletionPolicy === 'Retain' && !retainExceptOnCreate;
  if (!(await deleteAll(work, retained, 'ROLLBACK_FAILED'))) return;
  work.setStatus('ROLLBACK_COMPLETE');
  finishOperation(work);
}

/** @returns whether all is gone and the work may go on */
async function deleteAll(
  work: Work,
  retained: (resource: ResourceRecord) => boolean,
  failure: StackStatus,
): Promise<boolean> {
  const left = work.allResources().filter(({ status }) => !/^DELETE_(COMPLETE|SKIPPED)$/.test(status));
  const failed = await deleteResources(
    work,
    left.flatMap((resource) => [
      doomedResource(work, resource, retained(resource)),
      ...doomedPredecessor(work, resource, retained(resource)),
    ]),
  );
  if (work.isTakenAway) return false;
  if (failed.length === 0) return true;
  work.setStatus(failure, `The following resource(s) failed to delete: [${failed.join(', ')}]. `);
  finishOperation(work);
  return false;
}

/** Nothing runs on the stack any more. */
export function finishOperation(work: Work): void {
  const { operation: _, ...rest } = work.stack;
  work.replace(rest);
}
