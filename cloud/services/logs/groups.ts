import type * as Sdk from '@aws-sdk/client-cloudwatch-logs';
import type { Call } from '../../call.ts';
import { hasReservedTag, RESERVED_TAG } from '../reserved-tags.ts';
import type { Handlers, Modelled } from '../service.ts';
import { findGroup } from './find.ts';
import { pageOf } from './pages.ts';
import { alreadyExists, invalidParameter } from './refusals.ts';
import { dropStream, type LogGroupRecord, logGroupArn, logGroups, logStreams } from './state.ts';

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html */
const RETENTION_DAYS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/logs/Working-with-log-groups-and-streams.html */
export const handlers = {
  CreateLogGroup({ logGroupName: name, tags = {} }, call) {
    if (hasReservedTag(Object.keys(tags))) throw invalidParameter(RESERVED_TAG);
    if (logGroups(call.cloud, call).has(name)) throw alreadyExists('group');
    save(call, { name, createdAt: call.cloud.clock.now(), tags });
    return {};
  },

  DeleteLogGroup({ logGroupName }, call) {
    findGroup(call, logGroupName);
    for (const stream of [...logStreams(call.cloud, call, logGroupName).keys()]) {
      dropStream(call.cloud, call, logGroupName, stream);
    }
    logGroups(call.cloud, call).delete(logGroupName);
    return {};
  },

  DescribeLogGroups({ logGroupNamePrefix = '', limit, nextToken }, call) {
    const groups = [...logGroups(call.cloud, call).values()]
      .filter(({ name }) => name.startsWith(logGroupNamePrefix))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
    const { page, nextToken: next } = pageOf(groups, ({ name }) => name, { limit, nextToken });
    return { logGroups: page.map((group) => shown(call, group)), nextToken: next };
  },

  PutRetentionPolicy({ logGroupName, retentionInDays }, call) {
    if (!RETENTION_DAYS.includes(retentionInDays)) throw badRetention(retentionInDays);
    save(call, { ...findGroup(call, logGroupName), retentionDays: retentionInDays });
    return {};
  },

  DeleteRetentionPolicy({ logGroupName }, call) {
    const { retentionDays: _, ...group } = findGroup(call, logGroupName);
    save(call, group);
    return {};
  },
} satisfies Handlers<typeof Sdk>;

export const modelled: Modelled<typeof handlers> = {
  CreateLogGroup: ['logGroupName', 'tags'],
  DeleteLogGroup: ['logGroupName'],
  DescribeLogGroups: ['logGroupNamePrefix', 'limit', 'nextToken'],
  PutRetentionPolicy: ['logGroupName', 'retentionInDays'],
  DeleteRetentionPolicy: ['logGroupName'],
};

function save(call: Call, group: LogGroupRecord): void {
  logGroups(call.cloud, call).set(group.name, group);
}

function shown(call: Call, { name, createdAt, retentionDays }: LogGroupRecord): Sdk.LogGroup {
  const arn = logGroupArn(call, name);
  const streams = [...logStreams(call.cloud, call, name).values()];
  return {
    logGroupName: name,
    creationTime: createdAt,
    ...(retentionDays !== undefined && { retentionInDays: retentionDays }),
    metricFilterCount: 0,
    arn: `${arn}:*`,
    logGroupArn: arn,
    storedBytes: streams.reduce((sum, { storedBytes }) => sum + storedBytes, 0),
    logGroupClass: 'STANDARD',
  };
}

function badRetention(days: number) {
  return invalidParameter(
    `1 validation error detected: Value '${days}' at 'retentionInDays' failed to satisfy constraint: Member must satisfy enum value set: [${RETENTION_DAYS.join(', ')}]`,
  );
}
