import { isDeepStrictEqual } from 'node:util';
import type * as Sdk from '@aws-sdk/client-iam';
import { GONE, iam } from './iam-attachments.ts';
import type { SupportedType } from './only.ts';
import { policyText } from './policy-text.ts';
import type { Physical, Properties, ResourceContext } from './resource-type.ts';
import { type Tag, tagChanges, tagsOf } from './tags.ts';
import { whenGone } from './when-gone.ts';

interface Role extends Properties {
  RoleName?: string;
  Path?: string;
  AssumeRolePolicyDocument?: unknown;
  Description?: string;
  MaxSessionDuration?: number;
  ManagedPolicyArns?: string[];
  Policies?: { PolicyName: string; PolicyDocument: unknown }[];
  Tags?: Tag[];
}

const NAME_LENGTH = 64;
const SESSION_SECONDS = 3600;

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-role.html */
export const role: SupportedType = {
  supported: [
    'RoleName',
    'Path',
    'AssumeRolePolicyDocument',
    'Description',
    'MaxSessionDuration',
    'ManagedPolicyArns',
    'Policies',
    'Tags',
  ],

  async create(properties: Role, context) {
    const { Path, Description, MaxSessionDuration, AssumeRolePolicyDocument } = properties;
    const RoleName = properties.RoleName ?? context.physicalName({ maxLength: NAME_LENGTH });
    const Tags = tagsOf(context, properties.Tags);
    const { Role: made } = await iam(context)('CreateRole', {
      RoleName,
      AssumeRolePolicyDocument: policyText(AssumeRolePolicyDocument),
      Path,
      Description,
      MaxSessionDuration,
      ...(Tags.length > 0 && { Tags }),
    });
    context.begun(RoleName);
    await setPolicies(RoleName, properties, {}, context);
    return physical(made);
  },

  async update(RoleName, properties: Role, before: Role, context) {
    const call = iam(context);
    const { Description = '', MaxSessionDuration = SESSION_SECONDS, AssumeRolePolicyDocument } = properties;
    if (!isDeepStrictEqual(AssumeRolePolicyDocument, before.AssumeRolePolicyDocument)) {
      const PolicyDocument = policyText(AssumeRolePolicyDocument);
      await call('UpdateAssumeRolePolicy', { RoleName, PolicyDocument });
    }
    if (
      Description !== (before.Description ?? '') ||
      MaxSessionDuration !== (before.MaxSessionDuration ?? SESSION_SECONDS)
    ) {
      await call('UpdateRole', { RoleName, Description, MaxSessionDuration });
    }
    await setPolicies(RoleName, properties, before, context);
    await setTags(RoleName, properties, context);
    return physical((await call('GetRole', { RoleName })).Role);
  },

  async delete(RoleName, properties: Role, context) {
    await setPolicies(RoleName, {}, properties, context);
    await whenGone(iam(context)('DeleteRole', { RoleName }), ...GONE);
  },
};

/** What others attached or put stays: then the role cannot be deleted, as on AWS. */
async function setPolicies(
  RoleName: string,
  now: Role,
  before: Role,
  context: ResourceContext,
): Promise<void> {
  const call = iam(context);
  const arns = now.ManagedPolicyArns ?? [];
  const oldArns = before.ManagedPolicyArns ?? [];
  for (const PolicyArn of oldArns.filter((arn) => !arns.includes(arn))) {
    await whenGone(call('DetachRolePolicy', { RoleName, PolicyArn }), ...GONE);
  }
  for (const PolicyArn of arns.filter((arn) => !oldArns.includes(arn))) {
    await call('AttachRolePolicy', { RoleName, PolicyArn });
  }
  const policies = documentsOf(now);
  const old = documentsOf(before);
  for (const PolicyName of Object.keys(old).filter((name) => !Object.hasOwn(policies, name))) {
    await whenGone(call('DeleteRolePolicy', { RoleName, PolicyName }), ...GONE);
  }
  for (const [PolicyName, PolicyDocument] of Object.entries(policies)) {
    if (old[PolicyName] !== PolicyDocument)
      await call('PutRolePolicy', { RoleName, PolicyName, PolicyDocument });
  }
}

function documentsOf({ Policies = [] }: Role): Record<string, string> {
  return Object.fromEntries(
    Policies.map(({ PolicyName, PolicyDocument }) => [PolicyName, policyText(PolicyDocument)]),
  );
}

async function setTags(RoleName: string, properties: Role, context: ResourceContext): Promise<void> {
  const call = iam(context);
  const { Tags: now = [] } = await call('ListRoleTags', { RoleName });
  const { set, removed } = tagChanges(now, tagsOf(context, properties.Tags));
  if (removed.length > 0) await call('UntagRole', { RoleName, TagKeys: removed });
  if (set.length > 0) await call('TagRole', { RoleName, Tags: set });
}

function physical(made: Sdk.Role | undefined): Physical {
  return { physicalId: made?.RoleName ?? '', attributes: { Arn: made?.Arn, RoleId: made?.RoleId } };
}
