import { JsonShapeDeserializer, JsonShapeSerializer } from '@aws-sdk/core/protocols';
import type { NormalizedSchema } from '@smithy/core/schema';
import { AwsError } from '../errors.ts';
import { checkTypes } from './check-types.ts';

const EPOCH_SECONDS = 7 as const;

/** Reads and writes the JSON document of a schema. */
export interface JsonCodec {
  /** @throws AwsError SerializationException, as AWS does for a body that is no JSON or not of the schema's types */
  read(schema: NormalizedSchema, body: Uint8Array): Record<string, unknown>;
  /** Reads what is parsed already, and trusts its types. */
  readObject(schema: NormalizedSchema, document: unknown): Record<string, unknown>;
  write(schema: NormalizedSchema, value: unknown): string;
}

/** @param jsonName whether the schemas' `jsonName` counts: in restJson it does, in awsJson it does not */
export function jsonCodec(jsonName: boolean): JsonCodec {
  const settings = { jsonName, timestampFormat: { useTrait: true, default: EPOCH_SECONDS } };
  const deserializer = new JsonShapeDeserializer(settings);
  const serializer = new JsonShapeSerializer(settings);
  const readObject: JsonCodec['readObject'] = (schema, document) => {
    type Document = Parameters<typeof deserializer.readObject>[1];
    return deserializer.readObject(schema, document as Document) as Record<string, unknown>;
  };
  return {
    read(schema, body) {
      const document: unknown = body.byteLength === 0 ? {} : parse(body);
      if (schema.isUnitSchema()) return {};
      // `null` may stand for a member that is not there, and for a whole document never.
      if (document === null) throw new AwsError('SerializationException', '');
      checkTypes(schema, document);
      return readObject(schema, document);
    },
    readObject,
    write(schema, value) {
      serializer.write(schema, value);
      return String(serializer.flush());
    },
  };
}

function parse(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    throw new AwsError('SerializationException', '');
  }
}
