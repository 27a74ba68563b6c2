import type { Integration } from '@aws-sdk/client-api-gateway';

/**
 * An integration as `x-amazon-apigateway-integration`.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration.html
 */
export function exportIntegration(integration: Integration): object {
  const {
    integrationResponses,
    cacheNamespace: _,
    cacheKeyParameters: __,
    timeoutInMillis,
    ...rest
  } = integration;
  const responses = Object.values(integrationResponses ?? {}).map(({ selectionPattern, ...response }) => [
    selectionPattern || 'default',
    response,
  ]);
  return {
    ...rest,
    type: integration.type?.toLowerCase(),
    passthroughBehavior: integration.passthroughBehavior?.toLowerCase(),
    ...(timeoutInMillis !== 29_000 && { timeoutInMillis }),
    ...(responses.length > 0 && { responses: Object.fromEntries(responses) }),
  };
}
