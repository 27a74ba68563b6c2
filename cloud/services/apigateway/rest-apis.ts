import type * as Sdk from '@aws-sdk/client-api-gateway';
import type { Call } from '../../call.ts';
import type { Handlers, Input, Modelled } from '../service.ts';
import { findApi } from './find.ts';
import { newId } from './ids.ts';
import { defaultModels } from './models.ts';
import { pageOf } from './pages.ts';
import { applyPatches, plainWords } from './patches.ts';
import { badRequest } from './refusals.ts';
import { checkEndpoint, refuseUnmodelledValues, rules } from './rest-api-settings.ts';
import { type RestApiRecord, restApis } from './state.ts';
import { checkTags } from './tag-rules.ts';

/** https://docs.aws.amazon.com/apigateway/latest/api/API_RestApi.html */
export const handlers = {
  CreateRestApi(input, call) {
    if (input.description === '') throw badRequest('Description cannot be an empty string');
    if (input.cloneFrom) findApi(call, input.cloneFrom);
    refuseUnmodelledValues(input);
    const api = newRestApi(input, call);
    restApis(call.cloud).set(api.id, api);
    return shown(api, input.tags !== undefined);
  },

  GetRestApi({ restApiId }, call) {
    return shown(findApi(call, restApiId));
  },

  GetRestApis(input, call) {
    const own = [...restApis(call.cloud).values()]
      .filter(({ account, region }) => account === call.account && region === call.region)
      .sort((left, right) => left.createdAt - right.createdAt || (left.id < right.id ? -1 : 1));
    const { items, position } = pageOf(own, ({ id }) => id, input);
    return { items: items.map((api) => shown(api)), position };
  },

  UpdateRestApi({ restApiId, patchOperations }, call) {
    const api = structuredClone(findApi(call, restApiId));
    applyPatches(api, patchOperations, rules, plainWords);
    restApis(call.cloud).set(restApiId, api);
    return shown(api, true);
  },

  DeleteRestApi({ restApiId }, call) {
    findApi(call, restApiId);
    restApis(call.cloud).delete(restApiId);
    call.cloud.store.drop('apigateway/stages', restApiId);
    call.cloud.store.drop('apigateway/deployments', restApiId);
    return {};
  },
} satisfies Handlers<typeof Sdk>;

export const modelled: Modelled<typeof handlers> = {
  CreateRestApi: [
    'name',
    'description',
    'version',
    'binaryMediaTypes',
    'apiKeySource',
    'endpointConfiguration.types',
    'endpointConfiguration.ipAddressType',
    'disableExecuteApiEndpoint',
    'tags',
    'cloneFrom',
  ],
  GetRestApi: ['restApiId'],
  GetRestApis: ['position', 'limit'],
  UpdateRestApi: ['restApiId', 'patchOperations'],
  DeleteRestApi: ['restApiId'],
};

/** A new API with its root resource, or with all that the API has which it is cloned from. */
export function newRestApi(input: Input<typeof Sdk, 'CreateRestApi'>, call: Call): RestApiRecord {
  checkTags(input.tags);
  const cloned = input.cloneFrom ? structuredClone(findApi(call, input.cloneFrom)) : undefined;
  const rootResourceId = cloned?.rootResourceId ?? newId();
  return {
    id: newId(),
    account: call.account,
    region: call.region,
    name: input.name,
    ...(input.description && { description: input.description }),
    ...(input.version && { version: input.version }),
    createdAt: call.cloud.clock.now(),
    rootResourceId,
    ...checkEndpoint(input.endpointConfiguration),
    disableExecuteApiEndpoint: input.disableExecuteApiEndpoint ?? false,
    tags: { ...input.tags },
    binaryMediaTypes: input.binaryMediaTypes ?? cloned?.binaryMediaTypes ?? [],
    resources: cloned?.resources ?? { [rootResourceId]: { id: rootResourceId, path: '/' } },
    models: cloned?.models ?? defaultModels(),
    validators: cloned?.validators ?? {},
    authorizers: cloned?.authorizers ?? {},
    gatewayResponses: cloned?.gatewayResponses ?? {},
  };
}

/** An API as AWS shows it; only some answers tell of tags where there are none. */
export function shown(api: RestApiRecord, withTags = Object.keys(api.tags).length > 0): Sdk.RestApi {
  return {
    id: api.id,
    name: api.name,
    description: api.description,
    version: api.version,
    createdDate: new Date(api.createdAt),
    ...(api.binaryMediaTypes.length > 0 && { binaryMediaTypes: api.binaryMediaTypes }),
    apiKeySource: 'HEADER',
    endpointConfiguration: { types: [api.endpointType], ipAddressType: api.ipAddressType },
    disableExecuteApiEndpoint: api.disableExecuteApiEndpoint,
    rootResourceId: api.rootResourceId,
    ...(withTags && { tags: api.tags }),
  };
}
