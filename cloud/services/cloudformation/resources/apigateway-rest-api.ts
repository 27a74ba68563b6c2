import { isDeepStrictEqual } from 'node:util';
import type { PutMode, RestApi } from '@aws-sdk/client-api-gateway';
import { apigateway, NOTHING_THERE } from './apigateway-calls.ts';
import { documentOf, EMPTY_DOCUMENT } from './apigateway-rest-api-document.ts';
import { type RestApiProperties, settingPatches } from './apigateway-rest-api-settings.ts';
import { setGatewayTags } from './apigateway-tags.ts';
import type { SupportedType } from './only.ts';
import type { Physical, ResourceContext } from './resource-type.ts';
import { tagMapOf } from './tags.ts';
import { whenGone } from './when-gone.ts';

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-restapi.html */
export const restApi: SupportedType = {
  supported: [
    'Name',
    'Description',
    'ApiKeySourceType',
    'BinaryMediaTypes',
    'Body',
    'BodyS3Location',
    'DisableExecuteApiEndpoint',
    'EndpointConfiguration.Types',
    'EndpointConfiguration.IpAddressType',
    'FailOnWarnings',
    'Mode',
    'Parameters',
    'Tags',
  ],

  async create(properties: RestApiProperties, context) {
    const body = await documentOf(properties, context);
    const api = body ? await imported(body, properties, context) : await made(properties, context);
    const id = api.id ?? '';
    context.begun(id);
    if (body) {
      await settle(api, properties, true, context);
      await setGatewayTags(`restapis/${id}`, properties.Tags, context);
    }
    return physical(api);
  },

  async update(restApiId, properties: RestApiProperties, before: RestApiProperties, context) {
    if (!isDeepStrictEqual({ ...properties, Tags: [] }, { ...before, Tags: [] }))
      await change(restApiId, properties, before, context);
    await setGatewayTags(`restapis/${restApiId}`, properties.Tags, context);
    return physical(await apigateway(context)('GetRestApi', { restApiId }));
  },

  async delete(restApiId, _properties, context) {
    await whenGone(apigateway(context)('DeleteRestApi', { restApiId }), NOTHING_THERE);
  },
};

async function made(properties: RestApiProperties, context: ResourceContext): Promise<RestApi> {
  const { Types, IpAddressType } = properties.EndpointConfiguration ?? {};
  return apigateway(context)('CreateRestApi', {
    name: properties.Name,
    description: properties.Description,
    apiKeySource: properties.ApiKeySourceType,
    binaryMediaTypes: properties.BinaryMediaTypes,
    disableExecuteApiEndpoint: properties.DisableExecuteApiEndpoint,
    ...(properties.EndpointConfiguration && {
      endpointConfiguration: { types: Types, ipAddressType: IpAddressType },
    }),
    tags: tagMapOf(context, properties.Tags),
  });
}

function imported(
  body: Uint8Array,
  { Parameters, FailOnWarnings }: RestApiProperties,
  context: ResourceContext,
): Promise<RestApi> {
  return apigateway(context)('ImportRestApi', {
    body,
    parameters: Parameters,
    failOnWarnings: FailOnWarnings,
  });
}

/** Lays the document over the API anew, whatever has changed: it has a say in most settings. */
async function change(
  restApiId: string,
  properties: RestApiProperties,
  before: RestApiProperties,
  context: ResourceContext,
): Promise<void> {
  const call = apigateway(context);
  const body = await documentOf(properties, context);
  const hadDocument = before.Body !== undefined || before.BodyS3Location !== undefined;
  if (body || hadDocument) {
    const { endpointConfigurationTypes: _, ...parameters } = properties.Parameters ?? {};
    // What is in neither document nor template any more would stay otherwise.
    const patchOperations = ['/description', '/version'].map((path) => ({ op: 'remove' as const, path }));
    await call('UpdateRestApi', { restApiId, patchOperations });
    await call('PutRestApi', {
      restApiId,
      mode: (properties.Mode ?? 'overwrite') as PutMode,
      body: body ?? EMPTY_DOCUMENT,
      parameters,
      failOnWarnings: properties.FailOnWarnings,
    });
  }
  await settle(await call('GetRestApi', { restApiId }), properties, body !== undefined, context);
}

async function settle(
  api: RestApi,
  properties: RestApiProperties,
  isImported: boolean,
  context: ResourceContext,
): Promise<void> {
  const patchOperations = settingPatches(api, properties, isImported);
  if (patchOperations.length === 0) return;
  await apigateway(context)('UpdateRestApi', { restApiId: api.id, patchOperations });
}

function physical({ id = '', rootResourceId }: RestApi): Physical {
  return { physicalId: id, attributes: { RestApiId: id, RootResourceId: rootResourceId } };
}
