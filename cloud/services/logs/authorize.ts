import type * as Sdk from '@aws-sdk/client-cloudwatch-logs';
import type { Access } from '../../auth/principal.ts';
import type { Call } from '../../call.ts';
import type { AccessRules } from '../service.ts';
import type { handlers } from './handlers.ts';
import { groupOfArn, logGroupArn } from './state.ts';

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncloudwatchlogs.html */
export const access: AccessRules<typeof Sdk, typeof handlers> = {
  CreateLogGroup: ({ logGroupName, tags }, call) => [
    ...onGroup('CreateLogGroup')({ logGroupName }, call),
    ...(tags ? onGroup('TagResource')({ logGroupName }, call) : []),
  ],
  DeleteLogGroup: onGroup('DeleteLogGroup'),
  DescribeLogGroups: () => [{ action: 'logs:DescribeLogGroups', resource: '*' }],
  PutRetentionPolicy: onGroup('PutRetentionPolicy'),
  DeleteRetentionPolicy: onGroup('DeleteRetentionPolicy'),
  CreateLogStream: onStream('CreateLogStream'),
  DeleteLogStream: onStream('DeleteLogStream'),
  DescribeLogStreams: onGroup('DescribeLogStreams'),
  PutLogEvents: onStream('PutLogEvents'),
  GetLogEvents: onStream('GetLogEvents'),
  FilterLogEvents: onGroup('FilterLogEvents'),
  TagResource: onArn('TagResource'),
  UntagResource: onArn('UntagResource'),
  ListTagsForResource: onArn('ListTagsForResource'),
};

interface OfGroup {
  logGroupName?: string;
}

/**
 * CloudWatch Logs asks about a group as a group with a nameless stream, so a policy needs `log-group:NAME:*`.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/iam-access-control-overview-cwl.html#CWL_ARN_Format
 */
function onGroup(action: string) {
  return ({ logGroupName = '' }: OfGroup, call: Call): Access[] => [
    { action: `logs:${action}`, resource: `${logGroupArn(call, logGroupName)}:log-stream:` },
  ];
}

function onStream(action: string) {
  return (
    { logGroupName = '', logStreamName }: OfGroup & { logStreamName: string },
    call: Call,
  ): Access[] => [
    { action: `logs:${action}`, resource: `${logGroupArn(call, logGroupName)}:log-stream:${logStreamName}` },
  ];
}

/** Tags are asked about by the ARN of the group itself. */
function onArn(action: string) {
  return ({ resourceArn }: { resourceArn: string }, call: Call): Access[] => [
    {
      action: `logs:${action}`,
      resource: logGroupArn(call, groupOfArn(resourceArn) ?? resourceArn),
    },
  ];
}
