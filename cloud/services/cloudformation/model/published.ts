import { loadAwsServiceSpec } from '@aws-cdk/aws-service-spec';
import type {
  Property,
  PropertyType,
  Resource,
  SpecDatabase,
  TypeDefinition,
} from '@aws-cdk/service-spec-types';
import { MODELLED_TYPES } from './modelled-types.ts';
import type { PropertyModel, ResourceModel } from './resource-model.ts';

/**
 * The files that AWS's published model gives: name, relative to this folder, and text.
 *
 * @throws Error when the package does not know one of the modelled types
 */
export async function publishedFiles(): Promise<Record<string, string>> {
  const database = await loadAwsServiceSpec();
  const resources = new Map(
    database.all('resource').map((resource) => [resource.cloudFormationType, resource]),
  );
  const files: Record<string, string> = { 'known-types.json': knownTypes([...resources.values()]) };
  for (const type of MODELLED_TYPES) {
    const resource = resources.get(type);
    if (!resource) throw new Error(`@aws-cdk/aws-service-spec does not know ${type}`);
    files[`types/${type.replaceAll('::', '-')}.json`] = `${written(reduce(database, resource))}\n`;
  }
  return files;
}

/** Every type that CloudFormation itself makes: those that a transform replaces are none of them. */
function knownTypes(resources: Resource[]): string {
  const names = resources
    .filter((resource) => !resource.cloudFormationTransform)
    .map((resource) => resource.cloudFormationType);
  const services: Record<string, string[]> = {};
  for (const name of names.sort()) {
    const at = name.lastIndexOf('::');
    const service = services[name.slice(0, at)] ?? [];
    services[name.slice(0, at)] = service;
    service.push(name.slice(at + 2));
  }
  return `${written(services)}\n`;
}

/** One line for each member of the outermost object: small, and a change of AWS's shows as the lines it touches. */
function written(value: object): string {
  const lines = Object.entries(value).map(([key, member]) => `${JSON.stringify(key)}:${inner(key, member)}`);
  return `{\n${lines.join(',\n')}\n}`;
}

function inner(key: string, member: unknown): string {
  if (key !== 'properties' && key !== 'definitions') return JSON.stringify(member);
  const lines = Object.entries(member as object).map(
    ([name, one]) => `${JSON.stringify(name)}:${JSON.stringify(one)}`,
  );
  return `{\n${lines.join(',\n')}\n}`;
}

function reduce(database: SpecDatabase, resource: Resource): ResourceModel {
  const definitions = new Map<string, TypeDefinition>();
  const properties = propertiesOf(database, resource.properties, definitions);
  const reduced: ResourceModel['definitions'] = {};
  // A definition may bring others along, which the map's iteration reaches in its turn.
  for (const [name, definition] of definitions) {
    reduced[name] = propertiesOf(database, definition.properties, definitions);
  }
  for (const path of resource.additionalReplacementProperties ?? []) {
    throw new Error(
      `${resource.cloudFormationType} is replaced by a change of ${path.join('.')}: not modelled`,
    );
  }
  return {
    type: resource.cloudFormationType,
    primaryIdentifier: resource.primaryIdentifier ?? [],
    ...(resource.cfnRefIdentifier && { refIdentifier: resource.cfnRefIdentifier }),
    attributes: Object.keys(resource.attributes).sort(),
    properties,
    definitions: sorted(reduced),
  };
}

function propertiesOf(
  database: SpecDatabase,
  properties: Record<string, Property>,
  definitions: Map<string, TypeDefinition>,
): Record<string, PropertyModel> {
  const reduced: Record<string, PropertyModel> = {};
  for (const [name, property] of Object.entries(properties)) {
    const allowed = new Set<string | number>();
    const { causesReplacement } = property;
    reduced[name] = {
      type: typeOf(database, property.type, definitions, allowed),
      ...(property.required && { required: true }),
      ...(causesReplacement && causesReplacement !== 'no' && { replaces: causesReplacement }),
      ...(allowed.size > 0 && { enum: [...allowed] }),
    };
  }
  return sorted(reduced);
}

function typeOf(
  database: SpecDatabase,
  type: PropertyType,
  definitions: Map<string, TypeDefinition>,
  allowed: Set<string | number>,
): string {
  const nested = (inside: PropertyType) => typeOf(database, inside, definitions, allowed);
  if (type.type === 'array') return `[${nested(type.element)}]`;
  if (type.type === 'map') return `{${nested(type.element)}}`;
  if (type.type === 'union') return type.types.map(nested).join('|');
  if (type.type === 'ref') {
    const definition = database.get('typeDefinition', type.reference.$ref);
    definitions.set(definition.name, definition);
    return `#${definition.name}`;
  }
  for (const value of ('allowedValues' in type && type.allowedValues) || []) allowed.add(value);
  return type.type;
}

function sorted<T>(table: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(table).sort(([left], [right]) => (left < right ? -1 : 1)));
}
