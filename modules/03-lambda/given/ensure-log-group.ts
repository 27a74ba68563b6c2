import {
  CreateLogGroupCommand,
  DescribeLogGroupsCommand,
  type LogGroup,
  PutRetentionPolicyCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import type { Course } from '../../../shared/step.ts';

const RETENTION_DAYS = 14;

/**
 * Makes the group that a function's output goes to. Lambda would make it at the first call, without tags, and keep
 * what is in it for ever.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html
 */
export async function ensureLogGroup(course: Course, logGroupName: string): Promise<void> {
  const { clients, names, report } = course;
  const now = await find(course, logGroupName);
  if (now?.retentionInDays === RETENTION_DAYS) return report.same(`log group ${logGroupName} exists`);
  if (!now) await clients.logs.send(new CreateLogGroupCommand({ logGroupName, tags: names.tags }));
  await clients.logs.send(new PutRetentionPolicyCommand({ logGroupName, retentionInDays: RETENTION_DAYS }));
  report.did(
    now
      ? `log group ${logGroupName} keeps ${RETENTION_DAYS} days`
      : `made log group ${logGroupName}, which keeps ${RETENTION_DAYS} days`,
  );
}

async function find({ clients }: Course, logGroupName: string): Promise<LogGroup | undefined> {
  const { logGroups = [] } = await clients.logs.send(
    new DescribeLogGroupsCommand({ logGroupNamePrefix: logGroupName }),
  );
  // The prefix may fit other groups, but the one with just this name comes first.
  return logGroups.find((group) => group.logGroupName === logGroupName);
}
