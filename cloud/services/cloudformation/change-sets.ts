import type * as Sdk from '@aws-sdk/client-cloudformation';
import { AwsError } from '../../errors.ts';
import type { Handlers, Modelled } from '../service.ts';
import { beginWork } from './begin-work.ts';
import type { ChangeSetRecord } from './change-set-record.ts';
import { statesOf } from './change-set-status.ts';
import { workingCaller } from './engine/callers.ts';
import { type Found, findChangeSet, peekChangeSet } from './find-change-set.ts';
import { findStack } from './find-stack.ts';
import { pageOf } from './pages.ts';
import { refuseUpdate } from './refuse-update.ts';
import { shownParameters } from './shown-parameters.ts';
import type { Operation, Revision } from './stack-record.ts';
import { changeSets } from './state.ts';
import { shownTags } from './tags.ts';

export const handlers = {
  /** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeChangeSet.html */
  DescribeChangeSet({ ChangeSetName, StackName, NextToken }, call) {
    const { stack, changeSet } = findChangeSet(call, ChangeSetName, StackName);
    const { revision } = changeSet;
    const states = statesOf(call.cloud, changeSet, stack);
    const changes = states.Status === 'CREATE_IN_PROGRESS' ? [] : changeSet.changes;
    const { items, ...rest } = pageOf(
      changes,
      (change) => change.ResourceChange?.LogicalResourceId ?? '',
      NextToken,
    );
    return {
      ...named({ stack, changeSet }),
      ...states,
      Parameters: revision ? shownParameters(revision) : [],
      NotificationARNs: [],
      RollbackConfiguration: {},
      Capabilities: (revision?.capabilities ?? []) as Sdk.Capability[],
      Tags: shownTags(changeSet.tags),
      Changes: items,
      IncludeNestedStacks: false,
      OnStackFailure: changeSet.onStackFailure,
      ...rest,
    };
  },

  /** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ListChangeSets.html */
  ListChangeSets({ StackName, NextToken }, call) {
    const stack = findStack(call, StackName);
    const all = [...changeSets(call.cloud, stack.id).values()].filter(({ executed }) => !executed);
    const { items, ...rest } = pageOf(all, ({ id }) => id, NextToken);
    const Summaries = items.map((changeSet) => ({
      ...named({ stack, changeSet }),
      ...statesOf(call.cloud, changeSet, stack),
      IncludeNestedStacks: false,
    }));
    return { Summaries, ...rest };
  },

  /** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ExecuteChangeSet.html */
  ExecuteChangeSet(input, call) {
    const { cloud } = call;
    const { stack, changeSet } = findChangeSet(call, input.ChangeSetName, input.StackName);
    const revision = requireExecutable(statesOf(cloud, changeSet, stack), changeSet);
    if (changeSet.type === 'UPDATE') refuseUpdate(stack);
    const { roleArn = stack.roleArn } = changeSet;
    const caller = workingCaller(call, roleArn);
    const onFailure = input.DisableRollback ? 'DO_NOTHING' : (changeSet.onStackFailure ?? 'ROLLBACK');
    const wanted: Partial<Operation> = {
      onFailure: changeSet.type === 'UPDATE' && onFailure === 'DELETE' ? 'ROLLBACK' : onFailure,
      ...(input.RetainExceptOnCreate && { retainExceptOnCreate: true }),
      ...(input.ClientRequestToken !== undefined && { clientRequestToken: input.ClientRequestToken }),
    };
    changeSets(cloud, stack.id).set(changeSet.id, { ...changeSet, executed: true });
    const { imports, outputs, revision: now } = stack;
    beginWork(
      call,
      caller,
      {
        ...stack,
        revision,
        changeSetId: changeSet.id,
        updatedAt: cloud.clock.now(),
        disableRollback: onFailure === 'DO_NOTHING',
        ...(roleArn !== undefined && { roleArn }),
      },
      changeSet.type === 'CREATE'
        ? { kind: 'create', ...wanted }
        : { kind: 'update', ...wanted, previous: { imports, outputs, revision: now } },
    );
    return {};
  },

  /** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DeleteChangeSet.html */
  DeleteChangeSet({ ChangeSetName, StackName }, call) {
    const found = peekChangeSet(call, ChangeSetName, StackName);
    if (found) changeSets(call.cloud, found.stack.id).delete(found.changeSet.id);
    return {};
  },
} satisfies Handlers<typeof Sdk>;

export const modelled: Modelled<typeof handlers> = {
  DescribeChangeSet: ['ChangeSetName', 'StackName', 'NextToken'],
  ListChangeSets: ['StackName', 'NextToken'],
  ExecuteChangeSet: [
    'ChangeSetName',
    'StackName',
    'ClientRequestToken',
    'DisableRollback',
    'RetainExceptOnCreate',
  ],
  DeleteChangeSet: ['ChangeSetName', 'StackName'],
};

function named({ stack, changeSet }: Found) {
  return {
    ChangeSetName: changeSet.name,
    ChangeSetId: changeSet.id,
    StackId: stack.id,
    StackName: stack.name,
    Description: changeSet.description,
    CreationTime: new Date(changeSet.createdAt),
  };
}

function requireExecutable(
  { Status, ExecutionStatus }: ReturnType<typeof statesOf>,
  { id, revision }: ChangeSetRecord,
): Revision {
  if (Status === 'CREATE_COMPLETE' && ExecutionStatus === 'AVAILABLE' && revision) return revision;
  const which =
    Status === 'CREATE_COMPLETE' ? `execution status of [${ExecutionStatus}]` : `status of [${Status}]`;
  throw new AwsError(
    'InvalidChangeSetStatus',
    `ChangeSet [${id}] cannot be executed in its current ${which}`,
  );
}
