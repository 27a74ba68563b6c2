/** A resource of a stack as it is now. JSON alone; times are in milliseconds since 1970. */
export interface ResourceRecord extends ResourceState {
  logicalId: string;
  type: string;
  status: string;
  statusReason?: string;
  /** When its status last changed. */
  updatedAt: number;
  /** What it was before the running update touched it: where the update's rollback goes back to. */
  before?: ResourceState;
  /** The rollback has put back the old resource: `before` is now the new one, which is to go. */
  rolledBack?: true;
  /** The running update made it: its rollback takes it away. */
  isNew?: true;
}

/** What a resource is apart from the step that it is in. */
export interface ResourceState {
  /** Empty until the resource has one. */
  physicalId: string;
  ref: string;
  attributes: Record<string, unknown>;
  /** As they were evaluated for it. */
  properties: Record<string, unknown>;
  metadata?: unknown;
  deletionPolicy?: string;
  updateReplacePolicy?: string;
  /** The logical ids of those that must be there before it, and gone after it. */
  needs: string[];
  /** The stack's tags when it was last made or updated. */
  stackTags: Record<string, string>;
}
