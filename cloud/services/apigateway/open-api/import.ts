import type { GatewayResponseType, Method, RequestValidator, Resource } from '@aws-sdk/client-api-gateway';
import { notImplemented } from '../../../errors.ts';
import { configuredResponse } from '../gateway-response-defaults.ts';
import { checkGatewayResponse } from '../gateway-responses.ts';
import { newShortId } from '../ids.ts';
import { badRequest } from '../refusals.ts';
import { addResource } from '../resources.ts';
import type { RestApiRecord } from '../state.ts';
import { importMethod } from './import-method.ts';
import { importAuthorizers } from './import-security.ts';
import type { OpenApiDocument } from './read-document.ts';

const VERBS = ['get', 'put', 'post', 'delete', 'patch', 'options', 'head'];
const ANY = 'x-amazon-apigateway-any-method';
/** Extensions that are honoured; any other of AWS's is refused by name. */
const KNOWN = [
  'x-amazon-apigateway-binary-media-types',
  'x-amazon-apigateway-gateway-responses',
  'x-amazon-apigateway-request-validators',
  'x-amazon-apigateway-request-validator',
  'x-amazon-apigateway-importexport-version',
  // Documentation has no effect on what an API does.
  'x-amazon-apigateway-documentation',
];

/**
 * Lays a document over an API: what it has is added, and replaced where both have it.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions.html
 *
 * @param api changed in place
 * @returns warnings
 * @throws AwsError BadRequestException, and NotImplemented for an extension that is not modelled
 */
export function applyDocument(api: RestApiRecord, document: OpenApiDocument): string[] {
  refuseExtensions(document);
  if (document.info?.description) api.description = document.info.description;
  if (document.info?.version) api.version = String(document.info.version);
  const types = document['x-amazon-apigateway-binary-media-types'] as string[] | undefined;
  if (types) api.binaryMediaTypes = [...new Set([...api.binaryMediaTypes, ...types])];
  importModels(api, document);
  importGatewayResponses(api, document);
  importAuthorizers(api, document);
  const validators = importValidators(api, document);
  const warnings: string[] = [];
  for (const [path, item] of Object.entries(document.paths ?? {})) {
    const resource = resourceAt(api, path);
    for (const [verb, operation] of Object.entries(item)) {
      const httpMethod = verb === ANY ? 'ANY' : VERBS.includes(verb) ? verb.toUpperCase() : undefined;
      if (!httpMethod || typeof operation !== 'object' || operation === null) continue;
      const context = { api, document, resource, httpMethod, shared: item.parameters, validators };
      const method: Method = importMethod(context, operation, warnings);
      resource.resourceMethods = { ...resource.resourceMethods, [httpMethod]: method };
    }
  }
  return warnings;
}

function refuseExtensions(document: OpenApiDocument): void {
  for (const name of Object.keys(document)) {
    if (name.startsWith('x-amazon-apigateway-') && !KNOWN.includes(name))
      throw notImplemented(`the extension ${name}`);
  }
}

function importModels(api: RestApiRecord, document: OpenApiDocument): void {
  for (const [name, schema] of Object.entries(document.components?.schemas ?? document.definitions ?? {})) {
    if (!/^[a-zA-Z0-9]+$/.test(name)) throw badRequest(`Model name must be alphanumeric: ${name}`);
    const text = JSON.stringify(schema, null, 2).replaceAll(
      /"#\/(?:components\/schemas|definitions)\/(\w+)"/g,
      `"https://apigateway.amazonaws.com/restapis/${api.id}/models/$1"`,
    );
    api.models[name] = { id: newShortId(), name, contentType: 'application/json', schema: text };
  }
}

function importGatewayResponses(api: RestApiRecord, document: OpenApiDocument): void {
  type Given = Parameters<typeof configuredResponse>[1];
  const given = (document['x-amazon-apigateway-gateway-responses'] ?? {}) as Record<string, Given>;
  for (const [type, response] of Object.entries(given)) {
    const { statusCode } = response;
    const configured = configuredResponse(type as GatewayResponseType, {
      ...response,
      ...(statusCode !== undefined && { statusCode: String(statusCode) }),
    });
    checkGatewayResponse(configured);
    api.gatewayResponses[type] = configured;
  }
}

/** The document's validators, made anew where the API has none of that name. */
function importValidators(
  api: RestApiRecord,
  document: OpenApiDocument,
): (name: unknown) => string | undefined {
  const given = (document['x-amazon-apigateway-request-validators'] ?? {}) as Record<
    string,
    RequestValidator
  >;
  for (const [name, { validateRequestBody, validateRequestParameters }] of Object.entries(given)) {
    const known = Object.values(api.validators).find((validator) => validator.name === name);
    const id = known?.id ?? newShortId();
    api.validators[id] = {
      id,
      name,
      validateRequestBody: validateRequestBody ?? false,
      validateRequestParameters: validateRequestParameters ?? false,
    };
  }
  return (name) => {
    const wanted = name ?? document['x-amazon-apigateway-request-validator'];
    if (wanted === undefined) return undefined;
    const found = Object.values(api.validators).find((validator) => validator.name === wanted);
    if (!found) throw badRequest(`Invalid Request Validator identifier specified: ${String(wanted)}`);
    return found.id;
  };
}

/** The resource of a path, with all above it. */
function resourceAt(api: RestApiRecord, path: string): Resource {
  let at = api.resources[api.rootResourceId] as Resource;
  for (const part of path.split('/').filter(Boolean)) {
    const parentId = at.id ?? '';
    const found = Object.values(api.resources).find(
      (resource) => resource.parentId === parentId && resource.pathPart === part,
    );
    at = found ?? addResource(api, parentId, part);
  }
  return at;
}
