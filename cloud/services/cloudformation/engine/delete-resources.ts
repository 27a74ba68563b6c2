import type { ResourceRecord, ResourceState } from '../resource-record.ts';
import { resourceType } from '../resources/registry.ts';
import { failureReason } from './failure-reason.ts';
import { inOrder } from './in-order.ts';
import { resourceContext } from './resource-context.ts';
import { withState } from './resource-state.ts';
import type { Work } from './work.ts';

/** A physical resource that is to go, or to be left behind. */
export interface Doomed {
  /** Tells it apart from its successor, which has the same logical id. */
  key: string;
  logicalId: string;
  type: string;
  state: ResourceState;
  retained: boolean;
  /** How its events are told: on its own record, or beside that of its successor. */
  tell(status: string, reason?: string): void;
  /** It is gone, or left behind. */
  gone(): void;
}

/**
 * Deletes resources side by side, each after those that needed it. One that fails keeps those that it needs.
 *
 * @returns the logical ids of those that could not be deleted
 */
export async function deleteResources(work: Work, doomed: readonly Doomed[]): Promise<string[]> {
  const byKey = new Map(doomed.map((one) => [one.key, one]));
  const failed: string[] = [];
  await inOrder(
    reversed(doomed),
    async (key) => {
      const one = byKey.get(key);
      if (!one || (await isDeleted(work, one))) return true;
      failed.push(one.logicalId);
      return false;
    },
    () => work.interruption !== 'close',
  );
  return failed;
}

/** Each with those that need it, which go first. */
function reversed(doomed: readonly Doomed[]): Map<string, Set<string>> {
  return new Map(
    doomed.map(({ key, logicalId }) => [
      key,
      new Set(doomed.filter(({ state }) => state.needs.includes(logicalId)).map((other) => other.key)),
    ]),
  );
}

async function isDeleted(work: Work, doomed: Doomed): Promise<boolean> {
  const { logicalId, type, state } = doomed;
  if (doomed.retained && state.physicalId) {
    doomed.tell('DELETE_SKIPPED');
    doomed.gone();
    return true;
  }
  try {
    if (state.physicalId) {
      doomed.tell('DELETE_IN_PROGRESS');
      const handler = await resourceType(type);
      const context = resourceContext(work, logicalId, state.stackTags);
      await handler.delete(state.physicalId, state.properties, context);
    }
    doomed.tell('DELETE_COMPLETE');
    doomed.gone();
    return true;
  } catch (error) {
    // A closed cloud leaves it to the one that comes back.
    if (work.interruption !== 'close') doomed.tell('DELETE_FAILED', failureReason(error));
    return false;
  }
}

/** A resource of the stack as such: its own record tells what becomes of it. */
export function doomedResource(work: Work, record: ResourceRecord, retained: boolean): Doomed {
  const { logicalId, type } = record;
  return {
    key: logicalId,
    logicalId,
    type,
    state: record,
    retained,
    tell: (status, reason) => void work.setResource(work.resource(logicalId) ?? record, status, reason),
    gone() {},
  };
}

/** What a resource replaced in an update that is over, or that failed: it still stands beside its successor. */
export function doomedPredecessor(work: Work, resource: ResourceRecord, retained: boolean): Doomed[] {
  const { before, logicalId, type } = resource;
  if (!before?.physicalId || before.physicalId === resource.physicalId) return [];
  return [
    {
      key: `${logicalId} (replaced)`,
      logicalId,
      type,
      state: before,
      retained,
      tell: (status, reason) => work.tell(withState(resource, before), status, reason),
      gone() {
        const { before: _, ...rest } = work.resource(logicalId) ?? resource;
        work.saveResource(rest);
      },
    },
  ];
}
