import type { PropertyModel, ResourceModel } from '../model/resource-model.ts';
import { propertyType } from './property-type.ts';
import { UNKNOWN } from './scope.ts';
import { isMembers, type Members, textOf } from './values.ts';

const TAG: Record<string, PropertyModel> = {
  Key: { type: 'string', required: true },
  Value: { type: 'string', required: true },
};
const SHOWN: Record<string, string> = { integer: 'Integer', number: 'Number', boolean: 'Boolean' };

/** Gives values the types of the model, and notes what does not fit with its path (`#/Code/ZipFile`). */
export class Conformer {
  readonly faults: string[] = [];
  private readonly definitions: ResourceModel['definitions'];

  constructor(definitions: ResourceModel['definitions']) {
    this.definitions = definitions;
  }

  members(models: Record<string, PropertyModel>, value: Members, path: string): Members {
    for (const [name, { required }] of Object.entries(models)) {
      if (required && value[name] === undefined)
        this.faults.push(`${path}: required key [${name}] not found`);
    }
    return mapMembers(value, (name, member) => {
      const model = Object.hasOwn(models, name) ? models[name] : undefined;
      if (model) return this.value(model, model.type, member, `${path}/${name}`);
      this.faults.push(`${path}: extraneous key [${name}] is not permitted`);
      return member;
    });
  }

  private value(model: PropertyModel, text: string, value: unknown, path: string): unknown {
    const type = propertyType(text);
    if (value === UNKNOWN || type.kind === 'json') return value;
    if (type.kind === 'union') return this.oneOf(model, type.types, value, path);
    if (type.kind === 'array') {
      if (!Array.isArray(value)) return this.misfit('JSONArray', value, path);
      return value.map((item, index) => this.value(model, type.element, item, `${path}/${index}`));
    }
    if (type.kind === 'map') {
      return this.inside(value, path, (members) =>
        mapMembers(members, (key, item) => this.value(model, type.element, item, `${path}/${key}`)),
      );
    }
    if (type.kind === 'definition') return this.structure(this.definitions[type.name] ?? {}, value, path);
    if (type.kind === 'tag') return this.structure(TAG, value, path);
    return this.plain(model, type.kind, value, path);
  }

  private structure(models: Record<string, PropertyModel>, value: unknown, path: string): unknown {
    return this.inside(value, path, (members) => this.members(models, members, path));
  }

  private inside(value: unknown, path: string, read: (members: Members) => Members): unknown {
    return isMembers(value) ? read(value) : this.misfit('JSONObject', value, path);
  }

  /** The first of the types that fits; where none does, the faults of the first are told. */
  private oneOf(model: PropertyModel, types: string[], value: unknown, path: string): unknown {
    for (const type of types) {
      const attempt = new Conformer(this.definitions);
      const fitting = attempt.value(model, type, value, path);
      if (attempt.faults.length === 0) return fitting;
    }
    return this.value(model, types[0] ?? 'json', value, path);
  }

  private plain(model: PropertyModel, kind: string, value: unknown, path: string): unknown {
    const converted = convert(kind, value);
    if (converted === undefined) return this.misfit(SHOWN[kind] ?? 'String', value, path);
    if (model.enum && !model.enum.includes(converted as string | number)) {
      this.faults.push(`${path}: failed validation constraint for keyword [enum]`);
    }
    return converted;
  }

  private misfit(expected: string, value: unknown, path: string): unknown {
    this.faults.push(`${path}: expected type: ${expected}, found: ${shown(value)}`);
    return value;
  }
}

function mapMembers(members: Members, change: (key: string, member: unknown) => unknown): Members {
  return Object.fromEntries(Object.entries(members).map(([key, member]) => [key, change(key, member)]));
}

function convert(kind: string, value: unknown): unknown {
  const text = textOf(value);
  if (text === undefined) return undefined;
  if (kind === 'boolean') return /^true$/i.test(text) ? true : /^false$/i.test(text) ? false : undefined;
  if (kind !== 'integer' && kind !== 'number') return text;
  const number = typeof value === 'boolean' || text.trim() === '' ? Number.NaN : Number(text);
  if (!Number.isFinite(number)) return undefined;
  return kind === 'number' || Number.isInteger(number) ? number : undefined;
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return 'JSONArray';
  if (isMembers(value)) return 'JSONObject';
  if (typeof value === 'boolean') return 'Boolean';
  if (typeof value === 'number') return Number.isInteger(value) ? 'Integer' : 'Double';
  return 'String';
}
