import { parse } from 'yaml';
import { badRequest } from '../refusals.ts';

/** What of an OpenAPI 3.0 or Swagger 2 document is read; the rest is documentation. */
export interface OpenApiDocument {
  openapi?: string;
  swagger?: string;
  info?: { title?: string; version?: string; description?: string };
  paths?: Record<string, Record<string, unknown>>;
  /** Swagger 2. */
  definitions?: Record<string, object>;
  consumes?: string[];
  produces?: string[];
  parameters?: Record<string, object>;
  /** OpenAPI 3. */
  components?: {
    schemas?: Record<string, object>;
    parameters?: Record<string, object>;
    responses?: Record<string, object>;
    requestBodies?: Record<string, object>;
    headers?: Record<string, object>;
    securitySchemes?: Record<string, object>;
  };
  securityDefinitions?: Record<string, object>;
  responses?: Record<string, object>;
  [extension: `x-amazon-apigateway-${string}`]: unknown;
}

/**
 * Reads a document of OpenAPI 3.0 or Swagger 2, in JSON or YAML.
 *
 * @throws AwsError BadRequestException
 */
export function readDocument(body: Uint8Array): OpenApiDocument {
  const document = parseText(new TextDecoder().decode(body));
  const { openapi, swagger } = document;
  if (openapi === undefined && swagger === undefined) {
    throw badRequest('Invalid OpenAPI input. The document names neither openapi nor swagger.');
  }
  if (swagger !== undefined && String(swagger) !== '2.0')
    throw badRequest('Invalid OpenAPI input. Unsupported version');
  if (openapi !== undefined && !/^3\.0\.\d/.test(String(openapi))) {
    throw badRequest('Invalid OpenAPI input. Unsupported version');
  }
  return document;
}

function parseText(text: string): OpenApiDocument {
  try {
    const document: unknown = parse(text, { uniqueKeys: false });
    if (typeof document === 'object' && document !== null) return document as OpenApiDocument;
  } catch {
    // Told below: no parser's words are AWS's.
  }
  throw badRequest('Invalid OpenAPI input.');
}

/** Follows a `$ref` within the document. */
export function dereference<T extends object>(document: OpenApiDocument, value: T | { $ref: string }): T {
  if (!('$ref' in value) || typeof value.$ref !== 'string') return value as T;
  const steps = value.$ref.replace(/^#\//, '').split('/');
  let at: unknown = document;
  for (const step of steps) {
    const key = step.replace(/~1/g, '/').replace(/~0/g, '~');
    at = typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[key] : undefined;
  }
  if (typeof at !== 'object' || at === null)
    throw badRequest(`Invalid OpenAPI input. Unresolved ${value.$ref}`);
  return dereference(document, at as T);
}

/** The name of a model that a schema refers to. */
export function modelNameOf(schema: unknown): string | undefined {
  const ref = (schema as { $ref?: unknown } | undefined)?.$ref;
  return typeof ref === 'string' ? ref.split('/').at(-1) : undefined;
}
