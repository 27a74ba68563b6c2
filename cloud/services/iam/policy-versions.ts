import type * as Sdk from '@aws-sdk/client-iam';
import type { Call } from '../../call.ts';
import { notImplemented } from '../../errors.ts';
import type { Handlers, Modelled } from '../service.ts';
import { encodeDocument } from './documents.ts';
import { findPolicy, findVersion } from './managed-policies.ts';
import { toTheSecond } from './now.ts';
import { pageOf } from './pages.ts';
import { checkManagedDocument } from './policies.ts';
import { deleteConflict, limitExceeded } from './refusals.ts';
import { nameKey, type PolicyRecord, type PolicyVersionRecord, policies } from './state.ts';

const MOST_VERSIONS = 5;

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-versioning.html */
export const handlers = {
  CreatePolicyVersion(input, call) {
    const policy = findPolicy(call, input.PolicyArn);
    checkManagedDocument(input.PolicyDocument);
    if (policy.versions.length >= MOST_VERSIONS) {
      throw limitExceeded(
        'A managed policy can have up to 5 versions. Before you create a new version, you must delete an existing version.',
      );
    }
    const now = toTheSecond(call.cloud);
    const version = { id: `v${policy.nextVersion}`, document: input.PolicyDocument, createdAt: now };
    const changed = {
      ...policy,
      versions: [...policy.versions, version],
      nextVersion: policy.nextVersion + 1,
      updatedAt: now,
      defaultVersion: input.SetAsDefault ? version.id : policy.defaultVersion,
    };
    save(call, changed);
    return { PolicyVersion: asListed(changed, version) };
  },

  GetPolicyVersion(input, call) {
    const policy = findPolicy(call, input.PolicyArn);
    if (policy.account === 'aws' && input.VersionId !== policy.defaultVersion)
      throw earlierVersions(input.PolicyArn);
    const version = findVersion(policy, input.VersionId);
    return { PolicyVersion: { Document: encodeDocument(version.document), ...asListed(policy, version) } };
  },

  ListPolicyVersions(input, call) {
    const policy = findPolicy(call, input.PolicyArn);
    if (policy.account === 'aws' && policy.defaultVersion !== 'v1') throw earlierVersions(input.PolicyArn);
    const newestFirst = [...policy.versions].reverse();
    const { items, rest } = pageOf(newestFirst, ({ id }) => id, input);
    return { Versions: items.map((version) => asListed(policy, version)), ...rest };
  },

  SetDefaultPolicyVersion(input, call) {
    const policy = findPolicy(call, input.PolicyArn);
    const { id } = findVersion(policy, input.VersionId);
    save(call, { ...policy, defaultVersion: id });
    return {};
  },

  DeletePolicyVersion(input, call) {
    const policy = findPolicy(call, input.PolicyArn);
    const { id } = findVersion(policy, input.VersionId);
    if (id === policy.defaultVersion) throw deleteConflict('Cannot delete the default version of a policy.');
    save(call, { ...policy, versions: policy.versions.filter((version) => version.id !== id) });
    return {};
  },
} satisfies Handlers<typeof Sdk>;

export const modelled: Modelled<typeof handlers> = {
  CreatePolicyVersion: ['PolicyArn', 'PolicyDocument', 'SetAsDefault'],
  GetPolicyVersion: ['PolicyArn', 'VersionId'],
  ListPolicyVersions: ['PolicyArn', 'Marker', 'MaxItems'],
  SetDefaultPolicyVersion: ['PolicyArn', 'VersionId'],
  DeletePolicyVersion: ['PolicyArn', 'VersionId'],
};

function asListed(policy: PolicyRecord, { id, createdAt }: PolicyVersionRecord) {
  return { VersionId: id, IsDefaultVersion: id === policy.defaultVersion, CreateDate: new Date(createdAt) };
}

function save({ cloud, account }: Call, policy: PolicyRecord): void {
  policies(cloud, account).set(nameKey(policy.name), policy);
}

function earlierVersions(arn: string): Error {
  return notImplemented(`other versions than the default of the AWS managed policy ${arn}`);
}
