import { paginateListStackResources } from '@aws-sdk/client-cloudformation';
import { paginateDescribeLogGroups } from '@aws-sdk/client-cloudwatch-logs';
import { DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import { GetRoleCommand } from '@aws-sdk/client-iam';
import { paginateListFunctions } from '@aws-sdk/client-lambda';
import { ListObjectsV2Command } from '@aws-sdk/client-s3';
import { awsAnswer, ifExists } from '../shared/aws-errors.ts';
import { findApi } from '../shared/find-api.ts';
import { findDistributions } from '../shared/find-distribution.ts';
import { findUserPools } from '../shared/find-user-pool.ts';
import type { Course } from '../shared/step.ts';
import { count } from '../verify/checks/words.ts';
import type { Standing } from './daily-cost.ts';
import { stacks as findStacks } from './stack-leftovers.ts';

/** What there is of one kind of resource. */
export interface Deployed {
  kind: string;
  /** Each with what is worth knowing of it. */
  found: string[];
  /** AWS's code, where it would not say. */
  untold?: string;
}

/**
 * What of the course is deployed, by its names, in about twenty calls; a stack's resources count with their stack. And
 * what of it costs money while nobody uses it.
 */
export async function deployed(course: Course): Promise<{ kinds: Deployed[]; standing: Standing }> {
  const standing: Standing = { tables: [], objectBytes: 0, logBytes: 0 };
  const kinds = await Promise.all([
    told('buckets', () => buckets(course, standing)),
    told('distributions', () => distributions(course)),
    told('tables', () => tables(course, [course.names.moviesTable], standing)),
    told('functions', () => functions(course)),
    told('roles', () => roles(course)),
    told('log groups', () => logGroups(course, standing)),
    told('REST APIs', () => restApis(course)),
    told('user pools', () => userPools(course)),
    told('stacks', () => stacks(course, standing)),
  ]);
  return { kinds, standing };
}

/** One kind that the keys may not see must not hide the others. */
async function told(kind: string, find: () => Promise<string[]>): Promise<Deployed> {
  try {
    return { kind, found: await find() };
  } catch (error) {
    const answer = awsAnswer(error);
    if (!answer) throw error;
    return { kind, found: [], untold: answer.code };
  }
}

async function buckets({ clients: { s3 }, names }: Course, standing: Standing): Promise<string[]> {
  const found: string[] = [];
  for (const Bucket of [names.siteBucket, names.postersBucket, names.deploymentBucket]) {
    // The first thousand objects are all that the course has.
    const listed = await ifExists(s3.send(new ListObjectsV2Command({ Bucket })), 'NoSuchBucket');
    if (!listed) continue;
    const { Contents = [], IsTruncated } = listed;
    standing.objectBytes += Contents.reduce((bytes, { Size = 0 }) => bytes + Size, 0);
    found.push(`${Bucket} (${count(Contents.length, 'object')}${IsTruncated ? ' and more' : ''})`);
  }
  return found;
}

async function distributions({ clients: { cloudfront }, names }: Course): Promise<string[]> {
  const found = await findDistributions(cloudfront, names.distributionComment);
  return found.map(
    ({ DomainName, Status, Enabled }) =>
      `${DomainName} (${String(Status).toLowerCase()}${Enabled ? '' : ', disabled'})`,
  );
}

async function tables({ clients }: Course, names: string[], standing: Standing): Promise<string[]> {
  const found: string[] = [];
  for (const TableName of names) {
    const described = await ifExists(
      clients.dynamodb.send(new DescribeTableCommand({ TableName })),
      'ResourceNotFoundException',
    );
    if (!described?.Table) continue;
    const { ProvisionedThroughput, TableSizeBytes = 0 } = described.Table;
    const { ReadCapacityUnits = 0, WriteCapacityUnits = 0 } = ProvisionedThroughput ?? {};
    standing.tables.push({
      readUnits: ReadCapacityUnits,
      writeUnits: WriteCapacityUnits,
      bytes: TableSizeBytes,
    });
    found.push(`${TableName} (${ReadCapacityUnits} read and ${WriteCapacityUnits} write units)`);
  }
  return found;
}

async function functions({ clients: { lambda }, names }: Course): Promise<string[]> {
  const ours = Object.values(names.functions);
  const found: string[] = [];
  for await (const page of paginateListFunctions({ client: lambda }, {})) {
    found.push(...(page.Functions ?? []).map(({ FunctionName = '' }) => FunctionName));
  }
  return found.filter((name) => ours.includes(name));
}

async function roles({ clients: { iam }, names }: Course): Promise<string[]> {
  const looked = Object.values(names.roles).map(async (RoleName) => {
    const role = await ifExists(iam.send(new GetRoleCommand({ RoleName })), 'NoSuchEntityException');
    return role ? [RoleName] : [];
  });
  return (await Promise.all(looked)).flat();
}

async function logGroups({ clients: { logs }, names }: Course, standing: Standing): Promise<string[]> {
  const ours = Object.values(names.logGroups);
  const logGroupNamePrefix = `/aws/lambda/cinedb-${names.tags.student}-`;
  const found: string[] = [];
  for await (const page of paginateDescribeLogGroups({ client: logs }, { logGroupNamePrefix })) {
    for (const { logGroupName = '', storedBytes = 0 } of page.logGroups ?? []) {
      if (!ours.includes(logGroupName)) continue;
      standing.logBytes += storedBytes;
      found.push(logGroupName);
    }
  }
  return found;
}

async function restApis({ clients, names }: Course): Promise<string[]> {
  const api = await findApi(clients.apigateway, names.apiName);
  return api ? [`${names.apiName} (${api.id})`] : [];
}

async function userPools({ clients, names }: Course): Promise<string[]> {
  const pools = await findUserPools(clients.cognito, names.userPoolName);
  return pools.map(({ Id }) => `${names.userPoolName} (${Id})`);
}

/** Each stack with the number of its resources. Its table costs what any other costs. */
async function stacks(course: Course, standing: Standing): Promise<string[]> {
  const found: string[] = [];
  const client = course.clients.cloudformation;
  for (const { id: StackName, what } of await findStacks(course)) {
    let resourceCount = 0;
    for await (const page of paginateListStackResources({ client }, { StackName })) {
      const resources = page.StackResourceSummaries ?? [];
      resourceCount += resources.length;
      const tableNames = resources
        .filter(({ ResourceType }) => ResourceType === 'AWS::DynamoDB::Table')
        .map(({ PhysicalResourceId }) => String(PhysicalResourceId));
      await tables(course, tableNames, standing);
    }
    found.push(`${what.replace(/^stack /, '')}, ${count(resourceCount, 'resource')}`);
  }
  return found;
}
