import type * as Sdk from '@aws-sdk/client-cloudformation';
import type { Handlers, Modelled } from '../service.ts';
import { noStack, peekStack } from './find-stack.ts';
import { pageOf } from './pages.ts';
import type { StackRecord } from './stack-record.ts';
import { type EventRecord, events } from './state.ts';
import { validationError } from './template/errors.ts';

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStackEvents.html */
export const handlers = {
  DescribeStackEvents({ StackName, NextToken }, call) {
    if (StackName === undefined) throw validationError('Stack name must be specified');
    const stack = peekStack(call.cloud, call, StackName);
    if (!stack) throw noStack(StackName);
    const newestFirst = [...events(call.cloud, stack.id).values()].reverse();
    const { items, ...rest } = pageOf(newestFirst, ({ id }) => id, NextToken);
    return { StackEvents: items.map((event) => shown(stack, event)), ...rest };
  },
} satisfies Handlers<typeof Sdk>;

export const modelled: Modelled<typeof handlers> = { DescribeStackEvents: ['StackName', 'NextToken'] };

function shown(stack: StackRecord, event: EventRecord): Sdk.StackEvent {
  return {
    StackId: stack.id,
    EventId: event.id,
    StackName: stack.name,
    LogicalResourceId: event.logicalId,
    PhysicalResourceId: event.physicalId,
    ResourceType: event.type,
    Timestamp: new Date(event.at),
    ResourceStatus: event.status as Sdk.ResourceStatus,
    ResourceStatusReason: event.reason,
    ResourceProperties: event.properties,
    ClientRequestToken: event.clientRequestToken,
  };
}
