import type { Integration, IntegrationResponse, Method } from '@aws-sdk/client-api-gateway';
import { notImplemented } from '../../../errors.ts';
import { checkIntegration } from '../integration-checks.ts';
import { checkIntegrationResponse } from '../integration-responses.ts';
import { newIntegration } from '../integrations.ts';

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration.html */
export interface ImportedIntegration extends Integration {
  responses?: Record<string, IntegrationResponse>;
}

const REFUSED = [
  'credentials',
  'connectionId',
  'cacheKeyParameters',
  'cacheNamespace',
  'tlsConfig',
  'responseTransferMode',
] as const;

/**
 * Reads the extension into an integration with its responses.
 *
 * @throws AwsError BadRequestException, and NotImplemented for what PutIntegration refuses too
 */
export function importIntegration(
  given: ImportedIntegration,
  method: Method,
  resourceId: string,
): Integration {
  for (const name of REFUSED) {
    const value = (given as Record<string, unknown>)[name];
    if (value && !(Array.isArray(value) && value.length === 0))
      throw notImplemented(`the integration's ${name}`);
  }
  const type = String(given.type ?? '').toUpperCase() as Integration['type'];
  const integration = newIntegration(resourceId, {
    type,
    ...(given.uri && { uri: given.uri }),
    ...(given.httpMethod && { integrationHttpMethod: given.httpMethod }),
    ...(given.requestParameters && { requestParameters: given.requestParameters }),
    ...(given.requestTemplates && { requestTemplates: given.requestTemplates }),
    ...(given.passthroughBehavior && {
      passthroughBehavior: given.passthroughBehavior.toUpperCase(),
    }),
    ...(given.contentHandling && { contentHandling: given.contentHandling }),
    ...(given.timeoutInMillis && { timeoutInMillis: given.timeoutInMillis }),
  });
  checkIntegration(integration, method);
  const responses = Object.entries(given.responses ?? {}).map(([pattern, response]) => {
    const statusCode = String(response.statusCode);
    const selection = pattern === 'default' ? {} : { selectionPattern: pattern };
    const answer: IntegrationResponse = { ...response, ...selection, statusCode };
    checkIntegrationResponse(answer, method);
    return [statusCode, answer] as const;
  });
  if (responses.length > 0) integration.integrationResponses = Object.fromEntries(responses);
  return integration;
}
