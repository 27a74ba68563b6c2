import { isDeepStrictEqual } from 'node:util';
import { modelOf } from '../model/model.ts';
import type { PropertyModel, ResourceModel } from '../model/resource-model.ts';
import { coerceProperties } from './properties.ts';
import { propertyType } from './property-type.ts';
import { holdsUnknown } from './scope.ts';
import { isMembers, type Members } from './values.ts';

/** What a change of one property does, in the words of DescribeChangeSet. */
export interface PropertyChange {
  name: string;
  requiresRecreation: 'Always' | 'Conditionally' | 'Never';
  /** Dynamic where what it will be is not known yet. */
  evaluation: 'Dynamic' | 'Static';
}

export interface Change {
  /** Names of the properties, those of the resource itself. */
  changed: string[];
  replacement: 'True' | 'False' | 'Conditional';
  details: PropertyChange[];
}

/**
 * What an update of a resource changes, and whether it makes a new resource.
 *
 * @param before and `after`: evaluated properties; `UNKNOWN` in them may turn out to be no change
 * @throws AwsError NotImplemented for a type that the cloud does not model
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks-update-behaviors.html
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ResourceChange.html
 */
export function changeOf(type: string, before: Members, after: Members): Change {
  const old = coerceProperties(type, before);
  const now = coerceProperties(type, after);
  const model = modelOf(type) as ResourceModel;
  const details = [...new Set([...Object.keys(old), ...Object.keys(now)])]
    .filter((name) => !isDeepStrictEqual(old[name], now[name]))
    .map((name) => detail(model, name, old[name], now[name]));
  return { changed: details.map(({ name }) => name), replacement: replacementOf(details), details };
}

function detail(model: ResourceModel, name: string, before: unknown, after: unknown): PropertyChange {
  const property = model.properties[name];
  const recreation = property ? strongest(recreations(model, property, before, after)) : 'Never';
  return {
    name,
    requiresRecreation: recreation,
    evaluation: holdsUnknown(before) || holdsUnknown(after) ? 'Dynamic' : 'Static',
  };
}

function replacementOf(details: PropertyChange[]): Change['replacement'] {
  if (details.some((one) => one.requiresRecreation === 'Always' && one.evaluation === 'Static'))
    return 'True';
  return details.some((one) => one.requiresRecreation !== 'Never') ? 'Conditional' : 'False';
}

type Recreation = PropertyChange['requiresRecreation'];

function strongest(found: Recreation[]): Recreation {
  if (found.includes('Always')) return 'Always';
  return found.includes('Conditionally') ? 'Conditionally' : 'Never';
}

/** What the changed parts of a property demand, one by one where it is a structure. */
function recreations(
  model: ResourceModel,
  property: PropertyModel,
  before: unknown,
  after: unknown,
): Recreation[] {
  if (isDeepStrictEqual(before, after)) return [];
  if (property.replaces === 'yes') return ['Always'];
  if (property.replaces === 'maybe') return ['Conditionally'];
  const type = propertyType(property.type);
  if (type.kind !== 'definition') return [];
  const old = isMembers(before) ? before : {};
  const now = isMembers(after) ? after : {};
  return Object.entries(model.definitions[type.name] ?? {}).flatMap(([name, inner]) =>
    recreations(model, inner, old[name], now[name]),
  );
}
