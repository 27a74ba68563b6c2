import type { AccessLogSettings } from '@aws-sdk/client-api-gateway';
import type { Call } from '../../call.ts';
import { AwsError, notImplemented } from '../../errors.ts';
import { badRequest } from './refusals.ts';
import { accounts } from './state.ts';

const LOG_GROUP = /^arn:aws:logs:(?<region>[a-z0-9-]+):(?<account>\d{12}):log-group:(?<name>[^:*]+)(?::\*)?$/;

/**
 * Checks where a stage's access log goes.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html
 *
 * @throws AwsError BadRequestException without the account's role, for a bad ARN or format
 */
export async function checkAccessLog(settings: AccessLogSettings | undefined, call: Call): Promise<void> {
  if (!settings?.destinationArn) return;
  requireLogRole(call);
  if (settings.destinationArn.startsWith('arn:aws:firehose:'))
    throw notImplemented('access logs to Firehose');
  const group = logGroupOf(settings.destinationArn);
  if (!group)
    throw badRequest('Access Log destination must only contain characters a-z, A-Z, 0-9, _, -, /, ., #');
  const { format } = settings;
  if (!format) return;
  if (!/\$context\.(requestId|extendedRequestId)/.test(format)) {
    throw badRequest('Access Log format must contain $context.requestId or $context.extendedRequestId');
  }
  if (/\r?\n/.test(format.trim())) throw badRequest('Access Log format must be single line');
  await requireLogGroup(group, call);
}

/** The name of the log group of an ARN. */
export function logGroupOf(arn: string): string | undefined {
  return LOG_GROUP.exec(arn)?.groups?.name;
}

/** @throws AwsError BadRequestException until the account has named the role that may write logs */
export function requireLogRole(call: Call): void {
  if (accounts(call.cloud).get(`${call.account}/${call.region}`)?.cloudwatchRoleArn) return;
  throw badRequest('CloudWatch Logs role ARN must be set in account settings to enable logging');
}

async function requireLogGroup(name: string, { cloud, principal, account, region }: Call): Promise<void> {
  const input = { logGroupNamePrefix: name };
  const found = await cloud.invoke('logs', 'DescribeLogGroups', input, { principal, account, region });
  const groups = (found.logGroups ?? []) as { logGroupName?: string }[];
  if (groups.some(({ logGroupName }) => logGroupName === name)) return;
  throw new AwsError('BadRequestException', `The specified log group does not exist: ${name}`);
}
