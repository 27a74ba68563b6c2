import { AwsError } from '../../../errors.ts';
import { functionOf } from '../../../services/apigateway/integration-checks.ts';
import type { FunctionResult } from '../../../services/lambda/invoke-function.ts';
import { configurationError, endpointTimedOut, GatewayError } from '../gateway-error.ts';
import { type RoutedInvocation, stageVariablesOf } from '../invocation.ts';

const DEFAULT_TIMEOUT_MS = 29_000;

/**
 * Calls the function of an integration, as API Gateway: the function's own policy must let this API in.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-control-access-using-iam-policies-to-invoke-api.html
 *
 * @throws GatewayError 500 without permission, without the function, and when the integration's method is not POST;
 *   504 after the integration's timeout; 400 for a payload that is no JSON, 413 for one that Lambda does not take
 */
export async function callLambda(
  invocation: RoutedInvocation,
  payload: string,
  invocationType: 'RequestResponse' | 'Event' = 'RequestResponse',
): Promise<FunctionResult> {
  const { cloud, api, integration, invokeFunction } = invocation;
  const functionArn = substitute(functionOf(integration.uri) ?? '', invocation);
  // Lambda's Invoke is a POST; with any other verb Lambda cannot tell what is asked.
  if (integration.httpMethod !== 'POST' || functionArn === '') throw configurationError();
  const principal = {
    type: 'Service',
    service: 'apigateway.amazonaws.com',
    sourceArn: sourceArn(invocation),
    sourceAccount: api.account,
  } as const;
  const timeout = integration.timeoutInMillis ?? DEFAULT_TIMEOUT_MS;
  try {
    return await within(timeout, invokeFunction(cloud, { functionArn, payload, principal, invocationType }));
  } catch (error) {
    if (error instanceof GatewayError) throw error;
    if (!(error instanceof AwsError)) throw error;
    if (error.code === 'InvalidRequestContentException')
      throw new GatewayError('BAD_REQUEST_BODY', error.message);
    if (error.code === 'RequestTooLargeException')
      throw new GatewayError('REQUEST_TOO_LARGE', 'Request Too Long');
    throw configurationError();
  }
}

/** What a permission's `SourceArn` is compared with: the stage, the method's verb and the resource's path. */
function sourceArn({ api, stage, method, resource }: RoutedInvocation): string {
  const verb = method.httpMethod === 'ANY' ? '*' : method.httpMethod;
  // Variables of the path count as `*`.
  const path = (resource.path ?? '/').replace(/\{[^}]+\}/g, '*');
  return `arn:aws:execute-api:${api.region}:${api.account}:${api.id}/${stage.stageName}/${verb}${path}`;
}

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/aws-api-gateway-stage-variables-reference.html */
export function substitute(text: string, invocation: RoutedInvocation): string {
  const variables = stageVariablesOf(invocation);
  return text.replace(/\$\{stageVariables\.(\w+)\}/g, (_, name: string) => variables[name] ?? '');
}

async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(endpointTimedOut()), milliseconds);
  });
  try {
    return await Promise.race([work, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
