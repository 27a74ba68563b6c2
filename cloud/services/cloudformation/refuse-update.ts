import { notImplemented } from '../../errors.ts';
import type { StackRecord } from './stack-record.ts';
import { validationError } from './template/errors.ts';

const UPDATABLE = ['CREATE_COMPLETE', 'UPDATE_COMPLETE', 'UPDATE_ROLLBACK_COMPLETE'];
/** AWS can update a stack whose rollback was disabled; this cloud wants it rolled back first. */
const FAILED = ['CREATE_FAILED', 'UPDATE_FAILED'];

/**
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/view-stack-events.html
 *
 * @throws AwsError ValidationError where a stack is in no state to be updated
 */
export function refuseUpdate({ id, status, disableRollback }: StackRecord): void {
  if (UPDATABLE.includes(status)) return;
  if (FAILED.includes(status) && disableRollback) throw notImplemented(`an update of a stack in ${status}`);
  throw validationError(`Stack:${id} is in ${status} state and can not be updated.`);
}
