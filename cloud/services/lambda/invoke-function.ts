import { randomUUID } from 'node:crypto';
import { authorize } from '../../auth/policy/authorize.ts';
import type { Principal } from '../../auth/principal.ts';
import type { Cloud } from '../../call.ts';
import { accessDenied } from './access-denied.ts';
import { eventQueue } from './event-queue.ts';
import { findTarget } from './find.ts';
import { onFunction } from './function-access.ts';
import { parseFunctionName } from './names.ts';
import { readPayload } from './read-payload.ts';
import { runFunction } from './run-function.ts';

/** A call of a function from inside the cloud. */
export interface FunctionCall {
  /** With or without a qualifier. */
  functionArn: string;
  /** JSON. */
  payload: string | Uint8Array;
  /** Who calls: API Gateway as `{ type: 'Service', service: 'apigateway.amazonaws.com', sourceArn, sourceAccount }`. */
  principal: Principal;
  /** `Event` queues it and gives an empty payload at once. */
  invocationType?: 'RequestResponse' | 'Event';
}

export interface FunctionResult {
  requestId: string;
  /** JSON: the result, or the error's document. */
  payload: string;
  functionError?: 'Unhandled';
  /** The lines of this invocation, from START to REPORT. */
  log: string;
}

/**
 * Calls a function as another service does. The function's resource policy must allow it, or the principal's own
 * policies where it is somebody of the account.
 * https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html
 *
 * @throws AwsError AccessDeniedException, ResourceNotFoundException, ResourceConflictException (Pending),
 *   TooManyRequestsException, RequestTooLargeException, InvalidRequestContentException
 */
export async function invokeFunction(
  cloud: Cloud,
  { functionArn, payload, principal, invocationType = 'RequestResponse' }: FunctionCall,
): Promise<FunctionResult> {
  const [, , , region = '', account = ''] = functionArn.split(':');
  const name = parseFunctionName(functionArn, { account, region });
  const refusal = authorize(principal, [onFunction(cloud, 'InvokeFunction', name)], {
    'aws:CurrentTime': new Date(cloud.clock.now()).toISOString(),
  });
  if (refusal) throw accessDenied(refusal.access, refusal.message);
  const target = findTarget(cloud, name);
  const event = { requestId: randomUUID(), payload: readPayload(payload, invocationType) };
  if (invocationType === 'Event') {
    eventQueue(cloud).add(name, event);
    return { requestId: event.requestId, payload: '', log: '' };
  }
  return { requestId: event.requestId, ...(await runFunction(cloud, target, event)) };
}
