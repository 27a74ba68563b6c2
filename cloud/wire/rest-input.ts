import { FromStringShapeDeserializer } from '@smithy/core/protocols';
import type { NormalizedSchema } from '@smithy/core/schema';
import { AwsError } from '../errors.ts';
import type { HttpRequest } from './http.ts';
import type { RestMatch } from './match-rest.ts';
import type { Operation } from './operations.ts';

/** Reads a document (XML or JSON) into the structure that a schema describes. */
export type ReadDocument = (schema: NormalizedSchema, body: Uint8Array) => unknown;

const DATE_TIME = 5 as const;
const strings = new FromStringShapeDeserializer({
  httpBindings: true,
  timestampFormat: { useTrait: true, default: DATE_TIME },
});

/**
 * Gathers an operation's input from where its schema says each member is: path, query, headers or body.
 *
 * @throws AwsError InvalidURI when a label is no valid percent-encoding; InvalidArgument when a value has the wrong type
 */
export function readRestInput(
  { operation, labels }: RestMatch,
  request: HttpRequest,
  outside: Record<string, string>,
  readDocument: ReadDocument,
): Record<string, unknown> {
  const query = new URLSearchParams(request.query);
  const input: Record<string, unknown> = {};
  let inDocument = false;
  for (const [name, member] of operation.input.structIterator()) {
    const traits = member.getMergedTraits();
    if (traits.httpPayload) {
      set(input, name, readPayload(member, request, readDocument));
    } else if (traits.httpLabel) {
      set(input, name, readString(member, name in labels ? decode(labels[name] ?? '') : outside[name]));
    } else if (traits.httpQuery) {
      set(input, name, readQuery(member, query.getAll(traits.httpQuery)));
    } else if (traits.httpQueryParams) {
      set(input, name, readQueryMap(query, operation));
    } else if (traits.httpHeader) {
      set(input, name, readString(member, request.headers[traits.httpHeader.toLowerCase()]));
    } else if (typeof traits.httpPrefixHeaders === 'string') {
      set(input, name, readPrefixHeaders(traits.httpPrefixHeaders.toLowerCase(), request.headers));
    } else {
      inDocument = true;
    }
  }
  if (!inDocument || request.body.byteLength === 0) return input;
  // What stands in the address counts, whatever a document says of it.
  return { ...(readDocument(operation.input, request.body) as Record<string, unknown>), ...input };
}

function set(input: Record<string, unknown>, name: string, value: unknown): void {
  if (value !== undefined) input[name] = value;
}

function readPayload(member: NormalizedSchema, request: HttpRequest, readDocument: ReadDocument): unknown {
  if (member.isBlobSchema()) return request.body;
  if (member.isStringSchema()) return new TextDecoder().decode(request.body);
  return request.body.byteLength > 0 ? readDocument(member, request.body) : undefined;
}

function readString(member: NormalizedSchema, text: string | undefined): unknown {
  if (text === undefined) return undefined;
  const invalid = () =>
    new AwsError('InvalidArgument', `Invalid value for ${member.getMemberName()}: ${text}`);
  if (member.isBooleanSchema() && !/^(true|false)$/i.test(text)) throw invalid();
  try {
    const value: unknown = strings.read(member, text);
    if (Number.isNaN(value)) throw invalid();
    return value;
  } catch {
    throw invalid();
  }
}

function readQuery(member: NormalizedSchema, values: string[]): unknown {
  if (values.length === 0) return undefined;
  if (member.isListSchema()) return values.map((value) => readString(member.getValueSchema(), value));
  return readString(member, values[0]);
}

/** Every query parameter that neither the operation's address nor another member of the input claims. */
function readQueryMap(
  query: URLSearchParams,
  { input, http }: Operation,
): Record<string, string> | undefined {
  const claimed = new Set<unknown>(http?.query.map(([name]) => name));
  for (const [, member] of input.structIterator()) claimed.add(member.getMergedTraits().httpQuery);
  const found = [...query].filter(([name]) => !claimed.has(name));
  return found.length > 0 ? Object.fromEntries(found) : undefined;
}

function readPrefixHeaders(
  prefix: string,
  headers: Record<string, string>,
): Record<string, string> | undefined {
  const found = Object.entries(headers).filter(([name]) => name.startsWith(prefix));
  if (found.length === 0) return undefined;
  return Object.fromEntries(found.map(([name, value]) => [name.slice(prefix.length), value]));
}

function decode(label: string): string {
  try {
    return decodeURIComponent(label);
  } catch {
    throw new AwsError('InvalidURI', "Couldn't parse the specified URI.", 400, { URI: label });
  }
}
