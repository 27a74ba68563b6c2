import * as sdk from '@aws-sdk/client-s3';
import { S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusal, type TestCloud, testCloud } from '../../testing.ts';

const Bucket = 'settings';
let test: TestCloud;
let s3: S3Client;

beforeAll(async () => {
  test = await testCloud();
  s3 = test.client(S3Client);
  await s3.send(new sdk.CreateBucketCommand({ Bucket }));
});
afterAll(() => test.cloud.close());

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/create-bucket-faq.html
describe('a new bucket', () => {
  it('blocks all public access, has no ACLs and encrypts with keys of S3', async () => {
    const { PublicAccessBlockConfiguration } = await s3.send(new sdk.GetPublicAccessBlockCommand({ Bucket }));
    expect(PublicAccessBlockConfiguration).toEqual({
      BlockPublicAcls: true,
      IgnorePublicAcls: true,
      BlockPublicPolicy: true,
      RestrictPublicBuckets: true,
    });
    const { OwnershipControls } = await s3.send(new sdk.GetBucketOwnershipControlsCommand({ Bucket }));
    expect(OwnershipControls?.Rules).toEqual([{ ObjectOwnership: 'BucketOwnerEnforced' }]);
    const { ServerSideEncryptionConfiguration } = await s3.send(
      new sdk.GetBucketEncryptionCommand({ Bucket }),
    );
    expect(ServerSideEncryptionConfiguration?.Rules?.[0]).toMatchObject({
      ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' },
      BucketKeyEnabled: false,
    });
  });

  it('answers for what it never had as AWS does', async () => {
    const without: [new (input: { Bucket: string }) => object, string][] = [
      [sdk.GetBucketCorsCommand, 'NoSuchCORSConfiguration'],
      [sdk.GetBucketWebsiteCommand, 'NoSuchWebsiteConfiguration'],
      [sdk.GetBucketLifecycleConfigurationCommand, 'NoSuchLifecycleConfiguration'],
      [sdk.GetBucketPolicyCommand, 'NoSuchBucketPolicy'],
      [sdk.GetBucketPolicyStatusCommand, 'NoSuchBucketPolicy'],
      [sdk.GetBucketTaggingCommand, 'NoSuchTagSet'],
      [sdk.GetBucketReplicationCommand, 'ReplicationConfigurationNotFoundError'],
      [sdk.GetObjectLockConfigurationCommand, 'ObjectLockConfigurationNotFoundError'],
    ];
    for (const [Command, name] of without) {
      const command = new Command({ Bucket }) as Parameters<S3Client['send']>[0];
      expect(await refusal(s3.send(command))).toMatchObject({ name, $metadata: { httpStatusCode: 404 } });
    }
    const payment = await s3.send(new sdk.GetBucketRequestPaymentCommand({ Bucket }));
    expect(payment.Payer).toBe('BucketOwner');
    const logging = await s3.send(new sdk.GetBucketLoggingCommand({ Bucket }));
    expect(logging.LoggingEnabled).toBeUndefined();
    await s3.send(new sdk.GetBucketNotificationConfigurationCommand({ Bucket }));
    await s3.send(new sdk.GetBucketAccelerateConfigurationCommand({ Bucket }));
  });
});

// https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketVersioning.html
describe('versioning', () => {
  it('has no status until it is set, and cannot be set to nothing', async () => {
    expect((await s3.send(new sdk.GetBucketVersioningCommand({ Bucket }))).Status).toBeUndefined();
    const put = (Status?: 'Enabled' | 'Suspended') =>
      s3.send(new sdk.PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status } }));
    expect(await refusal(put())).toMatchObject({ name: 'IllegalVersioningConfigurationException' });
    expect(await refusal(put('enabled' as 'Enabled'))).toMatchObject({ name: 'MalformedXML' });
    await put('Enabled');
    expect((await s3.send(new sdk.GetBucketVersioningCommand({ Bucket }))).Status).toBe('Enabled');
  });
});

// https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketTagging.html
describe('tagging', () => {
  const put = (TagSet: { Key: string; Value: string }[]) =>
    s3.send(new sdk.PutBucketTaggingCommand({ Bucket, Tagging: { TagSet } }));

  it('gives back what was put, until it is deleted', async () => {
    const tags = [{ Key: 'course', Value: 'cinedb' }];
    await put(tags);
    expect((await s3.send(new sdk.GetBucketTaggingCommand({ Bucket }))).TagSet).toEqual(tags);
    await s3.send(new sdk.DeleteBucketTaggingCommand({ Bucket }));
    expect(await refusal(s3.send(new sdk.GetBucketTaggingCommand({ Bucket })))).toMatchObject({
      name: 'NoSuchTagSet',
    });
  });

  it.each([
    [
      'the same key twice',
      [
        { Key: 'a', Value: '1' },
        { Key: 'a', Value: '2' },
      ],
    ],
    ['a key of AWS', [{ Key: 'aws:stack', Value: '1' }]],
    ['a character that tags may not have', [{ Key: 'a', Value: '<b>' }]],
  ])('refuses %s', async (_, tags) => {
    expect(await refusal(put(tags))).toMatchObject({ name: 'InvalidTag' });
  });
});

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-ownership-error-responses.html
describe('ACLs', () => {
  const put = (ACL: string) => s3.send(new sdk.PutBucketAclCommand({ Bucket, ACL: ACL as 'private' }));

  it('are not taken by a bucket whose owner owns everything', async () => {
    for (const acl of ['private', 'public-read']) {
      expect(await refusal(put(acl))).toMatchObject({
        name: 'AccessControlListNotSupported',
        message: 'The bucket does not allow ACLs',
      });
    }
    await put('bucket-owner-full-control');
  });

  it('may not be public where public ACLs are blocked, and grant nothing to others here', async () => {
    const ownership = (ObjectOwnership: 'ObjectWriter' | 'BucketOwnerEnforced') =>
      s3.send(
        new sdk.PutBucketOwnershipControlsCommand({
          Bucket,
          OwnershipControls: { Rules: [{ ObjectOwnership }] },
        }),
      );
    await ownership('ObjectWriter');
    await put('private');
    expect(await refusal(put('public-read'))).toMatchObject({
      name: 'AccessDenied',
      message: expect.stringContaining('BlockPublicAcls'),
    });
    await ownership('BucketOwnerEnforced');
  });

  it('show full control of the owner', async () => {
    const { Owner, Grants } = await s3.send(new sdk.GetBucketAclCommand({ Bucket }));
    expect(Grants).toEqual([
      { Grantee: { ID: Owner?.ID, Type: 'CanonicalUser' }, Permission: 'FULL_CONTROL' },
    ]);
  });
});

// https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketEncryption.html
describe('encryption with KMS', () => {
  const encrypt = (byDefault: sdk.ServerSideEncryptionByDefault) =>
    s3.send(
      new sdk.PutBucketEncryptionCommand({
        Bucket,
        ServerSideEncryptionConfiguration: { Rules: [{ ApplyServerSideEncryptionByDefault: byDefault }] },
      }),
    );

  it('with a key of one’s own is refused by name', async () => {
    const KMSMasterKeyID = 'arn:aws:kms:us-east-1:000000000000:key/1';
    expect(await refusal(encrypt({ SSEAlgorithm: 'aws:kms', KMSMasterKeyID }))).toMatchObject({
      name: 'NotImplemented',
      message: expect.stringContaining('KMSMasterKeyID'),
    });
  });

  // The SAM CLI makes its bucket so, and uploads with AES256.
  it('may be a bucket’s default, and then a write has to say that it wants another', async () => {
    await encrypt({ SSEAlgorithm: 'aws:kms' });
    const put = (more: object) =>
      s3.send(new sdk.PutObjectCommand({ Bucket, Key: 'kept', Body: 'x', ...more }));
    expect(await refusal(put({}))).toMatchObject({
      name: 'NotImplemented',
      message: expect.stringContaining('aws:kms'),
    });
    expect(await put({ ServerSideEncryption: 'AES256' })).toMatchObject({ ServerSideEncryption: 'AES256' });
    await s3.send(new sdk.DeleteObjectCommand({ Bucket, Key: 'kept' }));
    await encrypt({ SSEAlgorithm: 'AES256' });
  });
});

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-owner-condition.html
describe('the expected bucket owner', () => {
  const get = (ExpectedBucketOwner: string) =>
    s3.send(new sdk.GetBucketVersioningCommand({ Bucket, ExpectedBucketOwner }));

  it('must be the owner', async () => {
    await get('000000000000');
    expect(await refusal(get('111122223333'))).toMatchObject({
      name: 'AccessDenied',
      message: 'Access Denied',
      $metadata: { httpStatusCode: 403 },
    });
    expect(await refusal(get('abcd'))).toMatchObject({ name: 'InvalidBucketOwnerAWSAccountID' });
  });
});
