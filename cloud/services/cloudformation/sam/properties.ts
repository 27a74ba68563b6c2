import { invalidResource, notModelled } from './faults.ts';
import { type Fields, isFields } from './shape.ts';

/**
 * What a property takes. `map` and `string` are told in other words than `object`, `text`, `list`, `boolean`,
 * `number`; all take an intrinsic function but `flag`. `refused` is known to the reference and not modelled here.
 */
export type Kind =
  | 'any'
  | 'map'
  | 'string'
  | 'object'
  | 'text'
  | 'text or object'
  | 'list'
  | 'text, list or object'
  | 'boolean'
  | 'flag'
  | 'number'
  | 'refused';

export interface Declaration {
  type: string;
  properties: Record<string, Kind>;
  required: string[];
}

/** The declared properties of a resource, those without a value left out. */
export function readProperties(id: string, given: unknown, declaration: Declaration): Fields {
  const properties: Fields = {};
  for (const [name, value] of Object.entries(isFields(given) ? given : {})) {
    if (!Object.hasOwn(declaration.properties, name)) {
      throw invalidResource(id, `property ${name} not defined for resource of type ${declaration.type}`);
    }
    if (value !== null && value !== undefined) properties[name] = value;
  }
  for (const [name, kind] of Object.entries(declaration.properties)) {
    if (properties[name] === undefined) continue;
    if (kind === 'refused') throw notModelled(id, `${name} of ${declaration.type}`);
    if (!fits(properties[name], kind)) throw invalidResource(id, complaint(name, kind));
  }
  const missing = declaration.required.find((name) => properties[name] === undefined);
  if (missing !== undefined) throw invalidResource(id, `Missing required property '${missing}'.`);
  return properties;
}

function complaint(name: string, kind: Kind): string {
  if (kind === 'map' || kind === 'string') return `Property '${name}' should be a ${kind}.`;
  return `Type of property '${name}' is invalid.`;
}

function fits(value: unknown, kind: Kind): boolean {
  if (kind === 'any') return true;
  if (kind === 'flag') return typeof value === 'boolean';
  if (isFields(value)) return true;
  if (Array.isArray(value)) return kind.includes('list');
  if (typeof value === 'string') return kind === 'string' || kind.includes('text');
  if (typeof value === 'boolean') return kind === 'boolean' || kind === 'number';
  return kind === 'number';
}
