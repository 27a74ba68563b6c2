import { AwsError } from '../../../errors.ts';
import { GONE, type Holder, type Holders, holdersLost, holdersOf, iam } from './iam-attachments.ts';
import type { SupportedType } from './only.ts';
import { policyText } from './policy-text.ts';
import type { Physical, ResourceContext } from './resource-type.ts';
import { whenGone } from './when-gone.ts';

interface Policy extends Holders {
  PolicyName?: string;
  PolicyDocument?: unknown;
}

const NAME_LENGTH = 128;

/**
 * An inline policy in some roles and users. IAM has no such thing by itself, so its id is of CloudFormation's making.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-policy.html
 */
export const policy: SupportedType = {
  supported: ['PolicyName', 'PolicyDocument', 'Roles', 'Users'],

  async create(properties: Policy, context) {
    requireHolder(properties);
    const id = context.physicalName({ maxLength: NAME_LENGTH });
    context.begun(id);
    for (const holder of holdersOf(properties)) await put(holder, properties, context);
    return physical(id);
  },

  async update(id, properties: Policy, before: Policy, context) {
    requireHolder(properties);
    for (const holder of holdersOf(properties)) await put(holder, properties, context);
    const renamed = properties.PolicyName !== before.PolicyName;
    const lost = renamed ? holdersOf(before) : holdersLost(before, properties);
    for (const holder of lost) await remove(holder, before, context);
    return physical(id);
  },

  async delete(_id, properties: Policy, context) {
    for (const holder of holdersOf(properties)) await remove(holder, properties, context);
  },
};

function requireHolder(properties: Policy): void {
  if (holdersOf(properties).length > 0) return;
  throw new AwsError('ValidationError', 'At least one of [Groups,Roles,Users] must be non-empty.');
}

async function put(holder: Holder, properties: Policy, context: ResourceContext): Promise<void> {
  const policy = {
    PolicyName: properties.PolicyName,
    PolicyDocument: policyText(properties.PolicyDocument),
  };
  if ('RoleName' in holder) await iam(context)('PutRolePolicy', { ...holder, ...policy });
  else await iam(context)('PutUserPolicy', { ...holder, ...policy });
}

async function remove(holder: Holder, { PolicyName }: Policy, context: ResourceContext): Promise<void> {
  const call = iam(context);
  await whenGone(
    'RoleName' in holder
      ? call('DeleteRolePolicy', { ...holder, PolicyName })
      : call('DeleteUserPolicy', { ...holder, PolicyName }),
    ...GONE,
  );
}

function physical(id: string): Physical {
  return { physicalId: id, attributes: { Id: id } };
}
