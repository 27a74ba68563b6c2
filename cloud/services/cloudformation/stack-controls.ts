import type * as Sdk from '@aws-sdk/client-cloudformation';
import type { Handlers, Modelled } from '../service.ts';
import { continueWork } from './begin-work.ts';
import { workingCaller } from './engine/callers.ts';
import { rollBackCreation } from './engine/delete-stack.ts';
import { rollBackUpdate } from './engine/roll-back-update.ts';
import { works } from './engine/works.ts';
import { findLiveStack } from './find-stack.ts';
import type { StackRecord } from './stack-record.ts';
import { resources, saveStack } from './state.ts';
import { validationError } from './template/errors.ts';

export const handlers = {
  /** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_UpdateTerminationProtection.html */
  UpdateTerminationProtection({ StackName, EnableTerminationProtection }, call) {
    const stack = findLiveStack(call, StackName);
    saveStack(call.cloud, { ...stack, terminationProtection: EnableTerminationProtection });
    return { StackId: stack.id };
  },

  /** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CancelUpdateStack.html */
  CancelUpdateStack({ StackName }, call) {
    const stack = findLiveStack(call, StackName);
    if (stack.status !== 'UPDATE_IN_PROGRESS') {
      throw validationError('CancelUpdateStack cannot be called from current stack status');
    }
    works(call.cloud).interrupt(stack.id, 'cancel');
    return {};
  },

  /** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ContinueUpdateRollback.html */
  ContinueUpdateRollback({ StackName, RoleARN, ResourcesToSkip = [], ClientRequestToken }, call) {
    const stack = findLiveStack(call, StackName);
    if (stack.status !== 'UPDATE_ROLLBACK_FAILED' || !stack.operation)
      throw notIn(stack, 'UPDATE_ROLLBACK_FAILED');
    for (const logicalId of ResourcesToSkip) {
      if (resources(call.cloud, stack.id).get(logicalId)?.status === 'UPDATE_FAILED') continue;
      throw validationError(`Resource ${logicalId} is not in UPDATE_FAILED state and cannot be skipped`);
    }
    const caller = workingCaller(call, RoleARN ?? stack.roleArn);
    const wanted = {
      ...stack.operation,
      skipped: ResourcesToSkip,
      ...(ClientRequestToken !== undefined && { clientRequestToken: ClientRequestToken }),
    };
    continueWork(call, caller, stack, 'UPDATE_ROLLBACK_IN_PROGRESS', wanted, rollBackUpdate);
    return {};
  },

  /** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_RollbackStack.html */
  RollbackStack({ StackName, RoleARN, ClientRequestToken, RetainExceptOnCreate }, call) {
    const stack = findLiveStack(call, StackName);
    const { operation, status, id } = stack;
    if (!operation || (status !== 'CREATE_FAILED' && status !== 'UPDATE_FAILED')) {
      throw notIn(stack, 'CREATE_FAILED or UPDATE_FAILED');
    }
    const caller = workingCaller(call, RoleARN ?? stack.roleArn);
    const wanted = {
      ...operation,
      ...(RetainExceptOnCreate && { retainExceptOnCreate: true }),
      ...(ClientRequestToken !== undefined && { clientRequestToken: ClientRequestToken }),
    };
    if (status === 'CREATE_FAILED') {
      continueWork(call, caller, stack, 'ROLLBACK_IN_PROGRESS', wanted, rollBackCreation);
    } else {
      const back = { ...stack, ...operation.previous };
      continueWork(call, caller, back, 'UPDATE_ROLLBACK_IN_PROGRESS', wanted, rollBackUpdate);
    }
    return { StackId: id };
  },
} satisfies Handlers<typeof Sdk>;

export const modelled: Modelled<typeof handlers> = {
  UpdateTerminationProtection: ['StackName', 'EnableTerminationProtection'],
  CancelUpdateStack: ['StackName'],
  ContinueUpdateRollback: ['StackName', 'RoleARN', 'ResourcesToSkip', 'ClientRequestToken'],
  RollbackStack: ['StackName', 'RoleARN', 'ClientRequestToken', 'RetainExceptOnCreate'],
};

function notIn({ id, status }: StackRecord, wanted: string) {
  return validationError(
    `Stack:${id} is in ${status} state and can not be rolled back; it must be in ${wanted}.`,
  );
}
