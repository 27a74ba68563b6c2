import { ToStringShapeSerializer } from '@smithy/core/protocols';
import type { NormalizedSchema } from '@smithy/core/schema';
import type { HttpResponse } from './http.ts';
import type { Operation } from './operations.ts';

/** Writes the document (XML or JSON) of a structure. */
export type WriteDocument = (schema: NormalizedSchema, value: unknown) => string;

const DATE_TIME = 5 as const;
const strings = new ToStringShapeSerializer({
  httpBindings: true,
  timestampFormat: { useTrait: true, default: DATE_TIME },
});

/** Spreads an operation's output over status, headers and body, as its schema says. */
export function writeRestOutput(
  operation: Operation,
  output: Record<string, unknown>,
  contentType: string,
  writeDocument: WriteDocument,
): HttpResponse {
  const response: HttpResponse = { status: operation.http?.status ?? 200, headers: {}, body: '' };
  const document: Record<string, unknown> = {};
  let hasDocument = false;
  for (const [name, member] of operation.output.structIterator()) {
    const traits = member.getMergedTraits();
    const value = output[name];
    if (!isBound(traits)) {
      hasDocument = true;
      document[name] = value;
    } else if (value === undefined || value === null) continue;
    else if (traits.httpPayload) writePayload(response, member, value, contentType, writeDocument);
    else if (traits.httpHeader)
      response.headers[traits.httpHeader.toLowerCase()] = writeString(member, value);
    else if (traits.httpPrefixHeaders !== undefined)
      writePrefixHeaders(response, traits.httpPrefixHeaders, value);
    else if (traits.httpResponseCode) response.status = Number(value);
  }
  if (hasDocument) {
    response.headers['content-type'] = contentType;
    response.body = writeDocument(operation.output, document);
  }
  return response;
}

/**
 * Members bound to the HTTP message, which the document leaves out. Bindings to a request's path or query mean nothing
 * in an answer, though API Gateway's model has them there.
 */
function isBound(traits: ReturnType<NormalizedSchema['getMergedTraits']>): boolean {
  return Boolean(
    traits.httpPayload ||
      traits.httpHeader ||
      traits.httpPrefixHeaders !== undefined ||
      traits.httpResponseCode,
  );
}

function writePayload(
  response: HttpResponse,
  member: NormalizedSchema,
  value: unknown,
  contentType: string,
  writeDocument: WriteDocument,
): void {
  if (member.isBlobSchema()) {
    response.headers['content-type'] ??= 'application/octet-stream';
    response.body = value as Uint8Array;
  } else if (member.isStringSchema()) {
    response.headers['content-type'] ??= 'application/json';
    response.body = String(value);
  } else {
    response.headers['content-type'] = contentType;
    response.body = writeDocument(member, value);
  }
}

function writePrefixHeaders(response: HttpResponse, prefix: unknown, value: unknown): void {
  for (const [key, text] of Object.entries(value as Record<string, string>)) {
    response.headers[`${String(prefix)}${key}`.toLowerCase()] = text;
  }
}

function writeString(member: NormalizedSchema, value: unknown): string {
  strings.write(member, value);
  return strings.flush();
}
