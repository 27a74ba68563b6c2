import { invalidResource } from '../faults.ts';
import { PyDict } from '../python/dictionary.ts';
import { PyText, textOf } from '../python/text.ts';
import { given, ownDictionary, type PyValue, rebuilt } from '../python/values.ts';

const VERSION = /^[23](\.\d)(\.\d)?$/;

/** `OpenApiVersion` as a text; YAML's 3.0 has become the number 3. */
export function readVersion(id: string, value: unknown): string | undefined {
  if (value === undefined) return undefined;
  const text = typeof value === 'number' && Number.isInteger(value) ? `${value}.0` : String(value);
  if (!VERSION.test(text)) {
    throw invalidResource(id, "The OpenApiVersion value must be of the format '3.0.0'.");
  }
  return text;
}

export function isVersion3(version: string | undefined): boolean {
  return version?.startsWith('3') ?? false;
}

/** The definition of an API that has none: one without paths. */
export function emptyDefinition(id: string, openApiVersion: unknown): PyDict {
  const body = ownDictionary({ info: { version: '1.0', title: { Ref: 'AWS::StackName' } }, paths: {} });
  const version = readVersion(id, openApiVersion);
  if (version === undefined || !isVersion3(version)) return body.set('swagger', '2.0');
  return body.set('openapi', typeof openApiVersion === 'string' ? given(version) : version);
}

/** Swagger 2 or OpenAPI 3, with paths; an AWS::Include is neither before it is included. */
export function isDefinition(body: PyDict): boolean {
  return body.get('paths') instanceof PyDict && (body.has('swagger') || body.has('openapi'));
}

export function isOpenApi3(body: PyDict): boolean {
  return isVersion3(textValue(body.get('openapi')));
}

function textValue(value: PyValue | undefined): string | undefined {
  return typeof value === 'string' || value instanceof PyText ? textOf(value) : undefined;
}

/** The map that stands under a name, made when it is missing. */
export function childOf(parent: PyDict, name: string): PyDict {
  const known = parent.get(name);
  if (known instanceof PyDict) return known;
  const made = new PyDict();
  parent.set(name, made);
  return made;
}

/** One step on a definition. The reference copied it before and after each, which shows in the order of its entries. */
export function edited(body: PyDict, change: (body: PyDict) => void): PyDict {
  const copy = rebuilt(body);
  change(copy);
  return rebuilt(copy);
}
