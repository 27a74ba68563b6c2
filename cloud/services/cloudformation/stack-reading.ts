import type * as Sdk from '@aws-sdk/client-cloudformation';
import type { Call } from '../../call.ts';
import type { Handlers, Modelled } from '../service.ts';
import { findStack, listStacks } from './find-stack.ts';
import { pageOf } from './pages.ts';
import { shownParameters } from './shown-parameters.ts';
import type { OutputRecord, StackRecord } from './stack-record.ts';
import { shownTags } from './tags.ts';

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStacks.html */
export const handlers = {
  DescribeStacks({ StackName, NextToken }, call) {
    if (StackName !== undefined) return { Stacks: [shown(findStack(call, StackName))] };
    const { items, ...rest } = pageOf(liveStacks(call), idOf, NextToken);
    return { Stacks: items.map(shown), ...rest };
  },

  ListStacks({ StackStatusFilter, NextToken }, call) {
    const filter = StackStatusFilter ?? [];
    const wanted = listStacks(call.cloud, call).filter(
      ({ status }) => filter.length === 0 || filter.includes(status),
    );
    const { items, ...rest } = pageOf(wanted, idOf, NextToken);
    return { StackSummaries: items.map(summary), ...rest };
  },
} satisfies Handlers<typeof Sdk>;

export const modelled: Modelled<typeof handlers> = {
  DescribeStacks: ['StackName', 'NextToken'],
  ListStacks: ['StackStatusFilter', 'NextToken'],
};

function liveStacks(call: Call): StackRecord[] {
  return listStacks(call.cloud, call).filter(({ status }) => status !== 'DELETE_COMPLETE');
}

function idOf({ id }: StackRecord): string {
  return id;
}

/** Nobody has looked for drift: the cloud does not model that. */
const DRIFT = { StackDriftStatus: 'NOT_CHECKED' as const };

function shown(stack: StackRecord): Sdk.Stack {
  const { revision, outputs } = stack;
  return {
    ...common(stack),
    Description: revision.processed.Description,
    ChangeSetId: stack.changeSetId,
    RollbackConfiguration: {},
    DisableRollback: stack.disableRollback,
    NotificationARNs: [],
    TimeoutInMinutes: stack.timeoutMinutes,
    Capabilities: revision.capabilities as Sdk.Capability[],
    Parameters: shownParameters(revision),
    Outputs: outputs.map(shownOutput),
    RoleARN: stack.roleArn,
    Tags: shownTags(revision.tags),
    EnableTerminationProtection: stack.terminationProtection,
  };
}

function summary(stack: StackRecord): Sdk.StackSummary {
  return { ...common(stack), TemplateDescription: stack.revision.processed.Description };
}

function common(stack: StackRecord) {
  return {
    StackId: stack.id,
    StackName: stack.name,
    CreationTime: new Date(stack.createdAt),
    LastUpdatedTime: dateOf(stack.updatedAt),
    DeletionTime: dateOf(stack.deletedAt),
    StackStatus: stack.status,
    StackStatusReason: stack.statusReason,
    DriftInformation: DRIFT,
  };
}

function dateOf(at: number | undefined): Date | undefined {
  return at === undefined ? undefined : new Date(at);
}

function shownOutput({ key, value, description, exportName }: OutputRecord): Sdk.Output {
  return { OutputKey: key, OutputValue: value, Description: description, ExportName: exportName };
}
