import type * as Sdk from '@aws-sdk/client-lambda';
import type { Handlers, Modelled } from '../service.ts';
import { eventQueue } from './event-queue.ts';
import { findTarget } from './find.ts';
import { requireActive } from './lifecycle.ts';
import { parseFunctionName } from './names.ts';
import { readClientContext, readPayload } from './read-payload.ts';
import { runFunction } from './run-function.ts';

const TAIL_BYTES = 4096;

/** https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html */
export const handlers = {
  async Invoke(input, call) {
    const { cloud, requestId } = call;
    const type = input.InvocationType ?? 'RequestResponse';
    const name = parseFunctionName(input.FunctionName, call, input.Qualifier);
    const target = findTarget(cloud, name);
    const payload = readPayload(input.Payload as Uint8Array | undefined, type);
    const clientContext = readClientContext(input.ClientContext);
    const queue = eventQueue(cloud);
    requireActive(cloud, target.record);
    if (type === 'DryRun') return { StatusCode: 204 };
    if (type === 'Event') {
      queue.add(name, { requestId, payload });
      return { StatusCode: 202 };
    }
    const outcome = await runFunction(cloud, target, { requestId, payload, clientContext });
    return {
      StatusCode: 200,
      ExecutedVersion: target.version.version,
      FunctionError: outcome.functionError,
      ...(input.LogType === 'Tail' && { LogResult: tail(outcome.log) }),
      Payload: Buffer.from(outcome.payload),
    };
  },
} satisfies Handlers<typeof Sdk>;

export const modelled: Modelled<typeof handlers> = {
  Invoke: ['FunctionName', 'Qualifier', 'InvocationType', 'LogType', 'ClientContext', 'Payload'],
};

/** The last 4 KB of the log, in base64. */
function tail(log: string): string {
  return Buffer.from(log).subarray(-TAIL_BYTES).toString('base64');
}
