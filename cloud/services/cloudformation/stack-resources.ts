import type * as Sdk from '@aws-sdk/client-cloudformation';
import type { Call } from '../../call.ts';
import type { Handlers, Modelled } from '../service.ts';
import { findStack, listStacks, peekStack } from './find-stack.ts';
import { pageOf } from './pages.ts';
import type { ResourceRecord } from './resource-record.ts';
import type { StackRecord } from './stack-record.ts';
import { resources } from './state.ts';
import { validationError } from './template/errors.ts';

/** More than these DescribeStackResources does not tell. */
const MOST = 100;
const DRIFT = { StackResourceDriftStatus: 'NOT_CHECKED' as const };

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStackResources.html */
export const handlers = {
  DescribeStackResource({ StackName, LogicalResourceId }, call) {
    const stack = peekStack(call.cloud, call, StackName);
    if (!stack) throw validationError(`Stack '${StackName}' does not exist`);
    const resource = resources(call.cloud, stack.id).get(LogicalResourceId);
    if (!resource) throw noResource(LogicalResourceId, stack);
    return {
      StackResourceDetail: {
        ...ofStack(stack),
        ...summary(resource),
        Metadata: resource.metadata === undefined ? '{}' : JSON.stringify(resource.metadata),
      },
    };
  },

  DescribeStackResources({ StackName, LogicalResourceId, PhysicalResourceId }, call) {
    const stack = stackOf(call, StackName, PhysicalResourceId);
    const all = [...resources(call.cloud, stack.id).values()];
    const wanted = all.filter(({ logicalId }) => (LogicalResourceId ?? logicalId) === logicalId);
    if (LogicalResourceId !== undefined && wanted.length === 0) throw noResource(LogicalResourceId, stack);
    return { StackResources: wanted.slice(0, MOST).map((resource) => shown(stack, resource)) };
  },

  ListStackResources({ StackName, NextToken }, call) {
    const stack = findStack(call, StackName);
    const all = [...resources(call.cloud, stack.id).values()];
    const { items, ...rest } = pageOf(all, ({ logicalId }) => logicalId, NextToken);
    return { StackResourceSummaries: items.map(summary), ...rest };
  },
} satisfies Handlers<typeof Sdk>;

export const modelled: Modelled<typeof handlers> = {
  DescribeStackResource: ['StackName', 'LogicalResourceId'],
  DescribeStackResources: ['StackName', 'LogicalResourceId', 'PhysicalResourceId'],
  ListStackResources: ['StackName', 'NextToken'],
};

/** The stack that is named, or the one that a physical resource belongs to. */
function stackOf(call: Call, name: string | undefined, physicalId: string | undefined): StackRecord {
  if (name !== undefined) return findStack(call, name);
  if (physicalId === undefined) {
    throw validationError('You must specify either StackName or PhysicalResourceId');
  }
  const owner = listStacks(call.cloud, call).find(
    ({ id, status }) => status !== 'DELETE_COMPLETE' && holds(call, id, physicalId),
  );
  if (!owner) throw validationError(`Stack for ${physicalId} does not exist`);
  return owner;
}

function holds(call: Call, stackId: string, physicalId: string): boolean {
  return [...resources(call.cloud, stackId).values()].some((resource) => resource.physicalId === physicalId);
}

function noResource(logicalId: string, { name }: StackRecord) {
  return validationError(`Resource ${logicalId} does not exist for stack ${name}`);
}

function ofStack({ id, name }: StackRecord) {
  return { StackName: name, StackId: id };
}

function shown(stack: StackRecord, resource: ResourceRecord): Sdk.StackResource {
  const { LastUpdatedTimestamp: Timestamp, ...rest } = summary(resource);
  return { ...ofStack(stack), ...rest, Timestamp };
}

function summary(resource: ResourceRecord) {
  return {
    LogicalResourceId: resource.logicalId,
    ...(resource.physicalId && { PhysicalResourceId: resource.physicalId }),
    ResourceType: resource.type,
    LastUpdatedTimestamp: new Date(resource.updatedAt),
    ResourceStatus: resource.status as Sdk.ResourceStatus,
    ResourceStatusReason: resource.statusReason,
    DriftInformation: DRIFT,
  };
}
