import { XmlShapeDeserializer, XmlShapeSerializer } from '@aws-sdk/core/protocols';
import type { NormalizedSchema } from '@smithy/core/schema';
import { AwsError } from '../errors.ts';
import { isXmlOf } from './check-xml.ts';

const DATE_TIME = 5 as const;
const settings = {
  timestampFormat: { useTrait: true, default: DATE_TIME },
  httpBindings: true,
  serviceNamespace: '',
  xmlNamespace: '',
};

const deserializer = new XmlShapeDeserializer(settings);

/**
 * Reads an XML document, and takes none that the schema does not describe.
 *
 * @throws AwsError MalformedXML in S3's words, https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
 */
export function readXml(schema: NormalizedSchema, body: Uint8Array): unknown {
  if (!isXmlOf(schema, decode(body))) throw malformedXml();
  try {
    return deserializer.read(schema, body);
  } catch {
    throw malformedXml();
  }
}

function decode(body: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body);
  } catch {
    throw malformedXml();
  }
}

export function malformedXml(): AwsError {
  return new AwsError(
    'MalformedXML',
    'The XML you provided was not well-formed or did not validate against our published schema',
  );
}

/** A writer of XML documents whose root carries a namespace. */
export function xmlWriter(xmlNamespace: string): (schema: NormalizedSchema, value: unknown) => string {
  const serializer = new XmlShapeSerializer({ ...settings, xmlNamespace });
  return (schema, value) => {
    serializer.write(schema, value);
    return `<?xml version="1.0" encoding="UTF-8"?>\n${String(serializer.flush())}`;
  };
}

/** Elements from names and texts, in order, escaped; empty values are left out. */
export function xmlElements(values: Record<string, string | number | undefined>): string {
  return Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `<${name}>${escapeXml(String(value))}</${name}>`)
    .join('');
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
