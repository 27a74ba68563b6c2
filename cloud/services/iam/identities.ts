import type { Call, Cloud } from '../../call.ts';
import type { Collection } from '../../state/store.ts';
import { parseArn } from './arns.ts';
import { alreadyExists, noSuchEntity } from './refusals.ts';
import { type IdentityRecord, nameKey, type RoleRecord, roles, type UserRecord, users } from './state.ts';

/** What tells users and roles apart, where IAM treats them alike. */
export interface IdentityKind<R extends IdentityRecord> {
  /** As in ARNs and in IAM's messages. */
  noun: 'user' | 'role';
  Noun: 'User' | 'Role';
  /** How many characters all inline policies may have together, spaces not counted. */
  inlineSize: number;
  records(cloud: Cloud, account: string): Collection<R>;
}

/** Sizes: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html#reference_iam-quotas-entity-length */
export const USER: IdentityKind<UserRecord> = {
  noun: 'user',
  Noun: 'User',
  inlineSize: 2048,
  records: users,
};
export const ROLE: IdentityKind<RoleRecord> = {
  noun: 'role',
  Noun: 'Role',
  inlineSize: 10_240,
  records: roles,
};

/** The user or role of exactly this name. */
export function peekIdentity<R extends IdentityRecord>(
  cloud: Cloud,
  kind: IdentityKind<R>,
  account: string,
  name: string,
): R | undefined {
  const found = kind.records(cloud, account).get(nameKey(name));
  return found?.name === name ? found : undefined;
}

/** @throws AwsError NoSuchEntity */
export function findIdentity<R extends IdentityRecord>(
  { cloud, account }: Pick<Call, 'cloud' | 'account'>,
  kind: IdentityKind<R>,
  name: string,
): R {
  const found = peekIdentity(cloud, kind, account, name);
  if (!found) throw noSuchEntity(`The ${kind.noun} with name ${name} cannot be found.`);
  return found;
}

/** The user or role of any account that an ARN names. */
export function identityOfArn(cloud: Cloud, arn: string): RoleRecord | UserRecord | undefined {
  const parsed = parseArn(arn);
  if (!parsed || parsed.type === 'policy') return undefined;
  const found = peekIdentity<IdentityRecord>(
    cloud,
    parsed.type === 'role' ? ROLE : USER,
    parsed.account,
    parsed.name,
  );
  return found?.path === parsed.path ? found : undefined;
}

/** The role of any account that an ARN names. */
export function roleOfArn(cloud: Cloud, arn: string): RoleRecord | undefined {
  const parsed = parseArn(arn);
  if (parsed?.type !== 'role') return undefined;
  const found = peekIdentity(cloud, ROLE, parsed.account, parsed.name);
  return found?.path === parsed.path ? found : undefined;
}

/** The record with an id, whatever its name is by now. */
export function identityOfId<R extends IdentityRecord>(
  cloud: Cloud,
  kind: IdentityKind<R>,
  account: string,
  id: string,
): R | undefined {
  return [...kind.records(cloud, account).values()].find((record) => record.id === id);
}

/** @throws AwsError EntityAlreadyExists: names that differ by case alone are one name */
export function requireFreeName(call: Call, kind: IdentityKind<IdentityRecord>, name: string): void {
  if (kind.records(call.cloud, call.account).has(nameKey(name))) {
    throw alreadyExists(`${kind.Noun} with name ${name} already exists.`);
  }
}

export function saveIdentity<R extends IdentityRecord>(call: Call, kind: IdentityKind<R>, record: R): void {
  kind.records(call.cloud, call.account).set(nameKey(record.name), record);
}
