import {
  CreateAccessKeyCommand,
  CreateUserCommand,
  IAMClient,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam';
import {
  CreateBucketCommand,
  HeadBucketCommand,
  ListBucketsCommand,
  PutBucketCorsCommand,
  PutBucketPolicyCommand,
  PutBucketVersioningCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusal, type TestCloud, testCloud } from '../../testing.ts';

const Bucket = 'guarded';
const UserName = 'ana';
const bucketArn = `arn:aws:s3:::${Bucket}`;
const CORSConfiguration = { CORSRules: [{ AllowedMethods: ['GET'], AllowedOrigins: ['*'] }] };
let test: TestCloud;
let owner: S3Client;
let ana: S3Client;

beforeAll(async () => {
  test = await testCloud();
  owner = test.client(S3Client);
  await owner.send(new CreateBucketCommand({ Bucket }));
  const iam = test.client(IAMClient);
  await iam.send(new CreateUserCommand({ UserName }));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName }));
  const credentials = {
    accessKeyId: AccessKey?.AccessKeyId ?? '',
    secretAccessKey: AccessKey?.SecretAccessKey ?? '',
  };
  ana = test.client(S3Client, { credentials });
  await allow({ Effect: 'Allow', Action: 's3:PutBucketCORS', Resource: bucketArn });
});
afterAll(() => test.cloud.close());

function allow(Statement: object) {
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement });
  return test
    .client(IAMClient)
    .send(new PutUserPolicyCommand({ UserName, PolicyName: 'course', PolicyDocument }));
}

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html
describe('a user', () => {
  it('may do what its policy names, and no more', async () => {
    await ana.send(new PutBucketCorsCommand({ Bucket, CORSConfiguration }));
    const VersioningConfiguration = { Status: 'Enabled' } as const;
    // https://docs.aws.amazon.com/AmazonS3/latest/userguide/troubleshoot-403-errors.html
    expect(
      await refusal(ana.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration }))),
    ).toMatchObject({
      name: 'AccessDenied',
      message:
        'User: arn:aws:iam::000000000000:user/ana is not authorized to perform: s3:PutBucketVersioning on resource: "arn:aws:s3:::guarded" because no identity-based policy allows the s3:PutBucketVersioning action',
      $metadata: { httpStatusCode: 403 },
    });
  });

  it('needs s3:ListAllMyBuckets on everything to see the buckets', async () => {
    expect(await refusal(ana.send(new ListBucketsCommand({})))).toMatchObject({
      name: 'AccessDenied',
      message: expect.stringContaining('s3:ListAllMyBuckets'),
    });
  });

  it('is told that a bucket does not exist, whatever it may do', async () => {
    expect(await refusal(ana.send(new HeadBucketCommand({ Bucket: 'never-made' })))).toMatchObject({
      $metadata: { httpStatusCode: 404 },
    });
  });

  it('may be let in by the bucket’s policy alone, which must name a user that exists', async () => {
    const put = (user: string) => {
      const Principal = { AWS: `arn:aws:iam::000000000000:user/${user}` };
      const Statement = { Effect: 'Allow', Principal, Action: 's3:ListBucket', Resource: bucketArn };
      return owner.send(new PutBucketPolicyCommand({ Bucket, Policy: JSON.stringify({ Statement }) }));
    };
    expect(await refusal(ana.send(new HeadBucketCommand({ Bucket })))).toMatchObject({
      $metadata: { httpStatusCode: 403 },
    });
    await put('ana');
    await ana.send(new HeadBucketCommand({ Bucket }));
    expect(await refusal(put('nobody'))).toMatchObject({
      name: 'MalformedPolicy',
      message: 'Invalid principal in policy',
    });
  });

  // https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateBucket.html
  it('needs a permission of its own for what it sets at creation', async () => {
    await allow({ Effect: 'Allow', Action: 's3:CreateBucket', Resource: '*' });
    const ObjectOwnership = 'BucketOwnerPreferred';
    expect(
      await refusal(ana.send(new CreateBucketCommand({ Bucket: 'of-ana', ObjectOwnership }))),
    ).toMatchObject({ message: expect.stringContaining('s3:PutBucketOwnershipControls') });
    await ana.send(new CreateBucketCommand({ Bucket: 'of-ana' }));
  });
});

it('nobody in particular may not see a bucket, and is not told why', async () => {
  const answer = await fetch(`${test.cloud.url}/${Bucket}?cors`);
  expect(answer.status).toBe(403);
  expect(await answer.text()).toContain('<Code>AccessDenied</Code><Message>Access Denied</Message>');
});
