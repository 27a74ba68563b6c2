import * as cloudfront from '@aws-sdk/client-cloudfront';
import * as dynamodb from '@aws-sdk/client-dynamodb';
import * as iam from '@aws-sdk/client-iam';
import * as lambda from '@aws-sdk/client-lambda';
import * as s3 from '@aws-sdk/client-s3';

/** A command, what our wire must read of it, and an answer that the SDK must read back. */
export interface Case {
  service: string;
  sdk: object;
  client: new (options: never) => { send(command: never): Promise<unknown> };
  command: object;
  input: Record<string, unknown>;
  outside?: Record<string, string>;
  output: Record<string, unknown>;
}

const time = new Date('2026-03-01T10:20:30Z');

export const cases: Record<string, Case> = {
  'restXml: labels, headers, prefix headers and a body': {
    service: 's3',
    sdk: s3,
    client: s3.S3Client,
    command: new s3.PutObjectCommand({
      Bucket: 'films',
      Key: 'posters/Häxan & co/a b+c.png',
      Body: new Uint8Array([1, 2, 3]),
      ContentType: 'image/png',
      Metadata: { film: '42' },
      Expires: time,
    }),
    input: {
      Bucket: 'films',
      Key: 'posters/Häxan & co/a b+c.png',
      Body: new Uint8Array([1, 2, 3]),
      ContentType: 'image/png',
      Metadata: { film: '42' },
    },
    outside: { Bucket: 'films' },
    output: { ETag: '"abc"', VersionId: 'v1' },
  },
  'restXml: query parameters and flattened lists': {
    service: 's3',
    sdk: s3,
    client: s3.S3Client,
    command: new s3.ListObjectsV2Command({ Bucket: 'films', Prefix: 'a/b', MaxKeys: 2, FetchOwner: true }),
    input: { Bucket: 'films', Prefix: 'a/b', MaxKeys: 2, FetchOwner: true },
    outside: { Bucket: 'films' },
    output: {
      Name: 'films',
      IsTruncated: false,
      KeyCount: 2,
      Contents: [
        { Key: 'a/b<1>', Size: 1, LastModified: time, ETag: '"x"' },
        { Key: 'a/b2', Size: 2, LastModified: time, ETag: '"y"' },
      ],
      CommonPrefixes: [{ Prefix: 'a/b/' }],
    },
  },
  'restXml: a document with nested lists': {
    service: 's3',
    sdk: s3,
    client: s3.S3Client,
    command: new s3.PutBucketCorsCommand({
      Bucket: 'films',
      CORSConfiguration: {
        CORSRules: [
          { AllowedMethods: ['GET', 'PUT'], AllowedOrigins: ['https://a.example'], MaxAgeSeconds: 5 },
        ],
      },
    }),
    input: {
      CORSConfiguration: {
        CORSRules: [
          { AllowedMethods: ['GET', 'PUT'], AllowedOrigins: ['https://a.example'], MaxAgeSeconds: 5 },
        ],
      },
    },
    outside: { Bucket: 'films' },
    output: {},
  },
  'restXml: a path with labels, an If-Match header and an ETag': {
    service: 'cloudfront',
    sdk: cloudfront,
    client: cloudfront.CloudFrontClient,
    command: new cloudfront.DeleteDistributionCommand({ Id: 'E123', IfMatch: 'tag' }),
    input: { Id: 'E123', IfMatch: 'tag' },
    output: {},
  },
  'awsJson: attribute values with bytes': {
    service: 'dynamodb',
    sdk: dynamodb,
    client: dynamodb.DynamoDBClient,
    command: new dynamodb.PutItemCommand({
      TableName: 'movies',
      Item: { id: { S: 'a' }, poster: { B: new Uint8Array([255, 0]) }, tags: { SS: ['x', 'y'] } },
    }),
    input: {
      TableName: 'movies',
      Item: { id: { S: 'a' }, poster: { B: new Uint8Array([255, 0]) }, tags: { SS: ['x', 'y'] } },
    },
    output: { Attributes: { rating: { N: '7.5' }, list: { L: [{ BOOL: true }, { NULL: true }] } } },
  },
  'awsQuery: lists of structures, and times in the answer': {
    service: 'iam',
    sdk: iam,
    client: iam.IAMClient,
    command: new iam.CreateRoleCommand({
      RoleName: 'list-movies',
      AssumeRolePolicyDocument: '{"Version":"2012-10-17"}',
      MaxSessionDuration: 3600,
      Tags: [
        { Key: 'course', Value: 'cinedb' },
        { Key: 'student', Value: 'ana & bob' },
      ],
    }),
    input: {
      RoleName: 'list-movies',
      AssumeRolePolicyDocument: '{"Version":"2012-10-17"}',
      MaxSessionDuration: 3600,
      Tags: [
        { Key: 'course', Value: 'cinedb' },
        { Key: 'student', Value: 'ana & bob' },
      ],
    },
    output: {
      Role: {
        Path: '/',
        RoleName: 'list-movies',
        RoleId: 'AROA1',
        Arn: 'arn:aws:iam::000000000000:role/list-movies',
        CreateDate: time,
        Tags: [{ Key: 'course', Value: 'cinedb' }],
      },
    },
  },
  'restJson: a body with bytes, a map and a nested structure': {
    service: 'lambda',
    sdk: lambda,
    client: lambda.LambdaClient,
    command: new lambda.CreateFunctionCommand({
      FunctionName: 'list-movies',
      Role: 'arn:aws:iam::000000000000:role/list-movies',
      Code: { ZipFile: new Uint8Array([80, 75, 0, 255]) },
      Environment: { Variables: { TABLE: 'movies', TITLE: 'Häxan' } },
      MemorySize: 256,
      Publish: true,
    }),
    input: {
      FunctionName: 'list-movies',
      Role: 'arn:aws:iam::000000000000:role/list-movies',
      Code: { ZipFile: new Uint8Array([80, 75, 0, 255]) },
      Environment: { Variables: { TABLE: 'movies', TITLE: 'Häxan' } },
      MemorySize: 256,
      Publish: true,
    },
    output: { FunctionName: 'list-movies', CodeSize: 4, Environment: { Variables: { TABLE: 'movies' } } },
  },
  'restJson: a payload, headers and a status': {
    service: 'lambda',
    sdk: lambda,
    client: lambda.LambdaClient,
    command: new lambda.InvokeCommand({
      FunctionName: 'arn:aws:lambda:us-east-1:000000000000:function:list-movies',
      Qualifier: 'live',
      InvocationType: 'RequestResponse',
      LogType: 'Tail',
      Payload: new Uint8Array([123, 125]),
    }),
    input: {
      FunctionName: 'arn:aws:lambda:us-east-1:000000000000:function:list-movies',
      Qualifier: 'live',
      InvocationType: 'RequestResponse',
      LogType: 'Tail',
      Payload: new Uint8Array([123, 125]),
    },
    output: {
      StatusCode: 200,
      FunctionError: 'Unhandled',
      ExecutedVersion: '3',
      LogResult: 'bGluZQ==',
      Payload: new Uint8Array([110, 117, 108, 108]),
    },
  },
  'restJson: a list in the query': {
    service: 'lambda',
    sdk: lambda,
    client: lambda.LambdaClient,
    command: new lambda.UntagResourceCommand({
      Resource: 'arn:aws:lambda:us-east-1:000000000000:function:list-movies',
      TagKeys: ['course', 'a & b'],
    }),
    input: {
      Resource: 'arn:aws:lambda:us-east-1:000000000000:function:list-movies',
      TagKeys: ['course', 'a & b'],
    },
    output: {},
  },
};
