import type * as Sdk from '@aws-sdk/client-api-gateway';
import type { Method } from '@aws-sdk/client-api-gateway';
import type { Handlers, Modelled } from '../service.ts';
import { changeApi, findMethod, findResource, peekApi } from './find.ts';
import { checkMethod } from './method-checks.ts';
import { applyPatches, mapRule, type PatchRule, plainWords, textRule } from './patches.ts';
import { conflict } from './refusals.ts';

/** https://docs.aws.amazon.com/apigateway/latest/api/API_Method.html */
export const handlers = {
  PutMethod({ restApiId, resourceId, ...input }, call) {
    findResource(peekApi(call, restApiId), resourceId);
    const method: Method = { ...input, apiKeyRequired: input.apiKeyRequired ?? false };
    changeApi(call, restApiId, (api) => {
      checkMethod(api, method);
      const resource = findResource(api, resourceId);
      resource.resourceMethods ??= {};
      if (resource.resourceMethods[input.httpMethod]) {
        throw conflict('Method already exists for this resource');
      }
      resource.resourceMethods[input.httpMethod] = method;
    });
    return method;
  },

  GetMethod({ restApiId, resourceId, httpMethod }, call) {
    return findMethod(peekApi(call, restApiId), resourceId, httpMethod);
  },

  UpdateMethod({ restApiId, resourceId, httpMethod, patchOperations }, call) {
    findMethod(peekApi(call, restApiId), resourceId, httpMethod);
    return changeApi(call, restApiId, (api) => {
      const method = findMethod(api, resourceId, httpMethod);
      applyPatches(method, patchOperations, rules, plainWords);
      checkMethod(api, method);
      return method;
    });
  },

  DeleteMethod({ restApiId, resourceId, httpMethod }, call) {
    findMethod(peekApi(call, restApiId), resourceId, httpMethod);
    changeApi(call, restApiId, (api) => {
      delete findResource(api, resourceId).resourceMethods?.[httpMethod];
    });
    return {};
  },
} satisfies Handlers<typeof Sdk>;

const NAMED = ['restApiId', 'resourceId', 'httpMethod'];

export const modelled: Modelled<typeof handlers> = {
  PutMethod: [
    ...NAMED,
    'authorizationType',
    'authorizerId',
    'authorizationScopes',
    'apiKeyRequired',
    'operationName',
    'requestParameters',
    'requestModels',
    'requestValidatorId',
  ],
  GetMethod: NAMED,
  UpdateMethod: [...NAMED, 'patchOperations'],
  DeleteMethod: NAMED,
};

/** https://docs.aws.amazon.com/apigateway/latest/api/patch-operations.html#UpdateMethod-Patch */
const rules: PatchRule<Method>[] = [
  {
    path: '/authorizationType',
    replace: (method, value) => {
      method.authorizationType = value;
    },
  },
  {
    path: '/authorizerId',
    replace: (method, value) => {
      method.authorizerId = value;
    },
  },
  {
    // A list: each operation adds or removes the value that it carries.
    path: '/authorizationScopes',
    add: (method, value) => {
      method.authorizationScopes = [...new Set([...(method.authorizationScopes ?? []), value])];
    },
    remove: (method, value) => {
      method.authorizationScopes = method.authorizationScopes?.filter((scope) => scope !== value);
      if (method.authorizationScopes?.length === 0) delete method.authorizationScopes;
    },
  },
  {
    path: '/apiKeyRequired',
    replace: (method, value) => {
      method.apiKeyRequired = value === 'true';
    },
  },
  { ...textRule('/operationName', 'operationName'), remove: undefined },
  {
    path: '/requestValidatorId',
    replace: (method, value) => {
      if (value === '') delete method.requestValidatorId;
      else method.requestValidatorId = value;
    },
    remove: (method) => {
      delete method.requestValidatorId;
    },
  },
  {
    path: '/requestParameters/{}',
    add: setParameter,
    replace: setParameter,
    remove: (method, _, [name = '']) => {
      delete method.requestParameters?.[name];
      if (Object.keys(method.requestParameters ?? {}).length === 0) delete method.requestParameters;
    },
  },
  mapRule('/requestModels/{}', (method) => {
    method.requestModels ??= {};
    return method.requestModels;
  }),
];

function setParameter(method: Method, value: string, [name = '']: string[]): void {
  method.requestParameters = { ...method.requestParameters, [name]: value === 'true' };
}
