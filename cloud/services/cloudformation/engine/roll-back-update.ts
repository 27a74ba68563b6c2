import { isDeepStrictEqual } from 'node:util';
import type { ResourceRecord } from '../resource-record.ts';
import { resourceType } from '../resources/registry.ts';
import { cleanUp } from './clean-up.ts';
import { finishOperation } from './delete-stack.ts';
import { failureReason } from './failure-reason.ts';
import { inOrder } from './in-order.ts';
import { resourceContext } from './resource-context.ts';
import { stateOf, withState } from './resource-state.ts';
import { made } from './resource-steps.ts';
import type { Work } from './work.ts';

/** Puts a stack back to what it was before an update that failed or was cancelled. */
export async function beginRollback(work: Work, reason?: string): Promise<void> {
  work.setStatus('UPDATE_ROLLBACK_IN_PROGRESS', reason);
  const { previous } = work.operation;
  if (previous) work.save(previous);
  await rollBackUpdate(work);
}

/**
 * Goes on with a rollback: resources get their old properties back, in the order of their dependencies.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks-continueupdaterollback.html
 */
export async function rollBackUpdate(work: Work): Promise<void> {
  const changed = work.allResources().filter(({ before, rolledBack }) => before && !rolledBack);
  const failed: string[] = [];
  await inOrder(
    new Map(changed.map(({ logicalId, before }) => [logicalId, new Set(before?.needs)])),
    async (logicalId) => {
      const done = await isRestored(work, logicalId);
      if (!done) failed.push(logicalId);
      return done;
    },
    () => work.interruption !== 'close',
  );
  if (work.isTakenAway) return;
  if (failed.length > 0) {
    work.setStatus(
      'UPDATE_ROLLBACK_FAILED',
      `The following resource(s) failed to update: [${failed.join(', ')}]. `,
    );
    return;
  }
  work.setStatus('UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS');
  await finishRollback(work);
}

/** Takes away what the update had made. */
export async function finishRollback(work: Work): Promise<void> {
  await cleanUp(work, 'rollback');
  if (work.isTakenAway) return;
  work.setStatus('UPDATE_ROLLBACK_COMPLETE');
  finishOperation(work);
}

async function isRestored(work: Work, logicalId: string): Promise<boolean> {
  const now = work.resource(logicalId);
  if (!now?.before) return true;
  const { before } = now;
  const old = withState(now, before);
  if (work.operation.skipped.includes(logicalId)) {
    work.setResource(old, 'UPDATE_COMPLETE');
    return true;
  }
  if (now.physicalId !== before.physicalId) {
    // The old one still stands; the clean-up finds the new one where it looks for what was replaced.
    work.setResource({ ...old, before: stateOf(now), rolledBack: true }, 'UPDATE_COMPLETE');
    return true;
  }
  if (isDeepStrictEqual(stateOf(now), before)) {
    work.setResource(old, 'UPDATE_COMPLETE');
    return true;
  }
  return await isPutBack(work, now, old);
}

async function isPutBack(work: Work, now: ResourceRecord, old: ResourceRecord): Promise<boolean> {
  const { logicalId, physicalId, type } = now;
  try {
    work.setResource(now, 'UPDATE_IN_PROGRESS');
    const handler = await resourceType(type);
    const context = resourceContext(work, logicalId, old.stackTags);
    const physical = await handler.update(physicalId, old.properties, now.properties, context);
    work.setResource({ ...old, ...made(physical) }, 'UPDATE_COMPLETE');
    return true;
  } catch (error) {
    if (work.interruption !== 'close') {
      work.setResource(work.resource(logicalId) ?? now, 'UPDATE_FAILED', failureReason(error));
    }
    return false;
  }
}
