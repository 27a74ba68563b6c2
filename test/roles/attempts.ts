import { ListDistributionsCommand } from '@aws-sdk/client-cloudfront';
import {
  CreateLogGroupCommand,
  FilterLogEventsCommand,
  PutLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { DeleteTableCommand, DescribeTableCommand, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { CreateUserCommand, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { InvokeCommand, UpdateFunctionConfigurationCommand } from '@aws-sdk/client-lambda';
import {
  DeleteBucketCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  ListBucketsCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  PutBucketPolicyCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { AssumeRoleCommand } from '@aws-sdk/client-sts';
import {
  BatchWriteCommand,
  DeleteCommand,
  GetCommand,
  PutCommand,
  QueryCommand,
  ScanCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import type { Clients } from '../../shared/clients.ts';
import type { Names } from '../../shared/names.ts';

/** What somebody who got into a function could try with its role, by the action that it takes. */
type Attempts = Record<string, () => Promise<unknown>>;

/** The object that the attempts read, write and delete. */
export const POSTER = 'posters/attempt.png';

/** On the course's table and among its posters: here a function may do what it needs. */
export function attemptsAtHome(clients: Clients, names: Names): Attempts {
  return {
    ...onTable(clients, names.moviesTable),
    ...onObject(clients, names.postersBucket, POSTER),
  };
}

/** Everywhere else, and what is more than reading and writing films: this no function may do. */
export function attemptsElsewhere(clients: Clients, names: Names, FunctionName: string): Attempts {
  return {
    ...prefixed('another table', onTable(clients, `${names.moviesTable}-copy`)),
    ...prefixed('beside posters/', onObject(clients, names.postersBucket, 'index.html')),
    ...prefixed('the site', onObject(clients, names.siteBucket, 'posters/index.html')),
    ...widerData(clients, names),
    ...logs(clients, names),
    ...account(clients, names, FunctionName),
  };
}

function onTable({ documents }: Clients, TableName: string): Attempts {
  const Key = { id: 'attempt' };
  return {
    'dynamodb:Scan': () => documents.send(new ScanCommand({ TableName })),
    'dynamodb:GetItem': () => documents.send(new GetCommand({ TableName, Key })),
    'dynamodb:PutItem': () => documents.send(new PutCommand({ TableName, Item: Key })),
    'dynamodb:UpdateItem': () => documents.send(new UpdateCommand({ TableName, Key })),
    'dynamodb:DeleteItem': () => documents.send(new DeleteCommand({ TableName, Key })),
  };
}

function onObject({ s3 }: Clients, Bucket: string, Key: string): Attempts {
  return {
    's3:GetObject': () => s3.send(new GetObjectCommand({ Bucket, Key })),
    's3:PutObject': () => s3.send(new PutObjectCommand({ Bucket, Key, Body: 'attempt' })),
    's3:DeleteObject': () => s3.send(new DeleteObjectCommand({ Bucket, Key })),
  };
}

function widerData({ dynamodb, documents, s3 }: Clients, names: Names): Attempts {
  const TableName = names.moviesTable;
  const Bucket = names.postersBucket;
  const query = { KeyConditionExpression: 'id = :id', ExpressionAttributeValues: { ':id': 'attempt' } };
  const RequestItems = { [TableName]: [{ PutRequest: { Item: { id: 'attempt' } } }] };
  const policy = JSON.stringify({ Version: '2012-10-17', Statement: [] });
  return {
    'dynamodb:Query': () => documents.send(new QueryCommand({ TableName, ...query })),
    'dynamodb:BatchWriteItem': () => documents.send(new BatchWriteCommand({ RequestItems })),
    'dynamodb:DescribeTable': () => dynamodb.send(new DescribeTableCommand({ TableName })),
    'dynamodb:DeleteTable': () => dynamodb.send(new DeleteTableCommand({ TableName })),
    'dynamodb:ListTables': () => dynamodb.send(new ListTablesCommand({})),
    's3:ListBucket': () => s3.send(new ListObjectsV2Command({ Bucket, Prefix: 'posters/' })),
    's3:ListBucketVersions': () => s3.send(new ListObjectVersionsCommand({ Bucket })),
    's3:PutBucketPolicy': () => s3.send(new PutBucketPolicyCommand({ Bucket, Policy: policy })),
    's3:DeleteBucket': () => s3.send(new DeleteBucketCommand({ Bucket })),
    's3:ListAllMyBuckets': () => s3.send(new ListBucketsCommand({})),
  };
}

function logs({ logs: client }: Clients, names: Names): Attempts {
  const foreign = { logGroupName: '/aws/lambda/another', logStreamName: 'a' };
  const logEvents = [{ timestamp: Date.now(), message: 'a forged line' }];
  const logGroupName = names.logGroups.listMovies;
  return {
    'logs:PutLogEvents': () => client.send(new PutLogEventsCommand({ ...foreign, logEvents })),
    'logs:CreateLogGroup': () => client.send(new CreateLogGroupCommand({ logGroupName: 'attempt' })),
    'logs:FilterLogEvents': () => client.send(new FilterLogEventsCommand({ logGroupName })),
  };
}

function account({ iam, lambda, sts, cloudfront }: Clients, names: Names, FunctionName: string): Attempts {
  const RoleName = names.roles.listMovies;
  const wide = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] };
  const policy = { RoleName, PolicyName: 'wide', PolicyDocument: JSON.stringify(wide) };
  const assumed = { RoleArn: `arn:aws:iam::000000000000:role/${RoleName}`, RoleSessionName: 'attempt' };
  const change = { FunctionName, Description: 'changed by itself' };
  return {
    'iam:PutRolePolicy': () => iam.send(new PutRolePolicyCommand(policy)),
    'iam:CreateUser': () => iam.send(new CreateUserCommand({ UserName: 'attempt' })),
    'sts:AssumeRole': () => sts.send(new AssumeRoleCommand(assumed)),
    'lambda:InvokeFunction': () => lambda.send(new InvokeCommand({ FunctionName })),
    'lambda:UpdateFunctionConfiguration': () => lambda.send(new UpdateFunctionConfigurationCommand(change)),
    'cloudfront:ListDistributions': () => cloudfront.send(new ListDistributionsCommand({})),
  };
}

function prefixed(place: string, attempts: Attempts): Attempts {
  return Object.fromEntries(
    Object.entries(attempts).map(([action, attempt]) => [`${action} on ${place}`, attempt]),
  );
}
