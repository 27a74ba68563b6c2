import type { ResourceRecord, ResourceState } from '../resource-record.ts';

/** What of a record tells of the resource itself. */
export function stateOf(record: ResourceRecord): ResourceState {
  const { physicalId, ref, attributes, properties, metadata, deletionPolicy, updateReplacePolicy } = record;
  return {
    physicalId,
    ref,
    attributes,
    properties,
    needs: record.needs,
    stackTags: record.stackTags,
    ...(metadata !== undefined && { metadata }),
    ...(deletionPolicy !== undefined && { deletionPolicy }),
    ...(updateReplacePolicy !== undefined && { updateReplacePolicy }),
  };
}

/** A record whose resource is another: back to what it was, or what a rollback takes away. */
export function withState(
  { logicalId, type, status, updatedAt }: ResourceRecord,
  state: ResourceState,
): ResourceRecord {
  return { logicalId, type, status, updatedAt, ...state };
}
