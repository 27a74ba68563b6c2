import {
  GetBucketCorsCommand,
  GetBucketEncryptionCommand,
  GetBucketLifecycleConfigurationCommand,
  GetBucketOwnershipControlsCommand,
  GetBucketTaggingCommand,
  GetBucketVersioningCommand,
  GetBucketWebsiteCommand,
  GetPublicAccessBlockCommand,
  ListBucketsCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { type TestStack, testStack } from './testing.ts';

const TYPE = 'AWS::S3::Bucket';
const Bucket = 'posters-of-ana';
const POSTERS = {
  BucketName: Bucket,
  PublicAccessBlockConfiguration: { BlockPublicAcls: 'true', BlockPublicPolicy: true },
  OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerPreferred' }] },
  BucketEncryption: {
    ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
  },
  VersioningConfiguration: { Status: 'Enabled' },
  WebsiteConfiguration: {
    IndexDocument: 'index.html',
    ErrorDocument: 'error.html',
    RoutingRules: [
      { RoutingRuleCondition: { KeyPrefixEquals: 'old/' }, RedirectRule: { ReplaceKeyPrefixWith: 'new/' } },
    ],
  },
  CorsConfiguration: {
    CorsRules: [
      {
        Id: 'site',
        AllowedOrigins: ['https://films.example'],
        AllowedMethods: ['GET'],
        ExposedHeaders: ['ETag'],
        MaxAge: '3600',
      },
    ],
  },
  LifecycleConfiguration: {
    Rules: [
      { Id: 'broken', Status: 'Enabled', AbortIncompleteMultipartUpload: { DaysAfterInitiation: '1' } },
      { Id: 'old', Status: 'Enabled', Prefix: 'uploads/', ExpirationInDays: 1, ObjectSizeGreaterThan: 10 },
    ],
  },
  Tags: [{ Key: 'course', Value: 'cinedb' }],
};

// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-s3-bucket.html
describe(TYPE, () => {
  it('is made with all its settings; Ref is its name, and its addresses are attributes', async () => {
    const stack = await testStack();
    const made = await stack.create(TYPE, POSTERS, { stackTags: { student: 'ana' } });
    const { urlSuffix } = stack.cloud;
    expect(made).toEqual({
      physicalId: Bucket,
      attributes: {
        Arn: `arn:aws:s3:::${Bucket}`,
        DomainName: `${Bucket}.s3.${urlSuffix}`,
        DualStackDomainName: `${Bucket}.s3.dualstack.us-east-1.${urlSuffix}`,
        RegionalDomainName: `${Bucket}.s3.us-east-1.${urlSuffix}`,
        WebsiteURL: `http://${Bucket}.s3-website-us-east-1.${urlSuffix}`,
      },
    });
    const s3 = stack.client(S3Client);
    expect(
      (await s3.send(new GetPublicAccessBlockCommand({ Bucket }))).PublicAccessBlockConfiguration,
    ).toEqual({
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: false,
      RestrictPublicBuckets: false,
    });
    expect(
      (await s3.send(new GetBucketOwnershipControlsCommand({ Bucket }))).OwnershipControls?.Rules,
    ).toEqual([{ ObjectOwnership: 'BucketOwnerPreferred' }]);
    const encryption = await s3.send(new GetBucketEncryptionCommand({ Bucket }));
    expect(encryption.ServerSideEncryptionConfiguration?.Rules).toMatchObject([
      { ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } },
    ]);
    expect((await s3.send(new GetBucketVersioningCommand({ Bucket }))).Status).toBe('Enabled');
    expect(await s3.send(new GetBucketWebsiteCommand({ Bucket }))).toMatchObject({
      IndexDocument: { Suffix: 'index.html' },
      ErrorDocument: { Key: 'error.html' },
      RoutingRules: [{ Condition: { KeyPrefixEquals: 'old/' }, Redirect: { ReplaceKeyPrefixWith: 'new/' } }],
    });
    expect((await s3.send(new GetBucketCorsCommand({ Bucket }))).CORSRules).toMatchObject([
      { ID: 'site', ExposeHeaders: ['ETag'], MaxAgeSeconds: 3600 },
    ]);
    const lifecycle = await s3.send(new GetBucketLifecycleConfigurationCommand({ Bucket }));
    expect(lifecycle.Rules).toMatchObject([
      { ID: 'broken', Filter: { Prefix: '' }, AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 } },
      {
        ID: 'old',
        Filter: { And: { Prefix: 'uploads/', ObjectSizeGreaterThan: 10 } },
        Expiration: { Days: 1 },
      },
    ]);
    expect((await s3.send(new GetBucketTaggingCommand({ Bucket }))).TagSet).toHaveLength(2);
  });

  it('loses every setting that the template no longer has', async () => {
    const stack = await testStack();
    await stack.create(TYPE, POSTERS);
    await stack.update(TYPE, Bucket, { BucketName: Bucket }, POSTERS);
    const s3 = stack.client(S3Client);
    const gone = (call: Promise<unknown>, name: string) => expect(call).rejects.toMatchObject({ name });
    await gone(s3.send(new GetPublicAccessBlockCommand({ Bucket })), 'NoSuchPublicAccessBlockConfiguration');
    await gone(s3.send(new GetBucketOwnershipControlsCommand({ Bucket })), 'OwnershipControlsNotFoundError');
    await gone(s3.send(new GetBucketWebsiteCommand({ Bucket })), 'NoSuchWebsiteConfiguration');
    await gone(s3.send(new GetBucketCorsCommand({ Bucket })), 'NoSuchCORSConfiguration');
    await gone(
      s3.send(new GetBucketLifecycleConfigurationCommand({ Bucket })),
      'NoSuchLifecycleConfiguration',
    );
    await gone(s3.send(new GetBucketTaggingCommand({ Bucket })), 'NoSuchTagSet');
    expect((await s3.send(new GetBucketVersioningCommand({ Bucket }))).Status).toBe('Suspended');
  });

  // https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucket.html
  it('is not deleted while it holds an object, and may be gone already', async () => {
    const stack = await testStack();
    const { physicalId } = await stack.create(TYPE);
    expect(physicalId).toBe('films-resource-1a2b3c4d5e6f');
    await stack.client(S3Client).send(new PutObjectCommand({ Bucket: physicalId, Key: 'a', Body: 'a' }));
    await expect(stack.remove(TYPE, physicalId)).rejects.toMatchObject({
      code: 'BucketNotEmpty',
      message: 'The bucket you tried to delete is not empty',
    });
    await stack.create(TYPE, { BucketName: 'empty-one' });
    await stack.remove(TYPE, 'empty-one');
    await stack.remove(TYPE, 'empty-one');
    expect(await names(stack)).toEqual([physicalId]);
  });

  it('does not take over a bucket that is there, and is not left behind when a setting is refused', async () => {
    const stack = await testStack();
    await stack.create(TYPE, { BucketName: Bucket });
    await expect(stack.create(TYPE, { BucketName: Bucket })).rejects.toMatchObject({
      code: 'AlreadyExists',
      message: `Resource of type 'AWS::S3::Bucket' with identifier '${Bucket}' already exists.`,
    });
    const broken = { BucketName: 'broken-one', WebsiteConfiguration: { IndexDocument: 'a/b' } };
    await expect(stack.create(TYPE, broken)).rejects.toMatchObject({ code: 'InvalidArgument' });
    expect(await names(stack)).toEqual([Bucket]);
  });

  it('refuses by name what S3 does not have here', async () => {
    const stack = await testStack();
    const Rules = [{ Status: 'Enabled', Transitions: [{ StorageClass: 'GLACIER', TransitionInDays: 1 }] }];
    await expect(stack.create(TYPE, { LifecycleConfiguration: { Rules } })).rejects.toMatchObject({
      code: 'NotImplemented',
      message: expect.stringContaining(`the property LifecycleConfiguration.Rules.Transitions of ${TYPE}`),
    });
    await expect(stack.create(TYPE, { AccessControl: 'PublicRead' })).rejects.toMatchObject({
      code: 'InvalidBucketAclWithObjectOwnership',
    });
    expect(await names(stack)).toEqual([]);
  });
});

async function names(stack: TestStack) {
  const { Buckets = [] } = await stack.client(S3Client).send(new ListBucketsCommand({}));
  return Buckets.map(({ Name }) => Name);
}
