import type * as Sdk from '@aws-sdk/client-iam';
import { GONE, type Holder, type Holders, holdersLost, holdersOf, iam } from './iam-attachments.ts';
import type { SupportedType } from './only.ts';
import { policyText } from './policy-text.ts';
import type { Physical, ResourceContext } from './resource-type.ts';
import { whenGone } from './when-gone.ts';

interface ManagedPolicy extends Holders {
  ManagedPolicyName?: string;
  Path?: string;
  Description?: string;
  PolicyDocument?: unknown;
}

const NAME_LENGTH = 128;
const MOST_VERSIONS = 5;

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-managedpolicy.html */
export const managedPolicy: SupportedType = {
  supported: ['ManagedPolicyName', 'Path', 'Description', 'PolicyDocument', 'Roles', 'Users'],

  async create(properties: ManagedPolicy, context) {
    const { ManagedPolicyName, Path, Description, PolicyDocument } = properties;
    const { Policy } = await iam(context)('CreatePolicy', {
      PolicyName: ManagedPolicyName ?? context.physicalName({ maxLength: NAME_LENGTH }),
      PolicyDocument: policyText(PolicyDocument),
      Path,
      Description,
    });
    const arn = Policy?.Arn ?? '';
    context.begun(arn);
    for (const holder of holdersOf(properties)) await attach(holder, arn, context);
    return read(arn, context);
  },

  async update(arn, properties: ManagedPolicy, before: ManagedPolicy, context) {
    const text = policyText(properties.PolicyDocument);
    if (text !== policyText(before.PolicyDocument)) await newVersion(arn, text, context);
    for (const holder of holdersLost(properties, before)) await attach(holder, arn, context);
    for (const holder of holdersLost(before, properties)) await detach(holder, arn, context);
    return read(arn, context);
  },

  async delete(arn, properties: ManagedPolicy, context) {
    for (const holder of holdersOf(properties)) await detach(holder, arn, context);
    await whenGone(removeVersions(arn, context), ...GONE);
    await whenGone(iam(context)('DeletePolicy', { PolicyArn: arn }), ...GONE);
  },
};

/** A policy keeps five versions; the oldest makes room. */
async function newVersion(arn: string, text: string, context: ResourceContext): Promise<void> {
  const others = await otherVersions(arn, context);
  const oldest = others.at(-1);
  if (others.length === MOST_VERSIONS - 1 && oldest) {
    await iam(context)('DeletePolicyVersion', { PolicyArn: arn, VersionId: oldest });
  }
  await iam(context)('CreatePolicyVersion', { PolicyArn: arn, PolicyDocument: text, SetAsDefault: true });
}

/** Only the default version goes with its policy. */
async function removeVersions(arn: string, context: ResourceContext): Promise<void> {
  for (const VersionId of await otherVersions(arn, context)) {
    await iam(context)('DeletePolicyVersion', { PolicyArn: arn, VersionId });
  }
}

/** All but the default one, newest first. */
async function otherVersions(arn: string, context: ResourceContext): Promise<string[]> {
  const { Versions = [] } = await iam(context)('ListPolicyVersions', { PolicyArn: arn });
  return Versions.filter(({ IsDefaultVersion }) => !IsDefaultVersion).map(({ VersionId = '' }) => VersionId);
}

async function attach(holder: Holder, PolicyArn: string, context: ResourceContext): Promise<void> {
  const call = iam(context);
  if ('RoleName' in holder) await call('AttachRolePolicy', { ...holder, PolicyArn });
  else await call('AttachUserPolicy', { ...holder, PolicyArn });
}

async function detach(holder: Holder, PolicyArn: string, context: ResourceContext): Promise<void> {
  const call = iam(context);
  await whenGone(
    'RoleName' in holder
      ? call('DetachRolePolicy', { ...holder, PolicyArn })
      : call('DetachUserPolicy', { ...holder, PolicyArn }),
    ...GONE,
  );
}

async function read(arn: string, context: ResourceContext): Promise<Physical> {
  const { Policy } = await iam(context)('GetPolicy', { PolicyArn: arn });
  return { physicalId: arn, attributes: { PolicyArn: arn, ...attributesOf(Policy ?? {}) } };
}

function attributesOf(policy: Sdk.Policy): Record<string, unknown> {
  return {
    AttachmentCount: policy.AttachmentCount,
    CreateDate: policy.CreateDate?.toISOString(),
    DefaultVersionId: policy.DefaultVersionId,
    IsAttachable: policy.IsAttachable,
    PermissionsBoundaryUsageCount: policy.PermissionsBoundaryUsageCount,
    PolicyId: policy.PolicyId,
    UpdateDate: policy.UpdateDate?.toISOString(),
  };
}
