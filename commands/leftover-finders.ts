import { paginateGetRestApis } from '@aws-sdk/client-api-gateway';
import {
  ListTagsForResourceCommand as ListLogTagsCommand,
  paginateDescribeLogGroups,
} from '@aws-sdk/client-cloudwatch-logs';
import {
  ListTagsForResourceCommand as ListPoolTagsCommand,
  paginateListUserPools,
} from '@aws-sdk/client-cognito-identity-provider';
import {
  DescribeTableCommand,
  ListTagsOfResourceCommand,
  paginateListTables,
} from '@aws-sdk/client-dynamodb';
import { ListRoleTagsCommand, paginateListRoles } from '@aws-sdk/client-iam';
import { ListTagsCommand, paginateListFunctions } from '@aws-sdk/client-lambda';
import { GetBucketTaggingCommand, ListBucketsCommand } from '@aws-sdk/client-s3';
import { ifExists } from '../shared/aws-errors.ts';
import type { Course } from '../shared/step.ts';
import { isOurs, tagList } from './our-tags.ts';

/** Something that was found, as people read it. */
export interface Leftover {
  /** What its service calls it, and CloudFormation too. */
  id: string | undefined;
  what: string;
}

export async function buckets({ clients: { s3 }, names }: Course): Promise<Leftover[]> {
  const { Buckets = [] } = await s3.send(new ListBucketsCommand({}));
  const left: Leftover[] = [];
  for (const { Name = '' } of Buckets) {
    // Module 6 has a bucket too, and looks for it by itself.
    if (Name === names.deploymentBucket) continue;
    if (Name === names.siteBucket || Name === names.postersBucket)
      left.push({ id: Name, what: `bucket ${Name}` });
    else {
      const tagging = await ifExists(s3.send(new GetBucketTaggingCommand({ Bucket: Name })), ...untold);
      if (isOurs(tagging?.TagSet, names.tags)) left.push({ id: Name, what: `bucket ${Name} (by its tags)` });
    }
  }
  return left;
}

/**
 * S3 has no tags to tell of: there are none, the bucket went meanwhile, a policy keeps them from us, or the bucket is
 * in another region. https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
 */
const untold = [
  'NoSuchTagSet',
  'NoSuchBucket',
  'AccessDenied',
  'PermanentRedirect',
  'AuthorizationHeaderMalformed',
  'IllegalLocationConstraintException',
];

export async function tables({ clients: { dynamodb }, names }: Course): Promise<Leftover[]> {
  const left: Leftover[] = [];
  for await (const page of paginateListTables({ client: dynamodb }, {})) {
    for (const name of page.TableNames ?? []) {
      if (name === names.moviesTable) left.push({ id: name, what: `table ${name}` });
      else {
        const described = await dynamodb.send(new DescribeTableCommand({ TableName: name }));
        const tags = await dynamodb.send(
          new ListTagsOfResourceCommand({ ResourceArn: described.Table?.TableArn }),
        );
        if (isOurs(tags.Tags, names.tags)) left.push({ id: name, what: `table ${name} (by its tags)` });
      }
    }
  }
  return left;
}

export async function functions({ clients: { lambda }, names }: Course): Promise<Leftover[]> {
  const left: Leftover[] = [];
  for await (const page of paginateListFunctions({ client: lambda }, {})) {
    for (const { FunctionName = '', FunctionArn } of page.Functions ?? []) {
      if (Object.values(names.functions).includes(FunctionName))
        left.push({ id: FunctionName, what: `function ${FunctionName}` });
      else {
        const { Tags } = await lambda.send(new ListTagsCommand({ Resource: FunctionArn }));
        if (isOurs(tagList(Tags), names.tags))
          left.push({ id: FunctionName, what: `function ${FunctionName} (by its tags)` });
      }
    }
  }
  return left;
}

export async function roles({ clients: { iam }, names }: Course): Promise<Leftover[]> {
  const left: Leftover[] = [];
  for await (const page of paginateListRoles({ client: iam }, {})) {
    for (const { RoleName = '', Path = '/' } of page.Roles ?? []) {
      if (Object.values(names.roles).includes(RoleName))
        left.push({ id: RoleName, what: `role ${RoleName}` });
      // The roles that AWS makes for itself are many, and none of them is a student's.
      else if (!Path.startsWith('/aws-')) {
        // A list of roles comes without their tags.
        const { Tags } = await iam.send(new ListRoleTagsCommand({ RoleName }));
        if (isOurs(Tags, names.tags)) left.push({ id: RoleName, what: `role ${RoleName} (by its tags)` });
      }
    }
  }
  return left;
}

export async function logGroups({ clients: { logs }, names }: Course): Promise<Leftover[]> {
  const left: Leftover[] = [];
  for await (const page of paginateDescribeLogGroups({ client: logs }, {})) {
    for (const { logGroupName = '', logGroupArn } of page.logGroups ?? []) {
      if (Object.values(names.logGroups).includes(logGroupName))
        left.push({ id: logGroupName, what: `log group ${logGroupName}` });
      else {
        const answer = await logs.send(new ListLogTagsCommand({ resourceArn: logGroupArn }));
        if (isOurs(tagList(answer.tags), names.tags))
          left.push({ id: logGroupName, what: `log group ${logGroupName} (by its tags)` });
      }
    }
  }
  return left;
}

export async function restApis({ clients: { apigateway }, names }: Course): Promise<Leftover[]> {
  const left: Leftover[] = [];
  for await (const page of paginateGetRestApis({ client: apigateway }, {})) {
    for (const { id, name, tags } of page.items ?? []) {
      if (name === names.apiName) left.push({ id, what: `API ${name} (${id})` });
      else if (isOurs(tagList(tags), names.tags)) left.push({ id, what: `API ${name} (${id}, by its tags)` });
    }
  }
  return left;
}

export async function userPools({
  account,
  clients: { cognito },
  names,
  region,
}: Course): Promise<Leftover[]> {
  const left: Leftover[] = [];
  for await (const page of paginateListUserPools({ client: cognito }, { MaxResults: 60 })) {
    for (const { Id, Name } of page.UserPools ?? []) {
      if (Name === names.userPoolName) left.push({ id: Id, what: `user pool ${Name} (${Id})` });
      else {
        const ResourceArn = `arn:aws:cognito-idp:${region}:${account}:userpool/${Id}`;
        const { Tags } = await cognito.send(new ListPoolTagsCommand({ ResourceArn }));
        if (isOurs(tagList(Tags), names.tags))
          left.push({ id: Id, what: `user pool ${Name} (${Id}, by its tags)` });
      }
    }
  }
  return left;
}
