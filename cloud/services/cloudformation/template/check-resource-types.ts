import { notImplemented } from '../../../errors.ts';
import { isKnownType, modelOf } from '../model/model.ts';
import { formatError, templateError } from './errors.ts';
import type { ResourceDeclaration, Template } from './template.ts';

const DELETION = ['Delete', 'Retain', 'RetainExceptOnCreate', 'Snapshot'];
const REPLACE = ['Delete', 'Retain', 'Snapshot'];

/**
 * @throws AwsError ValidationError for types that AWS does not have and policies that resources cannot have;
 *   NotImplemented for types and attributes that the cloud does not model
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-template-resource-type-ref.html
 */
export function checkResourceTypes(template: Template): void {
  const resources = Object.entries(template.Resources);
  const types = [...new Set(resources.map(([, { Type }]) => Type))];
  const unknown = types.filter((type) => !isKnownType(type) && !isCustom(type));
  if (unknown.length > 0) throw formatError(`Unrecognized resource types: [${unknown.join(', ')}]`);
  const refused = types.find((type) => !modelOf(type));
  if (refused) throw notImplemented(`the resource type ${refused}`);
  for (const [id, resource] of resources) checkAttributes(id, resource);
}

function isCustom(type: string): boolean {
  return type.startsWith('Custom::');
}

function checkAttributes(id: string, resource: ResourceDeclaration): void {
  for (const name of ['CreationPolicy', 'UpdatePolicy'] as const) {
    if (resource[name] !== undefined) throw notImplemented(`the resource attribute ${name}`);
  }
  checkPolicy(id, resource, 'DeletionPolicy', DELETION);
  checkPolicy(id, resource, 'UpdateReplacePolicy', REPLACE);
}

/**
 * None of the modelled types has snapshots.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-deletionpolicy.html
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-updatereplacepolicy.html
 */
function checkPolicy(
  id: string,
  resource: ResourceDeclaration,
  name: 'DeletionPolicy' | 'UpdateReplacePolicy',
  values: string[],
): void {
  const policy = resource[name];
  if (policy === undefined) return;
  if (!values.includes(policy)) throw formatError(`Unrecognized ${name} ${policy} for resource ${id}`);
  if (policy === 'Snapshot') {
    const words = name === 'DeletionPolicy' ? 'deletion policy' : 'update replace policy';
    throw templateError(`resource type ${resource.Type} does not support ${words} Snapshot`);
  }
}
