import { integrationRequest } from '../integration-request.ts';
import type { BackendAnswer } from '../integration-response.ts';
import type { RoutedInvocation } from '../invocation.ts';
import { callLambda } from './call-lambda.ts';

/**
 * A custom Lambda integration. An error of the function is an answer like any other: its message is what selection
 * patterns see, and without one that matches it goes out with the default status.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/handle-errors-in-lambda-integration.html
 */
export async function lambda(invocation: RoutedInvocation): Promise<BackendAnswer> {
  const { body, header } = integrationRequest(invocation);
  const payload = typeof body === 'string' ? body : new TextDecoder().decode(body);
  const type = Object.entries(header).find(([name]) => name.toLowerCase() === 'x-amz-invocation-type')?.[1];
  const result = await callLambda(invocation, payload, type === 'Event' ? 'Event' : 'RequestResponse');
  return {
    selection: result.functionError ? errorMessage(result.payload) : '',
    headers: { 'content-type': 'application/json', 'x-amzn-requestid': result.requestId },
    contentType: 'application/json',
    body: Buffer.from(result.payload),
  };
}

function errorMessage(payload: string): string {
  try {
    return String((JSON.parse(payload) as { errorMessage?: unknown }).errorMessage ?? '');
  } catch {
    return '';
  }
}
