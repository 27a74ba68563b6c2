import type { GroupType } from '@aws-sdk/client-cognito-identity-provider';
import type { Call } from '../../call.ts';
import { findPool } from './find.ts';
import { resourceNotFound } from './refusals.ts';
import { type GroupRecord, groups } from './state.ts';

/** @throws AwsError ResourceNotFoundException for the pool or the group */
export function findGroup(call: Call, poolId: string, name: string): GroupRecord {
  const group = groups(call.cloud, findPool(call, poolId).id).get(name);
  if (!group) throw resourceNotFound('Group not found.');
  return group;
}

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GroupType.html */
export function shownGroup({ createdAt, lastModifiedAt, ...group }: GroupRecord): GroupType {
  return { ...group, CreationDate: new Date(createdAt), LastModifiedDate: new Date(lastModifiedAt) };
}
