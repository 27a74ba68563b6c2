import { isDeepStrictEqual } from 'node:util';

/** What of JSON Schema, draft 4, a model says. */
interface Schema {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  properties?: Record<string, Schema>;
  patternProperties?: Record<string, Schema>;
  additionalProperties?: boolean | Schema;
  required?: string[];
  minProperties?: number;
  maxProperties?: number;
  items?: Schema | Schema[];
  minItems?: number;
  maxItems?: number;
  uniqueItems?: boolean;
  minLength?: number;
  maxLength?: number;
  pattern?: string;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: boolean;
  exclusiveMaximum?: boolean;
  multipleOf?: number;
  allOf?: Schema[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  not?: Schema;
}

/** Finds what a `$ref` names: another model, or a place in the same one. */
export type ResolveRef = (ref: string) => object | undefined;

/**
 * Whether a value is what a schema describes. An unknown reference accepts nothing.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/models-mappings-models.html
 */
export function isValid(value: unknown, given: object, resolve: ResolveRef): boolean {
  const schema = given as Schema;
  if (schema.$ref !== undefined) {
    const target = resolve(schema.$ref);
    return target !== undefined && isValid(value, target, resolve);
  }
  const fits = (inner: Schema) => isValid(value, inner, resolve);
  return (
    hasType(value, schema.type) &&
    (schema.enum?.some((allowed) => isDeepStrictEqual(allowed, value)) ?? true) &&
    (schema.allOf?.every(fits) ?? true) &&
    (schema.anyOf?.some(fits) ?? true) &&
    (schema.oneOf === undefined || schema.oneOf.filter(fits).length === 1) &&
    (schema.not === undefined || !fits(schema.not)) &&
    fitsKind(value, schema, resolve)
  );
}

function fitsKind(value: unknown, schema: Schema, resolve: ResolveRef): boolean {
  if (typeof value === 'string') return fitsText(value, schema);
  if (typeof value === 'number') return fitsNumber(value, schema);
  if (Array.isArray(value)) return fitsList(value, schema, resolve);
  if (typeof value === 'object' && value !== null) return fitsObject(value, schema, resolve);
  return true;
}

function hasType(value: unknown, type: Schema['type']): boolean {
  if (type === undefined) return true;
  return [type].flat().some((name) => {
    switch (name) {
      case 'integer':
        return Number.isInteger(value);
      case 'null':
        return value === null;
      case 'array':
        return Array.isArray(value);
      case 'object':
        return typeof value === 'object' && value !== null && !Array.isArray(value);
      default:
        return typeof value === name;
    }
  });
}

function fitsText(value: string, { minLength = 0, maxLength = Infinity, pattern }: Schema): boolean {
  const { length } = [...value];
  return (
    length >= minLength && length <= maxLength && (pattern === undefined || new RegExp(pattern).test(value))
  );
}

function fitsNumber(value: number, schema: Schema): boolean {
  const { minimum = -Infinity, maximum = Infinity, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
  if (exclusiveMinimum ? value <= minimum : value < minimum) return false;
  if (exclusiveMaximum ? value >= maximum : value > maximum) return false;
  return multipleOf === undefined || Number.isInteger(value / multipleOf);
}

function fitsList(value: unknown[], schema: Schema, resolve: ResolveRef): boolean {
  const { items, minItems = 0, maxItems = Infinity, uniqueItems } = schema;
  if (value.length < minItems || value.length > maxItems) return false;
  if (
    uniqueItems &&
    value.some((item, index) => value.slice(0, index).some((other) => isDeepStrictEqual(item, other)))
  ) {
    return false;
  }
  if (items === undefined) return true;
  return value.every((item, index) => {
    const schemaOfItem = Array.isArray(items) ? items[index] : items;
    return schemaOfItem === undefined || isValid(item, schemaOfItem, resolve);
  });
}

function fitsObject(value: object, schema: Schema, resolve: ResolveRef): boolean {
  const { required = [], properties = {}, patternProperties = {}, additionalProperties = true } = schema;
  const entries = Object.entries(value);
  if (!required.every((name) => Object.hasOwn(value, name))) return false;
  if (entries.length < (schema.minProperties ?? 0) || entries.length > (schema.maxProperties ?? Infinity))
    return false;
  return entries.every(([name, inner]) => {
    const own = Object.hasOwn(properties, name) ? properties[name] : undefined;
    const byPattern = Object.entries(patternProperties).filter(([pattern]) => new RegExp(pattern).test(name));
    const schemas = [...(own ? [own] : []), ...byPattern.map(([, found]) => found)];
    if (schemas.length > 0) return schemas.every((found) => isValid(inner, found, resolve));
    if (typeof additionalProperties === 'boolean') return additionalProperties;
    return isValid(inner, additionalProperties, resolve);
  });
}
