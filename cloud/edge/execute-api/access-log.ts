import { rootOf } from '../../auth/root.ts';
import { logGroupOf } from '../../services/apigateway/access-log-settings.ts';
import type { HttpResponse } from '../../wire/http.ts';
import { contextValue } from './context-variables.ts';
import type { Invocation } from './invocation.ts';

/**
 * Writes a request's line into the stage's log group. A log that cannot be written stops nobody.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html
 */
export async function writeAccessLog(invocation: Invocation, response: HttpResponse): Promise<void> {
  const { destinationArn, format } = invocation.stage.accessLogSettings ?? {};
  const group = logGroupOf(destinationArn ?? '');
  if (!group || !format) return;
  try {
    await write(invocation, group, accessLogLine(invocation, format, response));
  } catch {
    // The group was deleted since the stage was told of it.
  }
}

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-variables-for-access-logging.html */
export function accessLogLine(
  { context, cloud }: Invocation,
  format: string,
  response: HttpResponse,
): string {
  const latency = cloud.clock.now() - Number(context.get('requestTimeEpoch'));
  const later: Record<string, string> = {
    status: String(response.status),
    responseLength: String(Buffer.byteLength(response.body)),
    responseLatency: String(latency),
  };
  return format.replace(
    /\$context\.([\w.]*\w)/g,
    (_, path: string) => later[path] ?? contextValue(context, path) ?? '-',
  );
}

async function write(
  { cloud, api, stage }: Invocation,
  logGroupName: string,
  message: string,
): Promise<void> {
  const { account, region } = api;
  const principal = rootOf(account);
  const caller = { principal, account, region };
  const logStreamName = `${api.id}-${stage.stageName}`;
  await cloud.invoke('logs', 'CreateLogStream', { logGroupName, logStreamName }, caller).catch(() => {});
  const logEvents = [{ timestamp: cloud.clock.now(), message }];
  await cloud.invoke('logs', 'PutLogEvents', { logGroupName, logStreamName, logEvents }, caller);
}
