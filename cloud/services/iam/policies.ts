import type * as Sdk from '@aws-sdk/client-iam';
import type { Call } from '../../call.ts';
import type { Handlers, Modelled } from '../service.ts';
import { arnOf } from './arns.ts';
import { awsManagedPolicies } from './aws-managed-policies.ts';
import { checkManagedPolicy, policySize } from './documents.ts';
import { newId } from './ids.ts';
import { attachedTo, attachmentCount, findPolicy } from './managed-policies.ts';
import { toTheSecond } from './now.ts';
import { pageOf, underPath } from './pages.ts';
import { alreadyExists, deleteConflict, limitExceeded } from './refusals.ts';
import { nameKey, type PolicyRecord, policies } from './state.ts';
import { withTags } from './tags.ts';

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html#reference_iam-quotas-entity-length */
const MOST_CHARACTERS = 6144;

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html */
export const handlers = {
  CreatePolicy(input, call) {
    const all = policies(call.cloud, call.account);
    checkManagedDocument(input.PolicyDocument);
    if (all.has(nameKey(input.PolicyName))) {
      throw alreadyExists(
        `A policy called ${input.PolicyName} already exists. Duplicate names are not allowed.`,
      );
    }
    const policy = newPolicy(call, input);
    all.set(nameKey(policy.name), policy);
    return { Policy: { ...asListed(call, policy), ...tagsOf(policy) } };
  },

  GetPolicy({ PolicyArn }, call) {
    const policy = findPolicy(call, PolicyArn);
    return {
      Policy: { ...asListed(call, policy), Description: policy.description, Tags: policy.tags },
    };
  },

  ListPolicies(input, call) {
    const own = input.Scope === 'AWS' ? [] : policies(call.cloud, call.account).values();
    const kept = input.Scope === 'Local' ? [] : awsManagedPolicies().values();
    const all = underPath([...own, ...kept], input.PathPrefix)
      .map((policy) => asListed(call, policy))
      .filter(({ AttachmentCount }) => !input.OnlyAttached || AttachmentCount > 0);
    const { items, rest } = pageOf(all, ({ PolicyName, Arn }) => `${PolicyName} ${Arn}`, input);
    return { Policies: items, ...rest };
  },

  DeletePolicy({ PolicyArn }, call) {
    const policy = findPolicy(call, PolicyArn);
    if (attachmentCount(call, PolicyArn) > 0)
      throw deleteConflict('Cannot delete a policy attached to entities.');
    if (policy.versions.length > 1) {
      throw deleteConflict(
        "This policy has more than one version. Before you delete a policy, you must delete the policy's versions. The default version is deleted with the policy.",
      );
    }
    policies(call.cloud, call.account).delete(nameKey(policy.name));
    return {};
  },

  ListEntitiesForPolicy(input, call) {
    findPolicy(call, input.PolicyArn);
    const attached = attachedTo(call, input.PolicyArn);
    const wants = (kind: string) => (input.EntityFilter ?? kind) === kind;
    const all = [
      ...(wants('User') ? underPath(attached.users, input.PathPrefix) : []),
      ...(wants('Role') ? underPath(attached.roles, input.PathPrefix) : []),
    ];
    const { items, rest } = pageOf(all, ({ id }) => id, input);
    const isUser = ({ id }: { id: string }) => id.startsWith('AIDA');
    return {
      PolicyGroups: [],
      PolicyUsers: items.filter(isUser).map(({ id, name }) => ({ UserName: name, UserId: id })),
      PolicyRoles: items
        .filter((item) => !isUser(item))
        .map(({ id, name }) => ({ RoleName: name, RoleId: id })),
      ...rest,
    };
  },
} satisfies Handlers<typeof Sdk>;

export const modelled: Modelled<typeof handlers> = {
  CreatePolicy: ['PolicyName', 'Path', 'PolicyDocument', 'Description', 'Tags'],
  GetPolicy: ['PolicyArn'],
  ListPolicies: ['Scope', 'OnlyAttached', 'PathPrefix', 'Marker', 'MaxItems'],
  DeletePolicy: ['PolicyArn'],
  ListEntitiesForPolicy: ['PolicyArn', 'EntityFilter', 'PathPrefix', 'Marker', 'MaxItems'],
};

/** @throws AwsError MalformedPolicyDocument, or LimitExceeded for more than a managed policy may say */
export function checkManagedDocument(text: string): void {
  checkManagedPolicy(text);
  if (policySize(text) > MOST_CHARACTERS) {
    throw limitExceeded(`Cannot exceed quota for PolicySize: ${MOST_CHARACTERS}`);
  }
}

function newPolicy(
  { cloud, account }: Call,
  input: Parameters<(typeof handlers)['CreatePolicy']>[0],
): PolicyRecord {
  const now = toTheSecond(cloud);
  return {
    id: newId('ANPA'),
    account,
    name: input.PolicyName,
    path: input.Path ?? '/',
    createdAt: now,
    updatedAt: now,
    ...(input.Description !== undefined && { description: input.Description }),
    tags: withTags([], input.Tags),
    versions: [{ id: 'v1', document: input.PolicyDocument, createdAt: now }],
    defaultVersion: 'v1',
    nextVersion: 2,
  };
}

/** A policy as lists show it: without description and tags. */
function asListed(call: Call, policy: PolicyRecord) {
  const arn = arnOf('policy', policy);
  return {
    PolicyName: policy.name,
    // The ids of AWS's own policies are not published.
    ...(policy.id && { PolicyId: policy.id }),
    Arn: arn,
    Path: policy.path,
    DefaultVersionId: policy.defaultVersion,
    AttachmentCount: attachmentCount(call, arn),
    PermissionsBoundaryUsageCount: 0,
    IsAttachable: true,
    CreateDate: new Date(policy.createdAt),
    UpdateDate: new Date(policy.updatedAt),
  };
}

function tagsOf({ tags }: PolicyRecord) {
  return tags.length > 0 ? { Tags: tags } : {};
}
