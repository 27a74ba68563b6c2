import { configurationError } from '../gateway-error.ts';
import { integrationRequest } from '../integration-request.ts';
import type { BackendAnswer } from '../integration-response.ts';
import type { RoutedInvocation } from '../invocation.ts';

/** API Gateway reads it leniently: `{statusCode: 200}` and single quotes do. */
const STATUS = /^\s*\{[\s\S]*?["']?statusCode["']?\s*:\s*["']?(\d{3})\b/;

/**
 * An answer without a back end: the request template says its status.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-mock-integration.html
 *
 * @throws GatewayError when the template gives no `statusCode`
 */
export async function mock(invocation: RoutedInvocation): Promise<BackendAnswer> {
  const { body } = integrationRequest(invocation);
  const status = STATUS.exec(typeof body === 'string' ? body : new TextDecoder().decode(body))?.[1];
  if (!status) throw configurationError();
  return { selection: status, headers: {}, contentType: 'application/json', body: new Uint8Array() };
}
