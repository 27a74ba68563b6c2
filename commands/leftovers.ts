import { paginateGetRestApis } from '@aws-sdk/client-api-gateway';
import {
  ListTagsForResourceCommand,
  paginateListCloudFrontOriginAccessIdentities,
  paginateListDistributions,
} from '@aws-sdk/client-cloudfront';
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

/** Finds one kind of thing that a module makes. */
interface Finder {
  module: number;
  find: (course: Course) => Promise<string[]>;
}

const finders: Finder[] = [
  { module: 1, find: buckets },
  { module: 1, find: distributions },
  { module: 1, find: originAccessIdentities },
  { module: 2, find: tables },
  { module: 3, find: functions },
  { module: 3, find: roles },
  { module: 3, find: logGroups },
  { module: 4, find: restApis },
  { module: 5, find: userPools },
];

/** What is left in the account of the given modules: what has the course's names, and whatever carries its tags. */
export async function leftovers(course: Course, modules: number[]): Promise<string[]> {
  const found: string[] = [];
  for (const { module, find } of finders) {
    if (modules.includes(module)) found.push(...(await find(course)));
  }
  return found;
}

async function buckets({ clients: { s3 }, names }: Course): Promise<string[]> {
  const { Buckets = [] } = await s3.send(new ListBucketsCommand({}));
  const left: string[] = [];
  for (const { Name = '' } of Buckets) {
    if (Name === names.siteBucket || Name === names.postersBucket) left.push(`bucket ${Name}`);
    else {
      const tagging = await ifExists(s3.send(new GetBucketTaggingCommand({ Bucket: Name })), ...untold);
      if (isOurs(tagging?.TagSet, names.tags)) left.push(`bucket ${Name} (by its tags)`);
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

async function distributions({ clients: { cloudfront }, names }: Course): Promise<string[]> {
  const left: string[] = [];
  for await (const page of paginateListDistributions({ client: cloudfront }, {})) {
    for (const { Id, ARN, Comment, DomainName } of page.DistributionList?.Items ?? []) {
      if (Comment === names.distributionComment) left.push(`distribution ${Id} (${DomainName})`);
      else {
        const answer = await cloudfront.send(new ListTagsForResourceCommand({ Resource: ARN }));
        if (isOurs(answer.Tags?.Items, names.tags)) left.push(`distribution ${Id} (by its tags)`);
      }
    }
  }
  return left;
}

async function originAccessIdentities({ clients: { cloudfront }, names }: Course): Promise<string[]> {
  const left: string[] = [];
  for await (const page of paginateListCloudFrontOriginAccessIdentities({ client: cloudfront }, {})) {
    const items = page.CloudFrontOriginAccessIdentityList?.Items ?? [];
    const ours = items.filter((item) => item.Comment === names.originAccessIdentityComment);
    left.push(...ours.map((item) => `origin access identity ${item.Id}`));
  }
  return left;
}

async function tables({ clients: { dynamodb }, names }: Course): Promise<string[]> {
  const left: string[] = [];
  for await (const page of paginateListTables({ client: dynamodb }, {})) {
    for (const name of page.TableNames ?? []) {
      if (name === names.moviesTable) left.push(`table ${name}`);
      else {
        const described = await dynamodb.send(new DescribeTableCommand({ TableName: name }));
        const tags = await dynamodb.send(
          new ListTagsOfResourceCommand({ ResourceArn: described.Table?.TableArn }),
        );
        if (isOurs(tags.Tags, names.tags)) left.push(`table ${name} (by its tags)`);
      }
    }
  }
  return left;
}

async function functions({ clients: { lambda }, names }: Course): Promise<string[]> {
  const left: string[] = [];
  for await (const page of paginateListFunctions({ client: lambda }, {})) {
    for (const { FunctionName = '', FunctionArn } of page.Functions ?? []) {
      if (Object.values(names.functions).includes(FunctionName)) left.push(`function ${FunctionName}`);
      else {
        const { Tags } = await lambda.send(new ListTagsCommand({ Resource: FunctionArn }));
        if (isOurs(tagList(Tags), names.tags)) left.push(`function ${FunctionName} (by its tags)`);
      }
    }
  }
  return left;
}

async function roles({ clients: { iam }, names }: Course): Promise<string[]> {
  const left: string[] = [];
  for await (const page of paginateListRoles({ client: iam }, {})) {
    for (const { RoleName = '', Path = '/' } of page.Roles ?? []) {
      if (Object.values(names.roles).includes(RoleName)) left.push(`role ${RoleName}`);
      // The roles that AWS makes for itself are many, and none of them is a student's.
      else if (!Path.startsWith('/aws-')) {
        // A list of roles comes without their tags.
        const { Tags } = await iam.send(new ListRoleTagsCommand({ RoleName }));
        if (isOurs(Tags, names.tags)) left.push(`role ${RoleName} (by its tags)`);
      }
    }
  }
  return left;
}

async function logGroups({ clients: { logs }, names }: Course): Promise<string[]> {
  const left: string[] = [];
  for await (const page of paginateDescribeLogGroups({ client: logs }, {})) {
    for (const { logGroupName = '', logGroupArn } of page.logGroups ?? []) {
      if (Object.values(names.logGroups).includes(logGroupName)) left.push(`log group ${logGroupName}`);
      else {
        const answer = await logs.send(new ListLogTagsCommand({ resourceArn: logGroupArn }));
        if (isOurs(tagList(answer.tags), names.tags)) left.push(`log group ${logGroupName} (by its tags)`);
      }
    }
  }
  return left;
}

async function restApis({ clients: { apigateway }, names }: Course): Promise<string[]> {
  const left: string[] = [];
  for await (const page of paginateGetRestApis({ client: apigateway }, {})) {
    for (const { id, name, tags } of page.items ?? []) {
      if (name === names.apiName) left.push(`API ${name} (${id})`);
      else if (isOurs(tagList(tags), names.tags)) left.push(`API ${name} (${id}, by its tags)`);
    }
  }
  return left;
}

async function userPools({ account, clients: { cognito }, names, region }: Course): Promise<string[]> {
  const left: string[] = [];
  for await (const page of paginateListUserPools({ client: cognito }, { MaxResults: 60 })) {
    for (const { Id, Name } of page.UserPools ?? []) {
      if (Name === names.userPoolName) left.push(`user pool ${Name} (${Id})`);
      else {
        const ResourceArn = `arn:aws:cognito-idp:${region}:${account}:userpool/${Id}`;
        const { Tags } = await cognito.send(new ListPoolTagsCommand({ ResourceArn }));
        if (isOurs(tagList(Tags), names.tags)) left.push(`user pool ${Name} (${Id}, by its tags)`);
      }
    }
  }
  return left;
}
