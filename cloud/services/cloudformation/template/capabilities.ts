import type { Template } from './template.ts';

/** The types that change who may do what, and the property that gives each a name of its own. */
const IAM_NAMES: Record<string, string | undefined> = {
  'AWS::IAM::AccessKey': undefined,
  'AWS::IAM::Group': 'GroupName',
  'AWS::IAM::InstanceProfile': 'InstanceProfileName',
  'AWS::IAM::ManagedPolicy': 'ManagedPolicyName',
  'AWS::IAM::Policy': undefined,
  'AWS::IAM::Role': 'RoleName',
  'AWS::IAM::RolePolicy': undefined,
  'AWS::IAM::User': 'UserName',
  'AWS::IAM::UserToGroupAddition': undefined,
};

export interface RequiredCapabilities {
  /** What the caller must acknowledge; the named one stands for both. */
  capabilities: ('CAPABILITY_IAM' | 'CAPABILITY_NAMED_IAM')[];
  /** The resource types for which. */
  types: string[];
}

/**
 * What a template demands of its caller, apart from `CAPABILITY_AUTO_EXPAND`, which its transforms demand.
 *
 * @param template after its transforms
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html
 */
export function requiredCapabilities(template: Template): RequiredCapabilities {
  const resources = Object.values(template.Resources).filter(({ Type }) => Object.hasOwn(IAM_NAMES, Type));
  const named = resources.some(({ Type, Properties }) => Properties?.[IAM_NAMES[Type] ?? ''] !== undefined);
  const types = [...new Set(resources.map(({ Type }) => Type))];
  if (types.length === 0) return { capabilities: [], types };
  return { capabilities: [named ? 'CAPABILITY_NAMED_IAM' : 'CAPABILITY_IAM'], types };
}
