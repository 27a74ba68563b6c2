import type { HttpResponse } from '../../wire/http.ts';
import { authorizeRequest } from './authorization.ts';
import { findResource } from './find-resource.ts';
import { configurationError, GatewayError } from './gateway-error.ts';
import { gatewayResponse } from './gateway-response.ts';
import { type BackendAnswer, integrationResponse } from './integration-response.ts';
import { http, httpProxy } from './integrations/http.ts';
import { lambda } from './integrations/lambda.ts';
import { lambdaProxy } from './integrations/lambda-proxy.ts';
import { mock } from './integrations/mock.ts';
import { headerOf, type Invocation, type RoutedInvocation } from './invocation.ts';
import { remapHeaders } from './remap-headers.ts';
import { throttle } from './throttle.ts';
import { unsignedRequest } from './unsigned-request.ts';
import { validateRequest } from './validate-request.ts';

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html */
const MOST_BYTES = 10 * 1024 * 1024;

const proxies: Record<string, (invocation: RoutedInvocation) => Promise<HttpResponse>> = {
  AWS_PROXY: lambdaProxy,
  HTTP_PROXY: httpProxy,
};
const customs: Record<string, (invocation: RoutedInvocation) => Promise<BackendAnswer>> = {
  AWS: lambda,
  HTTP: http,
  MOCK: mock,
};

/** From a request to its answer, errors as gateway responses included. */
export async function runInvocation(invocation: Invocation): Promise<HttpResponse> {
  let response: HttpResponse;
  try {
    response = await run(invocation);
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    response = gatewayResponse(invocation, error);
  }
  const { context } = invocation;
  return {
    ...response,
    headers: {
      ...response.headers,
      'x-amzn-requestid': String(context.get('requestId')),
      'x-amz-apigw-id': String(context.get('extendedRequestId')),
    },
  };
}

/** @throws GatewayError */
async function run(invocation: Invocation): Promise<HttpResponse> {
  const { request, context } = invocation;
  if (request.body.byteLength > MOST_BYTES) throw new GatewayError('REQUEST_TOO_LARGE', 'Request Too Long');
  const routed = route(invocation);
  const { resource, method } = routed;
  context.set('resourceId', resource.id);
  context.set('resourcePath', resource.path);
  throttle(invocation.cloud, invocation.api.id, invocation.stage, resource, method.httpMethod ?? 'ANY');
  await authorizeRequest(routed, method);
  validateRequest(routed, method);
  return callIntegration(routed);
}

/** A path or a verb that the API does not have looks like a caller who forgot to sign. */
function route(invocation: Invocation): RoutedInvocation {
  const found = findResource(Object.values(invocation.definition.resources), invocation.path);
  const methods = found?.resource.resourceMethods ?? {};
  const method = methods[invocation.request.method] ?? methods.ANY;
  if (!found || !method) throw unsignedRequest(invocation.request);
  const integration = method.methodIntegration;
  if (!integration) throw configurationError();
  // A gateway response may map them too.
  invocation.pathParameters = found.pathParameters;
  return { ...invocation, ...found, method, integration };
}

async function callIntegration(invocation: RoutedInvocation): Promise<HttpResponse> {
  const { type = '' } = invocation.integration;
  const traceId = { 'x-amzn-trace-id': headerOf(invocation, 'x-amzn-trace-id') ?? '' };
  const proxy = proxies[type];
  if (proxy) {
    const response = await proxy(invocation);
    return type === 'HTTP_PROXY' ? response : { ...response, headers: { ...response.headers, ...traceId } };
  }
  const custom = customs[type];
  if (!custom) throw configurationError();
  const response = integrationResponse(invocation, await custom(invocation));
  const headers = remapHeaders(response.headers, type);
  return { ...response, headers: type === 'MOCK' ? headers : { ...headers, ...traceId } };
}
