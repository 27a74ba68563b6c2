import type * as Sdk from '@aws-sdk/client-api-gateway';
import type { GatewayResponse } from '@aws-sdk/client-api-gateway';
import type { Handlers, Modelled } from '../service.ts';
import { changeApi, findApi } from './find.ts';
import { configuredResponse, gatewayResponseOf, gatewayResponseTypes } from './gateway-response-defaults.ts';
import { checkContentTypes } from './integration-checks.ts';
import { applyPatches, type PatchRule, plainWords } from './patches.ts';
import { badRequest, invalidMapping, notFound } from './refusals.ts';

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-gatewayResponse-definition.html */
export const handlers = {
  PutGatewayResponse({ restApiId, responseType, ...given }, call) {
    findApi(call, restApiId);
    const response = configuredResponse(responseType, given);
    checkGatewayResponse(response);
    changeApi(call, restApiId, (api) => {
      api.gatewayResponses[responseType] = response;
    });
    return response;
  },

  GetGatewayResponse({ restApiId, responseType }, call) {
    return gatewayResponseOf(findApi(call, restApiId).gatewayResponses, responseType);
  },

  /** All types at once: AWS has no pages of them. */
  GetGatewayResponses({ restApiId }, call) {
    const { gatewayResponses } = findApi(call, restApiId);
    return { items: gatewayResponseTypes.map((type) => gatewayResponseOf(gatewayResponses, type)) };
  },

  UpdateGatewayResponse({ restApiId, responseType, patchOperations }, call) {
    findApi(call, restApiId);
    return changeApi(call, restApiId, (api) => {
      const response = structuredClone(gatewayResponseOf(api.gatewayResponses, responseType));
      applyPatches(response, patchOperations, rules, { ...plainWords, op: plainWords.path });
      checkGatewayResponse(response);
      api.gatewayResponses[responseType] = { ...response, defaultResponse: false };
      return api.gatewayResponses[responseType];
    });
  },

  DeleteGatewayResponse({ restApiId, responseType }, call) {
    if (!findApi(call, restApiId).gatewayResponses[responseType]) {
      throw notFound('Gateway response type not defined on api');
    }
    changeApi(call, restApiId, (api) => {
      delete api.gatewayResponses[responseType];
    });
    return {};
  },
} satisfies Handlers<typeof Sdk>;

export const modelled: Modelled<typeof handlers> = {
  PutGatewayResponse: ['restApiId', 'responseType', 'statusCode', 'responseParameters', 'responseTemplates'],
  GetGatewayResponse: ['restApiId', 'responseType'],
  GetGatewayResponses: ['restApiId', 'position', 'limit'],
  UpdateGatewayResponse: ['restApiId', 'responseType', 'patchOperations'],
  DeleteGatewayResponse: ['restApiId', 'responseType'],
};

type Maps = 'responseTemplates' | 'responseParameters';

const entryRule = (name: Maps): PatchRule<GatewayResponse> => {
  const set = (response: GatewayResponse, value: string, key: string): void => {
    if (value === '') throw badRequest(`Invalid null or empty value in ${name}`);
    response[name] = { ...response[name], [key]: value };
  };
  const required = (response: GatewayResponse, key: string): void => {
    if (response[name]?.[key] === undefined) throw notFound('Invalid parameter name specified');
  };
  return {
    path: `/${name}/{}`,
    add: (response, value, [key = '']) => set(response, value, key),
    replace: (response, value, [key = '']) => {
      required(response, key);
      set(response, value, key);
    },
    remove: (response, _, [key = '']) => {
      required(response, key);
      delete response[name]?.[key];
    },
  };
};

const rules: PatchRule<GatewayResponse>[] = [
  {
    path: '/statusCode',
    replace: (response, value) => {
      response.statusCode = value;
    },
  },
  entryRule('responseTemplates'),
  entryRule('responseParameters'),
];

const TARGET = /^gatewayresponse\.header\.[a-zA-Z0-9._$-]+$/;
const SOURCE =
  /^(?:'[^']*'|stageVariables\.\w+|context\.[\w.-]+|method\.request\.(?:querystring|path|header|multivaluequerystring|multivalueheader)\.[\w.$-]+)$/;

/** @throws AwsError BadRequestException: a text needs its inner quotes here too */
export function checkGatewayResponse({
  statusCode,
  responseParameters,
  responseTemplates,
}: GatewayResponse): void {
  if (statusCode !== undefined && !/^[1-5]\d\d$/.test(statusCode))
    throw badRequest('Invalid status code specified');
  for (const [target, source] of Object.entries(responseParameters ?? {})) {
    if (!TARGET.test(target)) throw invalidMapping(`Invalid mapping expression specified: ${target}`);
    if (!SOURCE.test(source)) throw invalidMapping(`Invalid mapping expression specified: ${source}`);
  }
  checkContentTypes(responseTemplates);
}
