import { APIGatewayClient } from '@aws-sdk/client-api-gateway';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { CloudFrontClient } from '@aws-sdk/client-cloudfront';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { IAMClient } from '@aws-sdk/client-iam';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { S3Client } from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { courseNames } from '../shared/names.ts';
import type { Course } from '../shared/step.ts';
import { leftovers } from './leftovers.ts';

const ours = [
  { Key: 'course', Value: 'cinedb' },
  { Key: 'student', Value: 'ana' },
];

/** A client of the SDK that answers each command from a table, by its name without "Command". */
function answering<Client extends object>(
  kind: { prototype: Client },
  answers: Record<string, (input: never) => unknown>,
) {
  const send = async (command: { constructor: { name: string }; input: never }) =>
    answers[command.constructor.name.replace('Command', '')]?.(command.input) ?? {};
  return Object.assign(Object.create(kind.prototype), { send });
}

function courseWith(clients: Partial<Record<keyof Course['clients'], object>>): Course {
  const names = courseNames({ student: 'ana', account: '000000000000', region: 'us-east-1' });
  const empty = {
    s3: answering(S3Client, {}),
    cloudfront: answering(CloudFrontClient, {}),
    dynamodb: answering(DynamoDBClient, {}),
    lambda: answering(LambdaClient, {}),
    iam: answering(IAMClient, {}),
    logs: answering(CloudWatchLogsClient, {}),
    apigateway: answering(APIGatewayClient, {}),
    cognito: answering(CognitoIdentityProviderClient, {}),
    cloudformation: answering(CloudFormationClient, {}),
  };
  const place = { account: '000000000000', region: 'us-east-1' };
  return { ...place, names, student: 'ana', clients: { ...empty, ...clients } } as unknown as Course;
}

/** An account without a deployment bucket. */
function withoutFiles(clients: Partial<Record<keyof Course['clients'], object>> = {}): Course {
  const refusal = Object.assign(new Error('UnknownError'), { $metadata: { httpStatusCode: 404 } });
  const HeadBucket = () => {
    throw refusal;
  };
  return courseWith({ s3: answering(S3Client, { HeadBucket }), ...clients });
}

describe('leftovers', () => {
  it('is empty for an empty account', async () => {
    expect(await leftovers(courseWith({}), [1, 2, 3, 4, 5])).toEqual([]);
    expect(await leftovers(withoutFiles(), [1, 2, 3, 4, 5, 6])).toEqual([]);
  });

  it('finds buckets by name and by tag, and leaves those of another student alone', async () => {
    const ends = ['site-000000000000', 'untagged', 'b-site-000000000000'].map((end) => `cinedb-ana-${end}`);
    const Buckets = [...ends, 'my-site', 'photos', 'closed', 'elsewhere'].map((Name) => ({ Name }));
    const refusal = (name: string, httpStatusCode: number) =>
      Object.assign(new Error(name), { name, $metadata: { httpStatusCode } });
    const s3 = answering(S3Client, {
      ListBuckets: () => ({ Buckets }),
      GetBucketTagging: ({ Bucket }: { Bucket: string }) => {
        if (Bucket === 'my-site') return { TagSet: ours };
        if (Bucket.includes('-b-')) return { TagSet: [ours[0], { Key: 'student', Value: 'ana-b' }] };
        if (Bucket === 'closed') throw refusal('AccessDenied', 403);
        if (Bucket === 'elsewhere') throw refusal('PermanentRedirect', 301);
        throw refusal('NoSuchTagSet', 404);
      },
    });
    expect(await leftovers(courseWith({ s3 }), [1])).toEqual([
      'bucket cinedb-ana-site-000000000000',
      'bucket my-site (by its tags)',
    ]);
    expect(await leftovers(courseWith({ s3 }), [2])).toEqual([]);
  });

  it('finds distributions by comment and by tag, origin access identities by comment, controls by name', async () => {
    const distribution = (Id: string, Comment: string) => ({
      Id,
      ARN: `arn:${Id}`,
      Comment,
      DomainName: `${Id}.cloudfront.net`,
    });
    const Items = [
      distribution('E1', 'cinedb-ana-site'),
      distribution('E2', 'renamed'),
      distribution('E3', 'cinedb-bea-site'),
    ];
    const cloudfront = answering(CloudFrontClient, {
      ListDistributions: () => ({ DistributionList: { Items } }),
      ListTagsForResource: ({ Resource }: { Resource: string }) => ({
        Tags: { Items: Resource === 'arn:E2' ? ours : [] },
      }),
      ListCloudFrontOriginAccessIdentities: () => ({
        CloudFrontOriginAccessIdentityList: {
          Items: [
            { Id: 'O1', Comment: 'cinedb-ana-site' },
            { Id: 'O2', Comment: 'other' },
          ],
        },
      }),
      ListOriginAccessControls: () => ({
        OriginAccessControlList: {
          Items: [
            { Id: 'C1', Name: 'cinedb-ana-site' },
            { Id: 'C2', Name: 'cinedb-ana-b-site' },
          ],
        },
      }),
    });
    expect(await leftovers(courseWith({ cloudfront }), [1])).toEqual([
      'distribution E1 (E1.cloudfront.net)',
      'distribution E2 (by its tags)',
      'origin access identity O1',
      'origin access control C1',
    ]);
  });

  it('finds tables by name and by tag', async () => {
    const dynamodb = answering(DynamoDBClient, {
      ListTables: () => ({
        TableNames: ['cinedb-ana-movies', 'films-extra', 'cinedb-ana-b-movies', 'orders'],
      }),
      DescribeTable: ({ TableName }: { TableName: string }) => ({ Table: { TableArn: TableName } }),
      ListTagsOfResource: ({ ResourceArn }: { ResourceArn: string }) => ({
        Tags: ResourceArn.endsWith('extra') ? ours : [],
      }),
    });
    expect(await leftovers(courseWith({ dynamodb }), [2])).toEqual([
      'table cinedb-ana-movies',
      'table films-extra (by its tags)',
    ]);
  });

  it('finds functions, roles and log groups by name and by tag', async () => {
    const tagged = (name: string) =>
      name.includes('extra') ? { course: 'cinedb', student: 'ana' } : { course: 'cinedb', student: 'ana-b' };
    const ends = ['cinedb-ana-get-movie', 'my-extra', 'cinedb-ana-b-get-movie', 'orders'];
    const lambda = answering(LambdaClient, {
      ListFunctions: () => ({ Functions: ends.map((name) => ({ FunctionName: name, FunctionArn: name })) }),
      ListTags: ({ Resource }: { Resource: string }) => ({ Tags: tagged(Resource) }),
    });
    const iam = answering(IAMClient, {
      ListRoles: () => ({
        Roles: [
          ...ends.map((name) => ({ RoleName: `${name}-role` })),
          { RoleName: 'extra-of-aws', Path: '/aws-service-role/support.amazonaws.com/' },
        ],
      }),
      ListRoleTags: ({ RoleName }: { RoleName: string }) => ({
        Tags: RoleName.includes('extra') ? ours : [],
      }),
    });
    const logs = answering(CloudWatchLogsClient, {
      DescribeLogGroups: () => ({
        logGroups: ends.map((name) => ({ logGroupName: `/aws/lambda/${name}`, logGroupArn: name })),
      }),
      ListTagsForResource: ({ resourceArn }: { resourceArn: string }) => ({ tags: tagged(resourceArn) }),
    });
    expect(await leftovers(courseWith({ lambda, iam, logs }), [3])).toEqual([
      'function cinedb-ana-get-movie',
      'function my-extra (by its tags)',
      'role cinedb-ana-get-movie-role',
      'role my-extra-role (by its tags)',
      'log group /aws/lambda/cinedb-ana-get-movie',
      'log group /aws/lambda/my-extra (by its tags)',
    ]);
  });

  it('finds APIs by name and by tag', async () => {
    const items = [
      { id: 'a', name: 'cinedb-ana-api' },
      { id: 'b', name: 'films', tags: { course: 'cinedb', student: 'ana' } },
      { id: 'c', name: 'cinedb-ana-b-api', tags: { course: 'cinedb', student: 'ana-b' } },
      { id: 'd', name: 'orders' },
    ];
    const apigateway = answering(APIGatewayClient, { GetRestApis: () => ({ items }) });
    expect(await leftovers(courseWith({ apigateway }), [4])).toEqual([
      'API cinedb-ana-api (a)',
      'API films (b, by its tags)',
    ]);
  });

  it('finds stacks and the deployment bucket, and counts what is in a stack as the stack', async () => {
    const cloudformation = answering(CloudFormationClient, {
      DescribeStacks: () => ({
        Stacks: [
          { StackId: 'arn:dev', StackName: 'cinedb-ana-dev', StackStatus: 'DELETE_FAILED' },
          { StackId: 'arn:mine', StackName: 'mine', StackStatus: 'CREATE_COMPLETE', Tags: ours },
          { StackId: 'arn:bea', StackName: 'cinedb-ana-b-dev', StackStatus: 'CREATE_COMPLETE' },
        ],
      }),
      ListStackResources: ({ StackName }: { StackName: string }) => ({
        StackResourceSummaries:
          StackName === 'arn:dev'
            ? [
                { PhysicalResourceId: 'in-the-stack', ResourceStatus: 'CREATE_COMPLETE' },
                { PhysicalResourceId: 'let-go', ResourceStatus: 'DELETE_SKIPPED' },
              ]
            : [],
      }),
    });
    const items = ['in-the-stack', 'outside', 'let-go'].map((id) => ({
      id,
      name: 'films',
      tags: { course: 'cinedb', student: 'ana' },
    }));
    const apigateway = answering(APIGatewayClient, { GetRestApis: () => ({ items }) });
    expect(await leftovers(courseWith({ cloudformation, apigateway }), [4])).toEqual([
      'API films (outside, by its tags)',
      'API films (let-go, by its tags)',
    ]);
    expect(await leftovers(courseWith({ cloudformation }), [6])).toEqual([
      'stack cinedb-ana-dev (DELETE_FAILED)',
      'stack mine (CREATE_COMPLETE, by its tags)',
      'bucket cinedb-ana-deploy-000000000000',
    ]);
    expect(await leftovers(withoutFiles({ cloudformation }), [6])).toHaveLength(2);
  });

  it('finds user pools by name, each of several, and by tag', async () => {
    const arn = (id: string) => `arn:aws:cognito-idp:us-east-1:000000000000:userpool/${id}`;
    const UserPools = [
      { Id: 'us-east-1_a', Name: 'cinedb-ana-admins' },
      { Id: 'us-east-1_b', Name: 'cinedb-ana-admins' },
      { Id: 'us-east-1_c', Name: 'people' },
      { Id: 'us-east-1_d', Name: 'cinedb-ana-b-admins' },
    ];
    const cognito = answering(CognitoIdentityProviderClient, {
      ListUserPools: () => ({ UserPools }),
      ListTagsForResource: ({ ResourceArn }: { ResourceArn: string }) => ({
        Tags: { course: 'cinedb', student: ResourceArn === arn('us-east-1_c') ? 'ana' : 'ana-b' },
      }),
    });
    expect(await leftovers(courseWith({ cognito }), [5])).toEqual([
      'user pool cinedb-ana-admins (us-east-1_a)',
      'user pool cinedb-ana-admins (us-east-1_b)',
      'user pool people (us-east-1_c, by its tags)',
    ]);
  });
});
