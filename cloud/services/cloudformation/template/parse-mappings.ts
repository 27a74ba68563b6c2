import { formatError } from './errors.ts';
import { checkCount } from './limits.ts';
import type { Mapping, MappingValue } from './template.ts';
import { isMembers, type Members } from './values.ts';

const ALPHANUMERIC = /^[a-zA-Z0-9]+$/;
const ELEMENT = /^[a-zA-Z0-9.-]+$/;

/**
 * @throws AwsError ValidationError where a mapping has not two levels of keys over strings and lists, or a key has
 *   characters that it cannot have
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/mappings-section-structure.html
 */
export function parseMappings(section: Members): Record<string, Mapping> {
  checkCount('mappings', Object.keys(section).length);
  for (const name of Object.keys(section)) {
    if (!ALPHANUMERIC.test(name)) throw formatError(`Mapping name ${name} is non alphanumeric.`);
  }
  return eachMember(section, (mapping) => {
    for (const name of Object.keys(mapping)) checkElementName(name);
    return eachMember(mapping, (attributes) => eachValue(attributes));
  });
}

/** Others have met AWS's words: https://github.com/aws-cloudformation/cfn-lint/issues/2004 */
function checkElementName(name: string): void {
  if (ELEMENT.test(name)) return;
  throw formatError(
    `Mappings element name '${name}' must be non-empty and can contain only alphanumerics, '-' or '.'`,
  );
}

/** Others have met AWS's words: https://github.com/cloudtools/troposphere/issues/426 */
function checkAttributeName(name: string): void {
  if (ALPHANUMERIC.test(name)) return;
  throw formatError(`Mappings attribute name '${name}' must contain only alphanumeric characters.`);
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
      checkAttributeName(name);
      if (!isMappingValue(value)) throw formatError('Every Mappings attribute must be a String or a List.');
      return [name, value];
    }),
  );
}

function isMappingValue(value: unknown): value is MappingValue {
  return !isMembers(value) && value !== null && value !== undefined;
}
