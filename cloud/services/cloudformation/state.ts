import type { Cloud } from '../../call.ts';
import type { Collection } from '../../state/store.ts';
import type { ChangeSetRecord } from './change-set-record.ts';
import type { ResourceRecord } from './resource-record.ts';
import type { StackRecord } from './stack-record.ts';

/** Where stacks live: an account's region. */
export interface Place {
  account: string;
  region: string;
}

/** Something that happened to a stack or to a resource of it. Times are in milliseconds since 1970. */
export interface EventRecord {
  id: string;
  at: number;
  logicalId: string;
  physicalId: string;
  type: string;
  status: string;
  reason?: string;
  /** The properties of a resource, as JSON. */
  properties?: string;
  clientRequestToken?: string;
}

/** The stacks of a place by their id, those that were deleted among them. */
export function stacks(cloud: Cloud, { account, region }: Place): Collection<StackRecord> {
  return cloud.store.collection('cloudformation/stacks', account, region);
}

export function saveStack(cloud: Cloud, stack: StackRecord): void {
  stacks(cloud, stack).set(stack.id, stack);
}

/** The places that ever had a stack, by account and region: what a cloud looks through when it comes back. */
export function places(cloud: Cloud): Collection<Place> {
  return cloud.store.collection('cloudformation/places');
}

/** The resources of a stack by their logical ids. */
export function resources(cloud: Cloud, stackId: string): Collection<ResourceRecord> {
  return cloud.store.collection('cloudformation/resources', stackId);
}

/** The events of a stack, oldest first, by their number. */
export function events(cloud: Cloud, stackId: string): Collection<EventRecord> {
  return cloud.store.collection('cloudformation/events', stackId);
}

/** The change sets of a stack by their ids. */
export function changeSets(cloud: Cloud, stackId: string): Collection<ChangeSetRecord> {
  return cloud.store.collection('cloudformation/change-sets', stackId);
}
