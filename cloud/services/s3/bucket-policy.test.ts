import {
  CreateBucketCommand,
  DeleteBucketPolicyCommand,
  GetBucketPolicyCommand,
  GetBucketPolicyStatusCommand,
  HeadBucketCommand,
  PutBucketPolicyCommand,
  PutPublicAccessBlockCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PolicyDocument, PolicyStatement } from '../../auth/principal.ts';
import { refusal, type TestCloud, testCloud } from '../../testing.ts';
import { isPublicPolicy } from './bucket-policy-public.ts';

const Bucket = 'policied';
const bucketArn = `arn:aws:s3:::${Bucket}`;
const blocks = { BlockPublicAcls: true, IgnorePublicAcls: true };
let test: TestCloud;
let s3: S3Client;
let stranger: S3Client;

beforeAll(async () => {
  test = await testCloud();
  s3 = test.client(S3Client);
  stranger = test.client(S3Client, {
    credentials: { accessKeyId: '111122223333', secretAccessKey: 'test' },
  });
  await s3.send(new CreateBucketCommand({ Bucket }));
});
afterAll(() => test.cloud.close());

const everyone: PolicyStatement = {
  Effect: 'Allow',
  Principal: '*',
  Action: 's3:GetObject',
  Resource: `${bucketArn}/*`,
};

function put(statement: object, extra: object = {}) {
  const Policy = JSON.stringify({ Version: '2012-10-17', Statement: [statement], ...extra });
  return s3.send(new PutBucketPolicyCommand({ Bucket, Policy }));
}

function block(BlockPublicPolicy: boolean, RestrictPublicBuckets: boolean) {
  const PublicAccessBlockConfiguration = { ...blocks, BlockPublicPolicy, RestrictPublicBuckets };
  return s3.send(new PutPublicAccessBlockCommand({ Bucket, PublicAccessBlockConfiguration }));
}

// https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketPolicy.html
describe('PutBucketPolicy', () => {
  const account = { ...everyone, Principal: { AWS: '111122223333' } };

  it.each([
    [
      'a bucket that is not this one',
      { ...account, Resource: 'arn:aws:s3:::another/*' },
      'Policy has invalid resource',
    ],
    ['every resource', { ...account, Resource: '*' }, 'Policy has invalid resource'],
    ['an action that S3 does not have', { ...account, Action: 's3:GetObjects' }, 'Policy has invalid action'],
    [
      'an object’s action on the bucket',
      { ...account, Resource: bucketArn },
      'Action does not apply to any resource(s) in statement',
    ],
    [
      'the bucket’s action on objects',
      { ...account, Action: 's3:ListBucket' },
      'Action does not apply to any resource(s) in statement',
    ],
    ['no principal', { ...account, Principal: undefined }, 'Missing required field Principal'],
    ['a principal that is none', { ...account, Principal: { AWS: 'nobody' } }, 'Invalid principal in policy'],
    [
      'an origin access identity that does not exist',
      {
        ...account,
        Principal: { AWS: 'arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E2QWRUHAPOMQZL' },
      },
      'Invalid principal in policy',
    ],
    [
      'an Allow by exclusion',
      { ...account, Principal: undefined, NotPrincipal: '*' },
      'Invalid principal in policy',
    ],
  ])('refuses %s', async (_, statement, message) => {
    expect(await refusal(put(statement))).toMatchObject({ name: 'MalformedPolicy', message });
  });

  it('takes several actions when each has its resource', async () => {
    const Resource = [bucketArn, `${bucketArn}/*`];
    await put({ ...account, Action: ['s3:ListBucket', 's3:GetObject', 's3:Put*'], Resource });
    const { Policy } = await s3.send(new GetBucketPolicyCommand({ Bucket }));
    expect(JSON.parse(Policy ?? '')).toEqual({
      Version: '2012-10-17',
      Statement: [{ ...account, Action: ['s3:ListBucket', 's3:GetObject', 's3:Put*'], Resource }],
    });
  });

  it('refuses what is larger than 20 KB', async () => {
    expect(await refusal(put(account, { Id: 'x'.repeat(20_480) }))).toMatchObject({
      name: 'MalformedPolicy',
      message: 'Normalized policy document exceeds the maximum allowed size of 20480 bytes',
    });
  });

  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
  it('refuses a public policy while BlockPublicPolicy is on', async () => {
    await block(true, true);
    expect(await refusal(put(everyone))).toMatchObject({
      name: 'AccessDenied',
      message:
        'User: arn:aws:iam::000000000000:root is not authorized to perform: s3:PutBucketPolicy on resource: "arn:aws:s3:::policied" because public policies are blocked by the BlockPublicPolicy block public access setting.',
      $metadata: { httpStatusCode: 403 },
    });
    await block(false, true);
    await put(everyone);
    const { PolicyStatus } = await s3.send(new GetBucketPolicyStatusCommand({ Bucket }));
    expect(PolicyStatus?.IsPublic).toBe(true);
  });

  it('leaves the owner’s root a way back from a policy that denies everything', async () => {
    await put({ Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: [bucketArn, `${bucketArn}/*`] });
    expect(await refusal(s3.send(new HeadBucketCommand({ Bucket })))).toMatchObject({
      $metadata: { httpStatusCode: 403 },
    });
    await s3.send(new DeleteBucketPolicyCommand({ Bucket }));
    await s3.send(new HeadBucketCommand({ Bucket }));
  });
});

describe('another account', () => {
  const listing = { ...everyone, Action: 's3:ListBucket', Resource: bucketArn };

  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/troubleshoot-403-errors.html: details are for the own account
  it('is refused without details, until the policy lets it in', async () => {
    expect(await refusal(stranger.send(new GetBucketPolicyCommand({ Bucket })))).toMatchObject({
      name: 'AccessDenied',
      message: 'Access Denied',
    });
    await put({ ...listing, Principal: { AWS: '111122223333' } });
    await stranger.send(new HeadBucketCommand({ Bucket }));
  });

  it('may not see the policy even when it is allowed to', async () => {
    await put({ ...listing, Action: 's3:GetBucketPolicy', Principal: { AWS: '111122223333' } });
    expect(await refusal(stranger.send(new GetBucketPolicyCommand({ Bucket })))).toMatchObject({
      name: 'MethodNotAllowed',
      $metadata: { httpStatusCode: 405 },
    });
  });

  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
  it('is shut out of a public policy by RestrictPublicBuckets', async () => {
    await block(false, false);
    await put(listing);
    await stranger.send(new HeadBucketCommand({ Bucket }));
    await block(false, true);
    expect(await refusal(stranger.send(new HeadBucketCommand({ Bucket })))).toMatchObject({
      $metadata: { httpStatusCode: 403 },
    });
  });
});

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html#access-control-block-public-access-policy-status
describe('a public policy', () => {
  const isPublic = (changes: Partial<PolicyStatement>) =>
    isPublicPolicy({ Version: '2012-10-17', Statement: { ...everyone, ...changes } } as PolicyDocument);

  it('is one for everyone', () => {
    expect(isPublic({})).toBe(true);
    expect(isPublic({ Principal: { AWS: '*' } })).toBe(true);
    expect(isPublic({ Condition: { StringLike: { 'aws:Referer': 'https://example.com/*' } } })).toBe(true);
    expect(isPublic({ Condition: { IpAddress: { 'aws:SourceIp': '0.0.0.0/1' } } })).toBe(true);
    expect(isPublic({ Condition: { StringLike: { 'aws:SourceArn': '*' } } })).toBe(true);
  });

  it('is not one for somebody, or held to fixed values', () => {
    expect(isPublic({ Effect: 'Deny' })).toBe(false);
    expect(isPublic({ Principal: { AWS: '111122223333' } })).toBe(false);
    expect(isPublic({ Principal: { Service: 'cloudfront.amazonaws.com' } })).toBe(false);
    expect(isPublic({ Condition: { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } } })).toBe(false);
    expect(isPublic({ Condition: { StringEquals: { 'aws:SourceAccount': '111122223333' } } })).toBe(false);
  });
});
