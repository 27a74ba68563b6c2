import type { Cloud } from '../../call.ts';
import type { Collection } from '../../state/store.ts';

export interface TagRecord {
  Key: string;
  Value: string;
}

/** What users and roles have in common. Times are in milliseconds since 1970. */
export interface IdentityRecord {
  /** `AIDA…` of a user, `AROA…` of a role: never given twice, unlike the name. */
  id: string;
  account: string;
  name: string;
  /** Begins and ends with a slash. */
  path: string;
  createdAt: number;
  tags: TagRecord[];
  /** Inline policies: the text of each by its name. */
  inline: Record<string, string>;
  /** ARNs of the managed policies, in the order in which they were attached. */
  attached: string[];
}

export type UserRecord = IdentityRecord;

export interface RoleRecord extends IdentityRecord {
  /** The trust policy as it was sent. */
  trust: string;
  /** The ids of the users and roles that the trust policy names, by the ARN that it names them with. */
  trustedIds: Record<string, string>;
  description?: string;
  maxSessionSeconds: number;
}

export interface AccessKeyRecord {
  id: string;
  account: string;
  userId: string;
  secret: string;
  status: 'Active' | 'Inactive';
  createdAt: number;
}

export interface PolicyVersionRecord {
  /** `v1`, `v2` … */
  id: string;
  document: string;
  createdAt: number;
}

export interface PolicyRecord {
  id: string;
  account: string;
  name: string;
  path: string;
  createdAt: number;
  updatedAt: number;
  description?: string;
  tags: TagRecord[];
  /** Oldest first. */
  versions: PolicyVersionRecord[];
  defaultVersion: string;
  /** The number of the next version: deleted ones are not given again. */
  nextVersion: number;
}

/** The key of a record: IAM's names differ by more than case. */
export function nameKey(name: string): string {
  return name.toLowerCase();
}

export function users(cloud: Cloud, account: string): Collection<UserRecord> {
  return cloud.store.collection('iam/users', account);
}

export function roles(cloud: Cloud, account: string): Collection<RoleRecord> {
  return cloud.store.collection('iam/roles', account);
}

export function policies(cloud: Cloud, account: string): Collection<PolicyRecord> {
  return cloud.store.collection('iam/policies', account);
}

/** Every account's access keys by id: a signature names no account. */
export function accessKeys(cloud: Cloud): Collection<AccessKeyRecord> {
  return cloud.store.collection('iam/access-keys');
}
