import type { Model } from '@aws-sdk/client-api-gateway';
import { stringify } from 'yaml';
import { badRequest } from '../refusals.ts';
import type { Definition, RestApiRecord, StageRecord } from '../state.ts';
import { type Extensions, exportMethod } from './export-method.ts';
import { securitySchemes } from './export-security.ts';

interface Exported {
  api: RestApiRecord;
  /** What the stage runs. */
  definition: Definition;
  stage: StageRecord;
  urlSuffix: string;
}

interface ExportOptions {
  /** `integrations`, `authorizers`, `apigateway` (all that an import reads), several with commas, or nothing. */
  extensions?: string;
  /** `application/json` or `application/yaml`. */
  accepts?: string;
}

/**
 * A stage's API as a document.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-export-api.html
 *
 * @throws AwsError BadRequestException for another kind of export
 */
export function exportApi(
  exported: Exported,
  exportType: string,
  { extensions = '', accepts = 'application/json' }: ExportOptions,
): { text: string; contentType: string } {
  if (exportType !== 'oas30' && exportType !== 'swagger')
    throw badRequest(`No API exporter for type '${exportType}'`);
  const asYaml = accepts.includes('yaml');
  const document = documentOf(exported, exportType === 'oas30', extensions.split(','));
  return {
    text: asYaml ? stringify(document) : JSON.stringify(document, null, 2),
    contentType: asYaml ? 'application/yaml' : 'application/json',
  };
}

function documentOf(
  { api, definition, stage, urlSuffix }: Exported,
  isV3: boolean,
  extensions: string[],
): object {
  const all = extensions.includes('apigateway');
  const host = `${api.id}.execute-api.${api.region}.${urlSuffix}`;
  const version = api.version ?? new Date(api.createdAt).toISOString();
  const info = { title: api.name, ...(api.description && { description: api.description }), version };
  const models = Object.entries(definition.models).map(([name, model]) => [name, schemaOf(model, isV3)]);
  const schemas = Object.fromEntries(models);
  const variables = { basePath: { default: stage.stageName } };
  const security = securitySchemes(definition, all || extensions.includes('authorizers'));
  return {
    ...(isV3
      ? { openapi: '3.0.1', info, servers: [{ url: `https://${host}/{basePath}`, variables }] }
      : { swagger: '2.0', info, host, basePath: `/${stage.stageName}`, schemes: ['https'] }),
    paths: pathsOf(definition, isV3, { all, integrations: all || extensions.includes('integrations') }),
    ...(isV3
      ? { components: { schemas, ...unlessEmpty(security, 'securitySchemes') } }
      : { ...unlessEmpty(security, 'securityDefinitions'), definitions: schemas }),
    ...(all && gatewayExtensions(definition)),
  };
}

/** A member that is left out where it would be empty. */
function unlessEmpty(value: object, name: string): object {
  return Object.keys(value).length > 0 ? { [name]: value } : {};
}

function gatewayExtensions(definition: Definition): object {
  const validators = Object.values(definition.validators).map(({ name = '', id: _, ...rest }) => [
    name,
    rest,
  ]);
  const responses = Object.entries(definition.gatewayResponses).map(
    ([type, { statusCode, responseParameters, responseTemplates }]) => [
      type,
      { ...(statusCode && { statusCode: Number(statusCode) }), responseParameters, responseTemplates },
    ],
  );
  return {
    ...(definition.binaryMediaTypes.length > 0 && {
      'x-amazon-apigateway-binary-media-types': definition.binaryMediaTypes,
    }),
    ...(responses.length > 0 && { 'x-amazon-apigateway-gateway-responses': Object.fromEntries(responses) }),
    ...(validators.length > 0 && {
      'x-amazon-apigateway-request-validators': Object.fromEntries(validators),
    }),
  };
}

function pathsOf(definition: Definition, isV3: boolean, extensions: Extensions): object {
  const resources = Object.values(definition.resources).filter(
    ({ resourceMethods }) => Object.keys(resourceMethods ?? {}).length > 0,
  );
  const paths = resources.map(({ path = '', resourceMethods }) => {
    const methods = Object.entries(resourceMethods ?? {}).map(([verb, method]) => [
      verb === 'ANY' ? 'x-amazon-apigateway-any-method' : verb.toLowerCase(),
      exportMethod(definition, method, isV3, extensions),
    ]);
    return [path, Object.fromEntries(methods)];
  });
  return Object.fromEntries(paths);
}

function schemaOf({ schema = '{}' }: Model, isV3: boolean): unknown {
  const { $schema: _, ...rest } = JSON.parse(
    schema.replaceAll(
      /"https:\/\/apigateway\.amazonaws\.com\/restapis\/\w+\/models\/(\w+)"/g,
      `"#/${isV3 ? 'components/schemas' : 'definitions'}/$1"`,
    ),
  );
  return rest;
}
