import type * as Sdk from '@aws-sdk/client-api-gateway';
import type { Method, MethodResponse } from '@aws-sdk/client-api-gateway';
import type { Handlers, Modelled } from '../service.ts';
import { changeApi, findMethod, peekApi } from './find.ts';
import { checkModels } from './models.ts';
import { applyPatches, mapRule, type PatchRule, plainWords } from './patches.ts';
import { conflict, invalidMapping, notFound } from './refusals.ts';

/** https://docs.aws.amazon.com/apigateway/latest/api/API_MethodResponse.html */
export const handlers = {
  PutMethodResponse({ restApiId, resourceId, httpMethod, ...response }, call) {
    findMethod(peekApi(call, restApiId), resourceId, httpMethod);
    checkResponseParameters(response.responseParameters);
    changeApi(call, restApiId, (api) => {
      const method = findMethod(api, resourceId, httpMethod);
      if (method.methodResponses?.[response.statusCode]) {
        throw conflict('Response already exists for this resource');
      }
      checkModels(api, response.responseModels);
      method.methodResponses = { ...method.methodResponses, [response.statusCode]: response };
    });
    return response;
  },

  GetMethodResponse({ restApiId, resourceId, httpMethod, statusCode }, call) {
    return findResponse(findMethod(peekApi(call, restApiId), resourceId, httpMethod), statusCode);
  },

  UpdateMethodResponse({ restApiId, resourceId, httpMethod, statusCode, patchOperations }, call) {
    findResponse(findMethod(peekApi(call, restApiId), resourceId, httpMethod), statusCode);
    return changeApi(call, restApiId, (api) => {
      const response = findResponse(findMethod(api, resourceId, httpMethod), statusCode);
      applyPatches(response, patchOperations, rules, plainWords);
      checkResponseParameters(response.responseParameters);
      checkModels(api, response.responseModels);
      return response;
    });
  },

  DeleteMethodResponse({ restApiId, resourceId, httpMethod, statusCode }, call) {
    findResponse(findMethod(peekApi(call, restApiId), resourceId, httpMethod), statusCode);
    changeApi(call, restApiId, (api) => {
      delete findMethod(api, resourceId, httpMethod).methodResponses?.[statusCode];
    });
    return {};
  },
} satisfies Handlers<typeof Sdk>;

const NAMED = ['restApiId', 'resourceId', 'httpMethod', 'statusCode'];

export const modelled: Modelled<typeof handlers> = {
  PutMethodResponse: [...NAMED, 'responseParameters', 'responseModels'],
  GetMethodResponse: NAMED,
  UpdateMethodResponse: [...NAMED, 'patchOperations'],
  DeleteMethodResponse: NAMED,
};

const rules: PatchRule<MethodResponse>[] = [
  {
    path: '/responseParameters/{}',
    add: setParameter,
    replace: setParameter,
    remove: (response, _, [name = '']) => {
      delete response.responseParameters?.[name];
    },
  },
  mapRule('/responseModels/{}', (response) => {
    response.responseModels ??= {};
    return response.responseModels;
  }),
];

function setParameter(response: MethodResponse, value: string, [name = '']: string[]): void {
  response.responseParameters = { ...response.responseParameters, [name]: value === 'true' };
}

/** @throws AwsError BadRequestException for what is no `method.response.header.NAME` */
export function checkResponseParameters(parameters: Record<string, boolean> | undefined): void {
  for (const name of Object.keys(parameters ?? {})) {
    if (!/^method\.response\.header\.[a-zA-Z0-9._$-]+$/.test(name)) {
      throw invalidMapping(`Invalid mapping expression specified: ${name}`);
    }
  }
}

function findResponse({ methodResponses }: Method, statusCode: string): MethodResponse {
  const response = methodResponses?.[statusCode];
  if (!response) throw notFound('Invalid Response status code specified');
  return response;
}
