import type { Call } from '../../call.ts';
import { addStackEvent } from './engine/events.ts';
import { importersOf } from './find-exports.ts';
import type { StackRecord } from './stack-record.ts';
import { resources, saveStack } from './state.ts';
import { validationError } from './template/errors.ts';

const BUSY = [
  'UPDATE_IN_PROGRESS',
  'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS',
  'UPDATE_ROLLBACK_IN_PROGRESS',
  'UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS',
];

/**
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-protect-stacks.html
 *
 * @throws AwsError ValidationError for a protected stack and for one that is being updated
 */
export function refuseDeletion({ id, status, terminationProtection }: StackRecord, named: string): void {
  if (terminationProtection) {
    throw validationError(`Stack [${named}] cannot be deleted while TerminationProtection is enabled`);
  }
  if (BUSY.includes(status))
    throw validationError(`Stack [${id}] cannot be deleted while in status ${status}`);
}

/**
 * The resources that a second attempt leaves behind.
 *
 * @throws AwsError ValidationError
 */
export function retainedResources({ cloud }: Call, { id, status }: StackRecord, wanted: string[]): string[] {
  if (wanted.length === 0) return [];
  if (status !== 'DELETE_FAILED') {
    throw validationError(
      `Invalid operation on stack [${id}]. RetainResources can be specified only for stacks in the DELETE_FAILED state.`,
    );
  }
  for (const logicalId of wanted) {
    const resource = resources(cloud, id).get(logicalId);
    if (!resource || resource.status === 'DELETE_COMPLETE') {
      throw validationError(
        'The specified resources to retain must be in a valid state. Do not specify resources that are in the DELETE_COMPLETE state.',
      );
    }
  }
  return wanted;
}

/**
 * A stack whose exports others import is not deleted: its events say so, and it stays as it is. The call succeeds.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-stack-exports.html
 */
export function tellExportsInUse({ cloud }: Call, stack: StackRecord): boolean {
  for (const { exportName } of stack.outputs) {
    const [importer] = exportName === undefined ? [] : importersOf(cloud, stack, exportName);
    if (!importer) continue;
    const reason = `Export ${exportName} cannot be deleted as it is in use by ${importer.name}`;
    saveStack(cloud, { ...stack, statusReason: reason });
    addStackEvent(cloud, stack, stack.status, reason);
    return true;
  }
  return false;
}
