import { GetStagesCommand, paginateGetRestApis } from '@aws-sdk/client-api-gateway';
import { paginateDescribeStacks } from '@aws-sdk/client-cloudformation';
import {
  ListTagsForResourceCommand as DistributionTags,
  paginateListCloudFrontOriginAccessIdentities,
  paginateListDistributions,
  paginateListOriginAccessControls,
} from '@aws-sdk/client-cloudfront';
import {
  ListTagsForResourceCommand as LogGroupTags,
  paginateDescribeLogGroups,
} from '@aws-sdk/client-cloudwatch-logs';
import { DescribeUserPoolCommand, paginateListUserPools } from '@aws-sdk/client-cognito-identity-provider';
import {
  DescribeTableCommand,
  paginateListTables,
  ListTagsOfResourceCommand as TableTags,
} from '@aws-sdk/client-dynamodb';
import { paginateListRoles, ListRoleTagsCommand as RoleTags } from '@aws-sdk/client-iam';
import { ListTagsCommand as FunctionTags, paginateListFunctions } from '@aws-sdk/client-lambda';
import { GetBucketTaggingCommand, ListBucketsCommand } from '@aws-sdk/client-s3';
import { ifExists } from '../shared/aws-errors.ts';
import type { Course } from '../shared/step.ts';

/** Something in an account, whoever made it. */
export interface Thing {
  /** As CloudFormation calls its kind: `AWS::S3::Bucket`. */
  kind: string;
  name: string;
  /** Its tags; undefined for a kind that AWS gives none. */
  tags?: Record<string, string>;
}

/**
 * All that an account of its own holds, of every kind that the course makes. It asks the services' own lists, and
 * knows no name and no tag of the course: so it can say what the course's commands overlook.
 */
export async function contentsOf(course: Course): Promise<Thing[]> {
  const lists = [buckets, edges, tables, functions, roles, logGroups, restApis, userPools, stacks];
  return (await Promise.all(lists.map((list) => list(course)))).flat();
}

async function buckets({ clients: { s3 } }: Course): Promise<Thing[]> {
  const { Buckets = [] } = await s3.send(new ListBucketsCommand({}));
  return Promise.all(
    Buckets.map(async ({ Name = '' }) => {
      const found = await ifExists(s3.send(new GetBucketTaggingCommand({ Bucket: Name })), 'NoSuchTagSet');
      return { kind: 'AWS::S3::Bucket', name: Name, tags: table(found?.TagSet) };
    }),
  );
}

async function edges({ clients: { cloudfront } }: Course): Promise<Thing[]> {
  const found: Thing[] = [];
  for await (const { DistributionList } of paginateListDistributions({ client: cloudfront }, {})) {
    for (const { ARN = '', Comment = '' } of DistributionList?.Items ?? []) {
      const { Tags } = await cloudfront.send(new DistributionTags({ Resource: ARN }));
      found.push({ kind: 'AWS::CloudFront::Distribution', name: Comment, tags: table(Tags?.Items) });
    }
  }
  for await (const page of paginateListCloudFrontOriginAccessIdentities({ client: cloudfront }, {})) {
    for (const { Comment = '' } of page.CloudFrontOriginAccessIdentityList?.Items ?? [])
      found.push({ kind: 'AWS::CloudFront::CloudFrontOriginAccessIdentity', name: Comment });
  }
  for await (const page of paginateListOriginAccessControls({ client: cloudfront }, {})) {
    for (const { Name = '' } of page.OriginAccessControlList?.Items ?? [])
      found.push({ kind: 'AWS::CloudFront::OriginAccessControl', name: Name });
  }
  return found;
}

async function tables({ clients: { dynamodb } }: Course): Promise<Thing[]> {
  const found: Thing[] = [];
  for await (const { TableNames = [] } of paginateListTables({ client: dynamodb }, {})) {
    for (const TableName of TableNames) {
      const { Table } = await dynamodb.send(new DescribeTableCommand({ TableName }));
      const { Tags } = await dynamodb.send(new TableTags({ ResourceArn: Table?.TableArn }));
      found.push({ kind: 'AWS::DynamoDB::Table', name: TableName, tags: table(Tags) });
    }
  }
  return found;
}

async function functions({ clients: { lambda } }: Course): Promise<Thing[]> {
  const found: Thing[] = [];
  for await (const { Functions = [] } of paginateListFunctions({ client: lambda }, {})) {
    for (const { FunctionName = '', FunctionArn } of Functions) {
      const { Tags = {} } = await lambda.send(new FunctionTags({ Resource: FunctionArn }));
      found.push({ kind: 'AWS::Lambda::Function', name: FunctionName, tags: Tags });
    }
  }
  return found;
}

async function roles({ clients: { iam } }: Course): Promise<Thing[]> {
  const found: Thing[] = [];
  for await (const { Roles = [] } of paginateListRoles({ client: iam }, {})) {
    for (const { RoleName = '' } of Roles) {
      const { Tags } = await iam.send(new RoleTags({ RoleName }));
      found.push({ kind: 'AWS::IAM::Role', name: RoleName, tags: table(Tags) });
    }
  }
  return found;
}

async function logGroups({ clients: { logs } }: Course): Promise<Thing[]> {
  const found: Thing[] = [];
  for await (const page of paginateDescribeLogGroups({ client: logs }, {})) {
    for (const { logGroupName = '', logGroupArn } of page.logGroups ?? []) {
      const { tags = {} } = await logs.send(new LogGroupTags({ resourceArn: logGroupArn }));
      found.push({ kind: 'AWS::Logs::LogGroup', name: logGroupName, tags });
    }
  }
  return found;
}

async function restApis({ clients: { apigateway } }: Course): Promise<Thing[]> {
  const found: Thing[] = [];
  for await (const { items = [] } of paginateGetRestApis({ client: apigateway }, {})) {
    for (const { id, name = '', tags = {} } of items) {
      found.push({ kind: 'AWS::ApiGateway::RestApi', name, tags });
      const { item = [] } = await apigateway.send(new GetStagesCommand({ restApiId: id }));
      for (const stage of item) {
        const stageName = `${name}/${stage.stageName}`;
        found.push({ kind: 'AWS::ApiGateway::Stage', name: stageName, tags: stage.tags ?? {} });
      }
    }
  }
  return found;
}

async function userPools({ clients: { cognito } }: Course): Promise<Thing[]> {
  const found: Thing[] = [];
  for await (const { UserPools = [] } of paginateListUserPools({ client: cognito }, { MaxResults: 60 })) {
    for (const { Id, Name = '' } of UserPools) {
      const { UserPool } = await cognito.send(new DescribeUserPoolCommand({ UserPoolId: Id }));
      found.push({ kind: 'AWS::Cognito::UserPool', name: Name, tags: UserPool?.UserPoolTags ?? {} });
    }
  }
  return found;
}

async function stacks({ clients: { cloudformation } }: Course): Promise<Thing[]> {
  const found: Thing[] = [];
  for await (const { Stacks = [] } of paginateDescribeStacks({ client: cloudformation }, {})) {
    for (const { StackName = '', Tags } of Stacks)
      found.push({ kind: 'AWS::CloudFormation::Stack', name: StackName, tags: table(Tags) });
  }
  return found;
}

function table(tags: { Key?: string; Value?: string }[] = []): Record<string, string> {
  return Object.fromEntries(tags.map(({ Key = '', Value = '' }) => [Key, Value]));
}
