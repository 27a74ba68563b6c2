import { formatError } from './errors.ts';
import { checkCount } from './limits.ts';
import type { Mapping, MappingValue } from './template.ts';
import { isMembers, type Members } from './values.ts';

/**
 * @throws AwsError ValidationError where a mapping has not two levels of keys over strings and lists
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/mappings-section-structure.html
 */
export function parseMappings(section: Members): Record<string, Mapping> {
  checkCount('mappings', Object.keys(section).length);
  return eachMember(section, (mapping) => eachMember(mapping, (attributes) => eachValue(attributes)));
}

function eachMember<T>(members: Members, read: (member: Members) => T): Record<string, T> {
  return Object.fromEntries(
    Object.entries(members).map(([name, member]) => {
      if (!isMembers(member)) throw formatError(`Every Mappings member ${name} must be a map`);
      return [name, read(member)];
    }),
  );
}

function eachValue(attributes: Members): Record<string, MappingValue> {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => {
      if (!isMappingValue(value)) throw formatError('Every Mappings attribute must be a String or a List.');
      return [name, value];
    }),
  );
}

function isMappingValue(value: unknown): value is MappingValue {
  return !isMembers(value) && value !== null && value !== undefined;
}
