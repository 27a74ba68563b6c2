import { type GatewayResponse, GetGatewayResponsesCommand } from '@aws-sdk/client-api-gateway';
import type { Grader } from '../../check.ts';
import { servedStage } from './served-stage.ts';

/**
 * The gateway responses by their types, API Gateway's own included, which say `defaultResponse`.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html
 */
export async function readGatewayResponses(grader: Grader): Promise<Map<string, GatewayResponse>> {
  const { apiId: restApiId } = await servedStage(grader);
  const answer = await grader.clients.apigateway.send(
    new GetGatewayResponsesCommand({ restApiId, limit: 500 }),
  );
  return new Map((answer.items ?? []).map((response) => [String(response.responseType), response]));
}

/** The type of the gateway response that a status most likely came from. */
export function typeFor(status: number): 'DEFAULT_4XX' | 'DEFAULT_5XX' {
  return status >= 500 ? 'DEFAULT_5XX' : 'DEFAULT_4XX';
}
