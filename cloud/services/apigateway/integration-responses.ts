import type * as Sdk from '@aws-sdk/client-api-gateway';
import type {
  ContentHandlingStrategy,
  Integration,
  IntegrationResponse,
  Method,
} from '@aws-sdk/client-api-gateway';
import { javaRegex } from '../../edge/execute-api/vtl/java-regex.ts';
import type { Handlers, Modelled } from '../service.ts';
import { changeApi, findIntegration, findMethod, peekApi } from './find.ts';
import { checkContentTypes } from './integration-checks.ts';
import { applyPatches, mapRule, type PatchRule, plainWords, textRule } from './patches.ts';
import { badRequest, invalidMapping, notFound } from './refusals.ts';

/** https://docs.aws.amazon.com/apigateway/latest/api/API_IntegrationResponse.html */
export const handlers = {
  PutIntegrationResponse({ restApiId, resourceId, httpMethod, ...response }, call) {
    const api = peekApi(call, restApiId);
    findIntegration(api, resourceId, httpMethod);
    checkIntegrationResponse(response, findMethod(api, resourceId, httpMethod));
    changeApi(call, restApiId, (draft) => {
      const integration = findIntegration(draft, resourceId, httpMethod);
      integration.integrationResponses = {
        ...integration.integrationResponses,
        [response.statusCode]: response,
      };
    });
    return response;
  },

  GetIntegrationResponse({ restApiId, resourceId, httpMethod, statusCode }, call) {
    return findResponse(findIntegration(peekApi(call, restApiId), resourceId, httpMethod), statusCode);
  },

  UpdateIntegrationResponse({ restApiId, resourceId, httpMethod, statusCode, patchOperations }, call) {
    findResponse(findIntegration(peekApi(call, restApiId), resourceId, httpMethod), statusCode);
    return changeApi(call, restApiId, (api) => {
      const response = findResponse(findIntegration(api, resourceId, httpMethod), statusCode);
      applyPatches(response, patchOperations, rules, plainWords);
      checkIntegrationResponse(response, findMethod(api, resourceId, httpMethod));
      return response;
    });
  },

  DeleteIntegrationResponse({ restApiId, resourceId, httpMethod, statusCode }, call) {
    findResponse(findIntegration(peekApi(call, restApiId), resourceId, httpMethod), statusCode);
    changeApi(call, restApiId, (api) => {
      delete findIntegration(api, resourceId, httpMethod).integrationResponses?.[statusCode];
    });
    return {};
  },
} satisfies Handlers<typeof Sdk>;

const NAMED = ['restApiId', 'resourceId', 'httpMethod', 'statusCode'];

export const modelled: Modelled<typeof handlers> = {
  PutIntegrationResponse: [
    ...NAMED,
    'selectionPattern',
    'responseParameters',
    'responseTemplates',
    'contentHandling',
  ],
  GetIntegrationResponse: NAMED,
  UpdateIntegrationResponse: [...NAMED, 'patchOperations'],
  DeleteIntegrationResponse: NAMED,
};

const rules: PatchRule<IntegrationResponse>[] = [
  { ...textRule('/selectionPattern', 'selectionPattern'), remove: undefined },
  {
    path: '/contentHandling',
    replace: (response, value) => {
      if (value === '') delete response.contentHandling;
      else response.contentHandling = value as ContentHandlingStrategy;
    },
  },
  mapRule('/responseParameters/{}', (response) => {
    response.responseParameters ??= {};
    return response.responseParameters;
  }),
  mapRule('/responseTemplates/{}', (response) => {
    response.responseTemplates ??= {};
    return response.responseTemplates;
  }),
];

const TARGET = /^method\.response\.header\.[a-zA-Z0-9._$-]+$/;
const SOURCE =
  /^(?:'[^']*'|stageVariables\.\w+|context\.[\w.-]+|integration\.response\.(?:multivalueheader|header)\.[\w.$-]+|integration\.response\.body(?:\.[\w.[\]$-]+)?)$/;

/**
 * The method must have the response first, with every header that is mapped: a text without its inner quotes
 * (`*` for `'*'`) is no mapping.
 *
 * @throws AwsError NotFoundException, BadRequestException
 */
export function checkIntegrationResponse(response: IntegrationResponse, method: Method): void {
  const answer = method.methodResponses?.[response.statusCode ?? ''];
  const mappings = Object.entries(response.responseParameters ?? {});
  if (!answer) {
    if (mappings.length > 0) throw invalidMapping('No method response exists for method.');
    throw notFound('Invalid Response status code specified');
  }
  for (const [target, source] of mappings) {
    if (!TARGET.test(target)) throw invalidMapping(`Invalid mapping expression specified: ${target}`);
    if (!SOURCE.test(source)) throw invalidMapping(`Invalid mapping expression specified: ${source}`);
    if (answer.responseParameters?.[target] === undefined) {
      throw invalidMapping(`Invalid mapping expression parameter specified: ${target}`);
    }
  }
  checkContentTypes(response.responseTemplates);
  checkPattern(response.selectionPattern);
}

function checkPattern(pattern: string | undefined): void {
  try {
    javaRegex(pattern ?? '');
  } catch {
    throw badRequest('Invalid selection pattern specified');
  }
}

function findResponse({ integrationResponses }: Integration, statusCode: string): IntegrationResponse {
  const response = integrationResponses?.[statusCode];
  if (!response) throw notFound('Invalid Response status code specified');
  return response;
}
