import type { Call, Cloud } from '../../call.ts';
import { arnOf, parseArn } from './arns.ts';
import { awsManagedPolicies, findAwsManaged } from './aws-managed-policies.ts';
import { noSuchEntity, validationError } from './refusals.ts';
import {
  type IdentityRecord,
  nameKey,
  type PolicyRecord,
  type PolicyVersionRecord,
  policies,
  roles,
  users,
} from './state.ts';

/** The managed policy of an ARN, whoever keeps it; undefined when there is none that the cloud knows. */
export function peekPolicy(cloud: Cloud, arn: string): PolicyRecord | undefined {
  const parsed = parseArn(arn);
  if (parsed?.type !== 'policy') return undefined;
  if (parsed.account === 'aws') return awsManagedPolicies().get(arn);
  const found = policies(cloud, parsed.account).get(nameKey(parsed.name));
  return found && arnOf('policy', found) === arn ? found : undefined;
}

/**
 * The policy of an ARN: AWS's or the account's own.
 *
 * @throws AwsError NoSuchEntity, ValidationError for what is no ARN, NotImplemented for an unknown policy of AWS
 */
export function findPolicy({ cloud, account }: Pick<Call, 'cloud' | 'account'>, arn: string): PolicyRecord {
  if (!arn.startsWith('arn:')) throw validationError(`ARN ${arn} is not valid.`);
  const found = peekVisible(cloud, account, arn);
  if (!found) throw noSuchEntity(`Policy ${arn} was not found.`);
  return found;
}

/**
 * The same; undefined when there is none.
 *
 * @throws AwsError NotImplemented for an unknown policy of AWS
 */
export function peekVisible(cloud: Cloud, account: string, arn: string): PolicyRecord | undefined {
  if (parseArn(arn)?.account === 'aws') return findAwsManaged(arn);
  const found = peekPolicy(cloud, arn);
  return found?.account === account ? found : undefined;
}

/** @throws AwsError NoSuchEntity */
export function findVersion(policy: PolicyRecord, id: string): PolicyVersionRecord {
  const found = policy.versions.find((version) => version.id === id);
  if (!found)
    throw noSuchEntity(
      `Policy ${arnOf('policy', policy)} version ${id} does not exist or is not attachable.`,
    );
  return found;
}

/** The text that is in force. */
export function defaultDocument(policy: PolicyRecord): string {
  return findVersion(policy, policy.defaultVersion).document;
}

/** The account's users or roles that a policy is attached to. */
export function attachedTo(call: Call, arn: string): { users: IdentityRecord[]; roles: IdentityRecord[] } {
  const has = ({ attached }: IdentityRecord) => attached.includes(arn);
  return {
    users: [...users(call.cloud, call.account).values()].filter(has),
    roles: [...roles(call.cloud, call.account).values()].filter(has),
  };
}

export function attachmentCount(call: Call, arn: string): number {
  const attached = attachedTo(call, arn);
  return attached.users.length + attached.roles.length;
}
