import type { RollbackConfiguration } from '@aws-sdk/client-cloudformation';
import { notImplemented } from '../../errors.ts';
import type { Operation } from './stack-record.ts';
import { validationError } from './template/errors.ts';

interface Options {
  NotificationARNs?: string[] | undefined;
  RollbackConfiguration?: RollbackConfiguration | undefined;
}

/**
 * Takes notifications and rollback triggers only where there are none.
 *
 * @throws AwsError NotImplemented
 */
export function refuseOptions(operation: string, { NotificationARNs, RollbackConfiguration }: Options): void {
  if (NotificationARNs && NotificationARNs.length > 0) {
    throw notImplemented(`the parameter NotificationARNs of ${operation}`);
  }
  const { RollbackTriggers = [], MonitoringTimeInMinutes = 0 } = RollbackConfiguration ?? {};
  if (RollbackTriggers.length > 0 || MonitoringTimeInMinutes > 0) {
    throw notImplemented(`the parameter RollbackConfiguration of ${operation}`);
  }
}

/**
 * What becomes of a creation that fails.
 *
 * @throws AwsError ValidationError where both ways to say it are used
 */
export function onFailureOf(
  onFailure: string | undefined,
  disableRollback: boolean | undefined,
): Operation['onFailure'] {
  if (onFailure !== undefined && disableRollback !== undefined) {
    throw validationError('You can specify either DisableRollback or OnFailure, but not both.');
  }
  if (disableRollback) return 'DO_NOTHING';
  return onFailure === 'DELETE' || onFailure === 'DO_NOTHING' ? onFailure : 'ROLLBACK';
}
