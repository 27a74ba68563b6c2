import type { Caller, Cloud } from '../../../call.ts';

export type Properties = Record<string, unknown>;

/** What was made. */
export interface Physical {
  physicalId: string;
  /** What `Ref` gives; the physical id when it is not there. */
  ref?: string;
  /** What `Fn::GetAtt` gives. */
  attributes: Record<string, unknown>;
}

/** How one resource type is made, changed and taken away, through the operations of its service. */
export interface ResourceType {
  create(properties: Properties, context: ResourceContext): Promise<Physical>;
  /** In place; a change that needs a replacement never comes here. */
  update(
    physicalId: string,
    properties: Properties,
    before: Properties,
    context: ResourceContext,
  ): Promise<Physical>;
  delete(physicalId: string, properties: Properties, context: ResourceContext): Promise<void>;
}

/** Where a resource is made: its stack, and who pays for it. */
export interface ResourceContext {
  cloud: Cloud;
  caller: Caller;
  stackName: string;
  stackId: string;
  logicalId: string;
  stackTags: Record<string, string>;
  /** STACK-LOGICALID-RANDOM as AWS makes names, cut to a length in characters, lower case where asked. */
  physicalName(options?: { maxLength?: number; lowerCase?: boolean }): string;
  /**
   * Tells, in the middle of a creation of several steps, that the resource is there: if a later step fails, the stack
   * deletes it by this id, with the properties that `create` was given.
   */
  begun(physicalId: string): void;
  /** Calls an operation of a service as the caller. Throws AwsError as the operation does. */
  invoke(
    service: string,
    operation: string,
    input: Record<string, unknown>,
  ): Promise<Record<string, unknown>>;
}
