import { randomUUID } from 'node:crypto';
import type * as Sdk from '@aws-sdk/client-cloudformation';
import type { Call } from '../../call.ts';
import { AwsError, notImplemented } from '../../errors.ts';
import type { Handlers, Modelled } from '../service.ts';
import type { ChangeSetRecord } from './change-set-record.ts';
import { workingCaller } from './engine/callers.ts';
import { setStackStatus } from './engine/events.ts';
import { planOf } from './engine/plan.ts';
import { noStack, peekStack, stackNameOf } from './find-stack.ts';
import { addStack, blankStack } from './new-stack.ts';
import { refuseUpdate } from './refuse-update.ts';
import { shownChanges } from './shown-changes.ts';
import { refuseOptions } from './stack-options.ts';
import type { StackRecord } from './stack-record.ts';
import { changeSets } from './state.ts';
import { processSubmission, readSubmission, type Submission } from './submission.ts';
import { validationError } from './template/errors.ts';

const NO_CHANGES =
  "The submitted information didn't contain changes. Submit different information to create a change set.";

type Planned = Pick<ChangeSetRecord, 'changes' | 'failure' | 'revision'>;

export const handlers = {
  /** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateChangeSet.html */
  async CreateChangeSet(input, call) {
    const { cloud } = call;
    refuseOptions('CreateChangeSet', input);
    const type = typeOf(input.ChangeSetType);
    const known = stackFor(call, input.StackName, type, input.ChangeSetName);
    const before = known ?? blankStack(call, stackNameOf(input.StackName));
    const submission = await readSubmission(
      call,
      input,
      known?.status === 'REVIEW_IN_PROGRESS' ? undefined : known,
    );
    const roleArn = input.RoleARN ?? before.roleArn;
    workingCaller(call, roleArn);
    const planned = await plannedFor(call, submission, before);
    const stack = stackFor(call, input.StackName, type, input.ChangeSetName) ?? before;
    if (!known && stack === before) {
      addStack(call, stack);
      setStackStatus(cloud, stack, 'REVIEW_IN_PROGRESS', 'User Initiated');
    }
    const id = `arn:aws:cloudformation:${stack.region}:${stack.account}:changeSet/${input.ChangeSetName}/${randomUUID()}`;
    changeSets(cloud, stack.id).set(id, {
      id,
      name: input.ChangeSetName,
      stackId: stack.id,
      type,
      createdAt: cloud.clock.now(),
      executed: false,
      tags: submission.tags,
      parameters: submission.parameters,
      ...planned,
      ...(input.Description !== undefined && { description: input.Description }),
      ...(roleArn !== undefined && { roleArn }),
      ...(input.OnStackFailure !== undefined && { onStackFailure: input.OnStackFailure }),
    });
    return { Id: id, StackId: stack.id };
  },
} satisfies Handlers<typeof Sdk>;

export const modelled: Modelled<typeof handlers> = {
  CreateChangeSet: [
    'StackName',
    'ChangeSetName',
    'ChangeSetType',
    'Description',
    'TemplateBody',
    'TemplateURL',
    'UsePreviousTemplate',
    'Parameters',
    'Capabilities',
    'Tags',
    'RoleARN',
    'OnStackFailure',
    'NotificationARNs',
    'RollbackConfiguration',
  ],
};

function typeOf(type: string | undefined): 'CREATE' | 'UPDATE' {
  if (type === 'IMPORT') throw notImplemented('the ChangeSetType IMPORT of CreateChangeSet');
  return type === 'CREATE' ? 'CREATE' : 'UPDATE';
}

/** The stack that a change set is for; undefined where it is to be made. */
function stackFor(
  call: Call,
  name: string,
  type: 'CREATE' | 'UPDATE',
  changeSet: string,
): StackRecord | undefined {
  const stack = peekStack(call.cloud, call, name);
  const isThere = stack && stack.status !== 'DELETE_COMPLETE';
  if (type === 'UPDATE' && !isThere) throw noStack(name);
  if (!isThere) return undefined;
  const taken = [...changeSets(call.cloud, stack.id).values()].some((one) => one.name === changeSet);
  if (taken) throw new AwsError('AlreadyExistsException', `ChangeSet ${changeSet} already exists`);
  if (type === 'UPDATE') refuseUpdate(stack);
  else if (stack.status !== 'REVIEW_IN_PROGRESS') {
    throw validationError(
      `Stack [${stack.name}] already exists and cannot be created again with the changeSet [${changeSet}].`,
    );
  }
  return stack;
}

/** A template that transforms expand is worked on after the call has answered: what is wrong fails the change set. */
async function plannedFor(call: Call, submission: Submission, stack: StackRecord): Promise<Planned> {
  try {
    const revision = await processSubmission(call, submission, stack);
    const plan = await planOf(call.cloud, stack, revision);
    const changes = shownChanges(plan, stack.revision, revision);
    const failure = plan.failure ?? (plan.isChange ? undefined : NO_CHANGES);
    return { revision, changes, ...(failure !== undefined && { failure }) };
  } catch (error) {
    if (!(error instanceof AwsError) || !submission.source.expands) throw error;
    return { changes: [], failure: error.message };
  }
}
