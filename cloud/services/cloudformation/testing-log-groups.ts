import { DescribeStackResourcesCommand } from '@aws-sdk/client-cloudformation';
import { CloudWatchLogsClient, DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import type { StackTest } from './testing.ts';

/** Log groups are the resources of these tests: quick to make, with a name that replaces and a retention that does not. */
export function group(id: string, properties: string, more = ''): string {
  return `\n  ${id}: { Type: AWS::Logs::LogGroup, Properties: { ${properties} } ${more} }`;
}

export async function groupsOf({ client }: StackTest): Promise<Record<string, number | undefined>> {
  const { logGroups = [] } = await client(CloudWatchLogsClient).send(new DescribeLogGroupsCommand({}));
  return Object.fromEntries(logGroups.map((one) => [one.logGroupName, one.retentionInDays]));
}

export async function physicalIds({
  cloudFormation,
}: StackTest): Promise<Record<string, string | undefined>> {
  const { StackResources = [] } = await cloudFormation.send(
    new DescribeStackResourcesCommand({ StackName: 'cinedb' }),
  );
  return Object.fromEntries(StackResources.map((one) => [one.LogicalResourceId, one.PhysicalResourceId]));
}
