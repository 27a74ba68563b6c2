import type { ResourceRecord } from '../resource-record.ts';
import { dependenciesOf } from '../template/dependencies.ts';
import { type Doomed, deleteResources, doomedPredecessor, doomedResource } from './delete-resources.ts';
import { scopeOf } from './scope-of.ts';
import type { Work } from './work.ts';

/** AWS tries three times, then it leaves the resource behind. */
const ATTEMPTS = 3;

/**
 * Deletes what a stack has no more after an update, or after the rollback of one: resources that left the template, and
 * those that others replaced.
 *
 * @returns whether something could not be deleted
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks.html
 */
export async function cleanUp(work: Work, after: 'rollback' | 'update'): Promise<boolean> {
  const kept = keptIds(work);
  let left = true;
  for (let attempt = 0; attempt < ATTEMPTS && left; attempt += 1) {
    const doomed = work.allResources().flatMap((resource) => doomedOf(work, resource, kept, after));
    const failed = await deleteResources(work, doomed);
    if (work.isTakenAway) return false;
    left = failed.length > 0;
  }
  for (const resource of work.allResources()) settle(work, resource, kept);
  return left;
}

function keptIds(work: Work): Set<string> {
  const { cloud, stack } = work;
  const scope = scopeOf(cloud, stack, stack.revision, () => undefined);
  return new Set(dependenciesOf(stack.revision.processed, scope.conditions).keys());
}

function doomedOf(
  work: Work,
  resource: ResourceRecord,
  kept: Set<string>,
  after: 'rollback' | 'update',
): Doomed[] {
  if (!kept.has(resource.logicalId)) {
    const doomed = doomedResource(work, resource, isRetained(work, resource));
    return [{ ...doomed, gone: () => work.forgetResource(resource.logicalId) }];
  }
  const retained = after === 'update' && resource.updateReplacePolicy === 'Retain';
  return doomedPredecessor(work, resource, retained);
}

/** What the update itself made, its rollback takes away again. */
function isRetained(work: Work, { deletionPolicy = 'Delete', isNew }: ResourceRecord): boolean {
  if (!isNew) return deletionPolicy !== 'Delete';
  return deletionPolicy === 'Retain' && !work.operation.retainExceptOnCreate;
}

function settle(work: Work, resource: ResourceRecord, kept: Set<string>): void {
  const { before: _, isNew: __, rolledBack: ___, ...settled } = resource;
  if (kept.has(resource.logicalId)) work.saveResource(settled);
  else work.forgetResource(resource.logicalId);
}
