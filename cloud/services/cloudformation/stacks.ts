import type * as Sdk from '@aws-sdk/client-cloudformation';
import type { Handlers, Modelled } from '../service.ts';
import { beginWork } from './begin-work.ts';
import { workingCaller } from './engine/callers.ts';
import { planOf } from './engine/plan.ts';
import { works } from './engine/works.ts';
import { findLiveStack, peekStack } from './find-stack.ts';
import { addStack, blankStack, refuseExisting } from './new-stack.ts';
import { refuseDeletion, retainedResources, tellExportsInUse } from './refuse-deletion.ts';
import { refuseUpdate } from './refuse-update.ts';
import { requireAutoExpand } from './require-capabilities.ts';
import { onFailureOf, refuseOptions } from './stack-options.ts';
import { processSubmission, readSubmission } from './submission.ts';
import { validationError } from './template/errors.ts';

const MINUTE = 60_000;
/** What becomes of a stack that cannot be made is decided when it begins. */
const INTERRUPTIBLE = ['CREATE_IN_PROGRESS', 'ROLLBACK_IN_PROGRESS'];

export const handlers = {
  /** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html */
  async CreateStack(input, call) {
    refuseOptions('CreateStack', input);
    const onFailure = onFailureOf(input.OnFailure, input.DisableRollback);
    refuseExisting(call, input.StackName);
    const submission = await readSubmission(call, input);
    requireAutoExpand(submission.source.expands, submission.capabilities);
    const blank = blankStack(call, input.StackName);
    const revision = await processSubmission(call, submission, blank);
    const { failure } = await planOf(call.cloud, blank, revision);
    const caller = workingCaller(call, input.RoleARN);
    // Somebody may have been faster while the template was read.
    refuseExisting(call, input.StackName);
    const { TimeoutInMinutes: minutes } = input;
    const stack = {
      ...blank,
      revision,
      disableRollback: onFailure === 'DO_NOTHING',
      terminationProtection: input.EnableTerminationProtection ?? false,
      ...(input.RoleARN !== undefined && { roleArn: input.RoleARN }),
      ...(minutes !== undefined && { timeoutMinutes: minutes }),
    };
    addStack(call, stack);
    beginWork(call, caller, stack, {
      kind: 'create',
      onFailure,
      ...(failure !== undefined && { failure }),
      ...(minutes !== undefined && { deadline: blank.createdAt + minutes * MINUTE }),
      ...(input.RetainExceptOnCreate && { retainExceptOnCreate: true }),
      ...(input.ClientRequestToken !== undefined && { clientRequestToken: input.ClientRequestToken }),
    });
    return { StackId: stack.id };
  },

  /** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_UpdateStack.html */
  async UpdateStack(input, call) {
    refuseOptions('UpdateStack', input);
    const before = findLiveStack(call, input.StackName);
    refuseUpdate(before);
    const submission = await readSubmission(call, input, before);
    requireAutoExpand(submission.source.expands, submission.capabilities);
    const revision = await processSubmission(call, submission, before);
    const { isChange, failure } = await planOf(call.cloud, before, revision);
    if (!isChange) throw validationError('No updates are to be performed.');
    const roleArn = input.RoleARN ?? before.roleArn;
    const caller = workingCaller(call, roleArn);
    const stack = findLiveStack(call, before.id);
    refuseUpdate(stack);
    const { imports, outputs, revision: now } = stack;
    const { changeSetId: _, ...rest } = stack;
    beginWork(
      call,
      caller,
      { ...rest, revision, updatedAt: call.cloud.clock.now(), ...(roleArn !== undefined && { roleArn }) },
      {
        kind: 'update',
        previous: { imports, outputs, revision: now },
        onFailure: input.DisableRollback ? 'DO_NOTHING' : 'ROLLBACK',
        ...(failure !== undefined && { failure }),
        ...(input.RetainExceptOnCreate && { retainExceptOnCreate: true }),
        ...(input.ClientRequestToken !== undefined && { clientRequestToken: input.ClientRequestToken }),
      },
    );
    return { StackId: stack.id };
  },

  /** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DeleteStack.html */
  DeleteStack({ StackName, RetainResources = [], RoleARN, ClientRequestToken }, call) {
    const stack = peekStack(call.cloud, call, StackName);
    // Nothing to delete is no error, and what is being deleted need not be deleted twice.
    if (!stack || ['DELETE_COMPLETE', 'DELETE_IN_PROGRESS'].includes(stack.status)) return {};
    refuseDeletion(stack, StackName);
    const skipped = retainedResources(call, stack, RetainResources);
    const roleArn = RoleARN ?? stack.roleArn;
    const caller = workingCaller(call, roleArn);
    if (tellExportsInUse(call, stack)) return {};
    if (INTERRUPTIBLE.includes(stack.status)) works(call.cloud).interrupt(stack.id, 'delete');
    const { changeSetId: _, ...rest } = stack;
    beginWork(
      call,
      caller,
      { ...rest, ...(roleArn !== undefined && { roleArn }) },
      {
        kind: 'delete',
        skipped,
        ...(ClientRequestToken !== undefined && { clientRequestToken: ClientRequestToken }),
      },
    );
    return {};
  },
} satisfies Handlers<typeof Sdk>;

const TEMPLATE = ['StackName', 'TemplateBody', 'TemplateURL', 'Parameters', 'Capabilities', 'Tags'];
const OPTIONS = ['RoleARN', 'DisableRollback', 'ClientRequestToken', 'RetainExceptOnCreate'];
/** Honoured where they are empty. */
const EMPTY = ['NotificationARNs', 'RollbackConfiguration'];

export const modelled: Modelled<typeof handlers> = {
  CreateStack: [
    ...TEMPLATE,
    ...OPTIONS,
    ...EMPTY,
    'OnFailure',
    'TimeoutInMinutes',
    'EnableTerminationProtection',
  ],
  UpdateStack: [...TEMPLATE, ...OPTIONS, ...EMPTY, 'UsePreviousTemplate'],
  DeleteStack: ['StackName', 'RetainResources', 'RoleARN', 'ClientRequestToken'],
};
