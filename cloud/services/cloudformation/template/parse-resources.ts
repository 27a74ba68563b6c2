import { formatError, validationError } from './errors.ts';
import { checkCount } from './limits.ts';
import type { ResourceDeclaration } from './template.ts';
import { isMembers, type Members } from './values.ts';

const KEYS = [
  'Condition',
  'CreationPolicy',
  'DeletionPolicy',
  'DependsOn',
  // AWS takes it and does nothing with it.
  'Description',
  'Metadata',
  'Properties',
  'Type',
  'UpdatePolicy',
  'UpdateReplacePolicy',
];
/** Attributes that only SAM's transform knows. */
const SERVERLESS_KEYS = ['Connectors', 'IgnoreGlobals'];

/**
 * @throws AwsError ValidationError where there is none, or one has no type or an attribute that resources do not have
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/resources-section-structure.html
 */
export function parseResources(section: Members, serverless: boolean): Record<string, ResourceDeclaration> {
  const entries = Object.entries(section);
  if (entries.length === 0) throw formatError('At least one Resources member must be defined.');
  checkCount('resources', entries.length);
  const keys = serverless ? [...KEYS, ...SERVERLESS_KEYS] : KEYS;
  return Object.fromEntries(entries.map(([id, resource]) => [id, declaration(id, resource, keys)]));
}

function declaration(id: string, resource: unknown, keys: string[]): ResourceDeclaration {
  if (!/^[A-Za-z0-9]+$/.test(id)) throw formatError(`Resource name ${id} is non alphanumeric.`);
  if (!isMembers(resource)) throw formatError(`[/Resources/${id}] resource definition is malformed`);
  const { Type: type, DependsOn: dependsOn, Properties: properties, ...rest } = resource;
  if (type === undefined) {
    throw formatError(`[/Resources/${id}] Every Resources object must contain a Type member.`);
  }
  if (typeof type !== 'string') throw formatError(`[/Resources/${id}/Type] Type must be a string`);
  const unknown = Object.keys(resource).find((key) => !keys.includes(key));
  if (unknown) throw validationError(`Invalid template resource property '${unknown}'`);
  if (properties !== undefined && !isMembers(properties)) {
    throw formatError(`[/Resources/${id}/Properties] Properties must be a map`);
  }
  return {
    Type: type,
    ...(properties && { Properties: properties }),
    ...(dependsOn !== undefined && { DependsOn: dependencies(dependsOn) }),
    ...rest,
    ...strings(resource),
  };
}

function dependencies(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (!Array.isArray(value)) throw formatError('DependsOn must be a string or list of strings.');
  return value.map((item) => {
    if (typeof item !== 'string') throw formatError('Every DependsOn value must be a string.');
    return item;
  });
}

function strings(resource: Members): Partial<ResourceDeclaration> {
  const found: Record<string, string> = {};
  for (const key of ['Condition', 'DeletionPolicy', 'UpdateReplacePolicy']) {
    const value = resource[key];
    if (value === undefined) continue;
    if (typeof value !== 'string') throw formatError(`Every ${key} member must be a string.`);
    found[key] = value;
  }
  return found;
}
