import { randomUUID } from 'node:crypto';
import type { StackStatus } from '@aws-sdk/client-cloudformation';
import type { Cloud } from '../../../call.ts';
import type { ResourceRecord } from '../resource-record.ts';
import type { StackRecord } from '../stack-record.ts';
import { type EventRecord, events, resources, saveStack } from '../state.ts';

const STACK = 'AWS::CloudFormation::Stack';
const DIGITS = 8;

/** Gives a stack a new status, which is an event of its own. */
export function setStackStatus(
  cloud: Cloud,
  stack: StackRecord,
  status: StackStatus,
  reason?: string,
): StackRecord {
  const { statusReason: _, ...rest } = stack;
  const changed: StackRecord = { ...rest, status, ...(reason !== undefined && { statusReason: reason }) };
  saveStack(cloud, changed);
  addStackEvent(cloud, changed, status, reason);
  return changed;
}

/** An event of the stack itself that leaves it as it is. */
export function addStackEvent(cloud: Cloud, stack: StackRecord, status: string, reason?: string): void {
  const { id, name } = stack;
  addEvent(cloud, stack, { logicalId: name, physicalId: id, type: STACK, status }, reason, () =>
    randomUUID(),
  );
}

/** Gives a resource a new status, which is an event of its own. */
export function setResourceStatus(
  cloud: Cloud,
  stack: StackRecord,
  resource: ResourceRecord,
  status: string,
  reason?: string,
): ResourceRecord {
  const { statusReason: _, ...rest } = resource;
  const at = addResourceEvent(cloud, stack, { ...resource, status }, reason);
  const changed: ResourceRecord = {
    ...rest,
    status,
    updatedAt: at,
    ...(reason !== undefined && { statusReason: reason }),
  };
  resources(cloud, stack.id).set(changed.logicalId, changed);
  return changed;
}

type Happened = Pick<EventRecord, 'logicalId' | 'physicalId' | 'status' | 'type'>;

/** @returns when it happened, in milliseconds since 1970 */
export function addResourceEvent(
  cloud: Cloud,
  stack: StackRecord,
  { logicalId, physicalId, type, status }: Happened,
  reason?: string,
): number {
  const idAt = (at: number) => `${logicalId}-${status}-${new Date(at).toISOString()}`;
  return addEvent(cloud, stack, { logicalId, physicalId, type, status }, reason, idAt);
}

function addEvent(
  cloud: Cloud,
  stack: StackRecord,
  happened: Happened,
  reason: string | undefined,
  idAt: (at: number) => string,
): number {
  const log = events(cloud, stack.id);
  const last = log.get(keyOf(log.size - 1));
  // No two at the same time: clients tell them apart by it, and the id of a resource's event is made of it.
  const at = Math.max(cloud.clock.now(), (last?.at ?? 0) + 1);
  const token = stack.operation?.clientRequestToken;
  log.set(keyOf(log.size), {
    ...happened,
    id: idAt(at),
    at,
    ...(reason !== undefined && { reason }),
    ...(token !== undefined && { clientRequestToken: token }),
  });
  return at;
}

function keyOf(number: number): string {
  return String(number).padStart(DIGITS, '0');
}
