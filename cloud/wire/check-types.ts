import type { NormalizedSchema } from '@smithy/core/schema';
import { AwsError } from '../errors.ts';

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/**
 * Refuses a JSON document whose values are not of the types that the schema asks for.
 * Members that the schema does not know pass, as on AWS.
 *
 * @throws AwsError SerializationException
 */
export function checkTypes(schema: NormalizedSchema, value: unknown): void {
  if (value === null || value === undefined || schema.isDocumentSchema()) return;
  if (!hasType(schema, value)) throw mismatch(value, schema);
  for (const [member, inner] of parts(schema, value)) checkTypes(member, inner);
}

function hasType(schema: NormalizedSchema, value: unknown): boolean {
  if (schema.isListSchema()) return Array.isArray(value);
  if (schema.isStructSchema() || schema.isMapSchema())
    return typeof value === 'object' && !Array.isArray(value);
  if (schema.isBooleanSchema()) return typeof value === 'boolean';
  if (schema.isNumericSchema()) return typeof value === 'number';
  if (schema.isTimestampSchema()) return typeof value === 'number' || typeof value === 'string';
  return typeof value === 'string' && (!schema.isBlobSchema() || BASE64.test(value));
}

function* parts(schema: NormalizedSchema, value: unknown): Generator<[NormalizedSchema, unknown]> {
  if (schema.isListSchema()) {
    const item = schema.getValueSchema();
    for (const one of value as unknown[]) {
      // No handler expects nothing in a list of structures.
      if (one === null && item.isStructSchema()) throw serialization('Unexpected field type');
      yield [item, one];
    }
  } else if (schema.isMapSchema()) {
    for (const item of Object.values(value as object)) yield [schema.getValueSchema(), item];
  } else if (schema.isStructSchema()) {
    const members = value as Record<string, unknown>;
    for (const [name, member] of schema.structIterator()) {
      yield [member, members[jsonName(member) ?? name]];
    }
  }
}

function jsonName(member: NormalizedSchema): string | undefined {
  const { jsonName } = member.getMergedTraits();
  return typeof jsonName === 'string' ? jsonName : undefined;
}

/** The words that DynamoDB uses, as dynalite's tests recorded them; other JSON services differ in places. */
function mismatch(value: unknown, schema: NormalizedSchema): AwsError {
  return serialization(mismatchMessage(value, schema));
}

function serialization(message: string): AwsError {
  return new AwsError('SerializationException', message);
}

function mismatchMessage(value: unknown, schema: NormalizedSchema): string {
  const wanted = schema.isBooleanSchema() ? 'Boolean' : schema.isNumericSchema() ? 'Number' : 'String';
  const isCollection = schema.isListSchema() || schema.isMapSchema() || schema.isStructSchema();
  if (Array.isArray(value) && !isCollection) return `Unrecognized collection type class java.lang.${wanted}`;
  if (typeof value === 'object') return 'Start of structure or map found where not expected';
  if (isCollection) return 'Unexpected field type';
  if (schema.isBlobSchema()) return 'only base-64-encoded strings are convertible to bytes';
  const kind = typeof value === 'boolean' ? (value ? 'TRUE' : 'FALSE') : (typeof value).toUpperCase();
  return `${kind}_VALUE cannot be converted to ${wanted}`;
}
