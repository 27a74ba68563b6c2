import type * as Sdk from '@aws-sdk/client-api-gateway';
import type { ContentHandlingStrategy, Integration, Method } from '@aws-sdk/client-api-gateway';
import { notImplemented } from '../../errors.ts';
import type { Handlers, Modelled } from '../service.ts';
import { changeApi, findIntegration, findMethod, peekApi } from './find.ts';
import { checkIntegration } from './integration-checks.ts';
import { checkVerb } from './method-checks.ts';
import { applyPatches, mapRule, type PatchRule, plainWords } from './patches.ts';

const DEFAULT_TIMEOUT_MS = 29_000;

/** https://docs.aws.amazon.com/apigateway/latest/api/API_Integration.html */
export const handlers = {
  PutIntegration({ restApiId, resourceId, httpMethod, ...input }, call) {
    const method = findMethod(peekApi(call, restApiId), resourceId, httpMethod);
    const integration = newIntegration(resourceId, input);
    if (integration.httpMethod) checkVerb(integration.httpMethod);
    checkIntegration(integration, method);
    changeApi(call, restApiId, (api) => {
      findMethod(api, resourceId, httpMethod).methodIntegration = integration;
    });
    return integration;
  },

  GetIntegration({ restApiId, resourceId, httpMethod }, call) {
    return findIntegration(peekApi(call, restApiId), resourceId, httpMethod);
  },

  UpdateIntegration({ restApiId, resourceId, httpMethod, patchOperations }, call) {
    findIntegration(peekApi(call, restApiId), resourceId, httpMethod);
    return changeApi(call, restApiId, (api) => {
      const integration = findIntegration(api, resourceId, httpMethod);
      applyPatches(integration, patchOperations, rules, plainWords);
      checkIntegration(integration, findMethod(api, resourceId, httpMethod));
      return integration;
    });
  },

  DeleteIntegration({ restApiId, resourceId, httpMethod }, call) {
    findIntegration(peekApi(call, restApiId), resourceId, httpMethod);
    changeApi(call, restApiId, (api) => {
      delete findMethod(api, resourceId, httpMethod).methodIntegration;
    });
    return {};
  },
} satisfies Handlers<typeof Sdk>;

const NAMED = ['restApiId', 'resourceId', 'httpMethod'];

export const modelled: Modelled<typeof handlers> = {
  PutIntegration: [
    ...NAMED,
    'type',
    'integrationHttpMethod',
    'uri',
    'connectionType',
    'requestParameters',
    'requestTemplates',
    'passthroughBehavior',
    'contentHandling',
    'timeoutInMillis',
  ],
  GetIntegration: NAMED,
  UpdateIntegration: [...NAMED, 'patchOperations'],
  DeleteIntegration: NAMED,
};

type NewIntegration = Pick<
  Sdk.PutIntegrationRequest,
  | 'type'
  | 'integrationHttpMethod'
  | 'uri'
  | 'connectionType'
  | 'requestParameters'
  | 'requestTemplates'
  | 'passthroughBehavior'
  | 'contentHandling'
  | 'timeoutInMillis'
>;

/** An integration with AWS's defaults; it has no answers yet. */
export function newIntegration(resourceId: string, input: NewIntegration): Integration {
  const { integrationHttpMethod: httpMethod, ...rest } = input;
  const isHttp = input.type === 'HTTP' || input.type === 'HTTP_PROXY';
  return {
    ...rest,
    ...(httpMethod && { httpMethod }),
    ...(isHttp && { connectionType: input.connectionType ?? 'INTERNET' }),
    passthroughBehavior: input.passthroughBehavior ?? 'WHEN_NO_MATCH',
    timeoutInMillis: input.timeoutInMillis ?? DEFAULT_TIMEOUT_MS,
    cacheNamespace: resourceId,
    cacheKeyParameters: [],
  };
}

type Changed = Integration & Pick<Method, 'httpMethod'>;

const refused = (path: string): PatchRule<Changed> => {
  const refuse = () => {
    throw notImplemented(`the parameter ${path.slice(1)} of UpdateIntegration`);
  };
  return { path, add: refuse, replace: refuse, remove: refuse };
};

/** https://docs.aws.amazon.com/apigateway/latest/api/patch-operations.html#UpdateIntegration-Patch */
const rules: PatchRule<Changed>[] = [
  {
    path: '/httpMethod',
    replace: (integration, value) => {
      checkVerb(value);
      integration.httpMethod = value;
    },
  },
  {
    path: '/uri',
    replace: (integration, value) => {
      integration.uri = value;
    },
  },
  {
    path: '/passthroughBehavior',
    replace: (integration, value) => {
      integration.passthroughBehavior = value;
    },
  },
  {
    path: '/contentHandling',
    replace: (integration, value) => {
      if (value === '') delete integration.contentHandling;
      else integration.contentHandling = value as ContentHandlingStrategy;
    },
  },
  {
    path: '/timeoutInMillis',
    replace: (integration, value) => {
      integration.timeoutInMillis = Number(value);
    },
  },
  mapRule('/requestParameters/{}', (integration) => {
    integration.requestParameters ??= {};
    return integration.requestParameters;
  }),
  mapRule('/requestTemplates/{}', (integration) => {
    integration.requestTemplates ??= {};
    return integration.requestTemplates;
  }),
  ...['/credentials', '/connectionType', '/connectionId', '/cacheNamespace', '/cacheKeyParameters/{}'].map(
    refused,
  ),
];
