import type { Method, MethodResponse, Resource } from '@aws-sdk/client-api-gateway';
import { notImplemented } from '../../../errors.ts';
import { checkMethod } from '../method-checks.ts';
import { badRequest } from '../refusals.ts';
import type { RestApiRecord } from '../state.ts';
import { type ImportedIntegration, importIntegration } from './import-integration.ts';
import { importAuthorization } from './import-security.ts';
import { dereference, modelNameOf, type OpenApiDocument } from './read-document.ts';

interface Context {
  api: RestApiRecord;
  document: OpenApiDocument;
  resource: Resource;
  httpMethod: string;
  /** Parameters that stand at the path, for all its methods. */
  shared: unknown;
  validators: (name: unknown) => string | undefined;
}

interface Parameter {
  name?: string;
  in?: string;
  required?: boolean;
  schema?: object;
}

interface Operation {
  operationId?: string;
  parameters?: (Parameter | { $ref: string })[];
  requestBody?: { content?: Record<string, { schema?: object }> };
  responses?: Record<string, object>;
  security?: Record<string, string[]>[];
  consumes?: string[];
  produces?: string[];
  'x-amazon-apigateway-integration'?: ImportedIntegration;
  'x-amazon-apigateway-request-validator'?: string;
  'x-amazon-apigateway-auth'?: unknown;
}

/** Reads an operation into a method with its integration and all their answers. */
export function importMethod(context: Context, operation: Operation, warnings: string[]): Method {
  const { api, document, httpMethod, resource } = context;
  if (operation['x-amazon-apigateway-auth']) throw notImplemented('the extension x-amazon-apigateway-auth');
  const parameters = [...((context.shared ?? []) as object[]), ...(operation.parameters ?? [])].map(
    (parameter) => dereference<Parameter>(document, parameter),
  );
  const method: Method = {
    httpMethod,
    ...importAuthorization(api, document, operation.security),
    apiKeyRequired: false,
    ...(operation.operationId && { operationName: operation.operationId }),
    ...requestParameters(parameters),
    ...requestModels(document, operation, parameters),
  };
  const requestValidatorId = context.validators(operation['x-amazon-apigateway-request-validator']);
  if (requestValidatorId) method.requestValidatorId = requestValidatorId;
  checkMethod(api, method);
  const methodResponses = Object.entries(operation.responses ?? {}).map(
    ([status, response]) => [status, methodResponse(document, operation, status, response)] as const,
  );
  if (methodResponses.length > 0) method.methodResponses = Object.fromEntries(methodResponses);
  const given = operation['x-amazon-apigateway-integration'];
  if (given) method.methodIntegration = importIntegration(given, method, resource.id ?? '');
  else warnings.push(`No integration defined for ${httpMethod} ${resource.path}`);
  return method;
}

function requestParameters(parameters: Parameter[]): Pick<Method, 'requestParameters'> {
  const kinds: Record<string, string> = { query: 'querystring', header: 'header', path: 'path' };
  const entries = parameters
    .filter(({ in: place = '' }) => kinds[place])
    .map(({ in: place = '', name, required }) => [
      `method.request.${kinds[place]}.${name}`,
      required ?? false,
    ]);
  return entries.length > 0 ? { requestParameters: Object.fromEntries(entries) } : {};
}

function requestModels(
  document: OpenApiDocument,
  operation: Operation,
  parameters: Parameter[],
): Pick<Method, 'requestModels'> {
  const types = operation.consumes ?? document.consumes ?? ['application/json'];
  const body = parameters.find((parameter) => parameter.in === 'body');
  const content =
    operation.requestBody &&
    dereference<NonNullable<Operation['requestBody']>>(document, operation.requestBody).content;
  const schemas = body
    ? types.map((type) => [type, body.schema] as const)
    : Object.entries(content ?? {}).map(([type, { schema }]) => [type, schema] as const);
  const models = schemas.flatMap(([type, schema]) => {
    const name = modelNameOf(schema);
    return name ? [[type, name]] : [];
  });
  return models.length > 0 ? { requestModels: Object.fromEntries(models) } : {};
}

function methodResponse(
  document: OpenApiDocument,
  operation: Operation,
  statusCode: string,
  given: object,
): MethodResponse {
  if (!/^[1-5]\d\d$/.test(statusCode)) throw badRequest(`Invalid status code specified: ${statusCode}`);
  type Answer = { headers?: object; schema?: object; content?: Record<string, { schema?: object }> };
  const response = dereference<Answer>(document, given);
  const headers = Object.keys(response.headers ?? {}).map((name) => [
    `method.response.header.${name}`,
    false,
  ]);
  const types = operation.produces ?? document.produces ?? ['application/json'];
  const schemas = response.schema
    ? types.map((type) => [type, response.schema] as const)
    : Object.entries(response.content ?? {}).map(([type, { schema }]) => [type, schema] as const);
  const models = schemas.flatMap(([type, schema]) => {
    const name = modelNameOf(schema);
    return name ? [[type, name]] : [];
  });
  return {
    statusCode,
    ...(headers.length > 0 && { responseParameters: Object.fromEntries(headers) }),
    ...(models.length > 0 && { responseModels: Object.fromEntries(models) }),
  };
}
