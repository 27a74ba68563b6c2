import type { StackStatus } from '@aws-sdk/client-cloudformation';
import type { Caller, Cloud } from '../../../call.ts';
import type { ResourceRecord } from '../resource-record.ts';
import type { Operation, StackRecord } from '../stack-record.ts';
import { resources, saveStack, stacks } from '../state.ts';
import { addResourceEvent, setResourceStatus, setStackStatus } from './events.ts';

/** Why work stops before it is done: somebody cancels it, deletes the stack, or the cloud is closed. */
export type Interruption = 'cancel' | 'close' | 'delete';

/** The work on one stack: everything is read from the store and written there, so that another cloud can take it up. */
export class Work {
  readonly cloud: Cloud;
  readonly caller: Caller;
  readonly stackId: string;
  /** Settles when the work is over; never rejects. */
  done: Promise<void> = Promise.resolve();
  #interruption: Interruption | undefined;
  readonly #told: (() => void)[] = [];

  constructor(cloud: Cloud, stack: StackRecord, caller: Caller) {
    this.cloud = cloud;
    this.caller = caller;
    this.stackId = stack.id;
  }

  get stack(): StackRecord {
    const stack = stacks(this.cloud, this.caller).get(this.stackId);
    if (!stack) throw new Error(`${this.stackId} vanished while work on it ran`);
    return stack;
  }

  get operation(): Operation {
    const { operation } = this.stack;
    if (!operation) throw new Error(`${this.stackId} has no operation`);
    return operation;
  }

  get interruption(): Interruption | undefined {
    return this.#interruption;
  }

  /** Whether somebody else goes on with the stack: nothing may be written any more. */
  get isTakenAway(): boolean {
    return this.#interruption === 'close' || this.#interruption === 'delete';
  }

  interrupt(why: Interruption): void {
    // A closed cloud does nothing more, whatever was asked before.
    if (this.#interruption === 'close') return;
    this.#interruption = why;
    for (const tell of this.#told) tell();
  }

  /** Has something done at once when the work is interrupted. */
  onInterruption(tell: () => void): void {
    this.#told.push(tell);
  }

  save(changes: Partial<StackRecord>): void {
    saveStack(this.cloud, { ...this.stack, ...changes });
  }

  /** Saves the stack without what it had and the record has not. */
  replace(stack: StackRecord): void {
    saveStack(this.cloud, stack);
  }

  setStatus(status: StackStatus, reason?: string): void {
    setStackStatus(this.cloud, this.stack, status, reason);
  }

  resource(logicalId: string): ResourceRecord | undefined {
    return resources(this.cloud, this.stackId).get(logicalId);
  }

  allResources(): ResourceRecord[] {
    return [...resources(this.cloud, this.stackId).values()];
  }

  saveResource(resource: ResourceRecord): void {
    resources(this.cloud, this.stackId).set(resource.logicalId, resource);
  }

  forgetResource(logicalId: string): void {
    resources(this.cloud, this.stackId).delete(logicalId);
  }

  setResource(resource: ResourceRecord, status: string, reason?: string): ResourceRecord {
    return setResourceStatus(this.cloud, this.stack, resource, status, reason);
  }

  /** An event of a resource that leaves its record as it is. */
  tell(resource: ResourceRecord, status: string, reason?: string): void {
    addResourceEvent(this.cloud, this.stack, { ...resource, status }, reason);
  }
}
