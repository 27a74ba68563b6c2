import { GetBucketPolicyCommand, S3Client } from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { type TestStack, testStack } from './testing.ts';

const TYPE = 'AWS::S3::BucketPolicy';
const Bucket = 'site-of-ana';

function policy(Action: string) {
  return {
    Bucket,
    PolicyDocument: {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Deny', Principal: '*', Action, Resource: `arn:aws:s3:::${Bucket}/*` }],
    },
  };
}

// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-s3-bucketpolicy.html
describe(TYPE, () => {
  it('is put, changed and taken away; Ref is the name of the bucket', async () => {
    const stack = await testStack();
    await stack.create('AWS::S3::Bucket', { BucketName: Bucket });
    expect(await stack.create(TYPE, policy('s3:GetObject'))).toEqual({ physicalId: Bucket, attributes: {} });
    expect(await read(stack)).toContain('s3:GetObject');
    await stack.update(TYPE, Bucket, policy('s3:PutObject'), policy('s3:GetObject'));
    expect(await read(stack)).toContain('s3:PutObject');
    await stack.remove(TYPE, Bucket);
    await expect(read(stack)).rejects.toMatchObject({ name: 'NoSuchBucketPolicy' });
    await stack.remove(TYPE, Bucket);
    await stack.remove('AWS::S3::Bucket', Bucket);
    await stack.remove(TYPE, Bucket);
  });

  it('does not write over the policy that a bucket has', async () => {
    const stack = await testStack();
    await stack.create('AWS::S3::Bucket', { BucketName: Bucket });
    await stack.create(TYPE, policy('s3:GetObject'));
    await expect(stack.create(TYPE, policy('s3:PutObject'))).rejects.toMatchObject({
      message: `The bucket policy already exists on bucket ${Bucket}.`,
    });
    expect(await read(stack)).toContain('s3:GetObject');
  });
});

async function read(stack: TestStack) {
  return (await stack.client(S3Client).send(new GetBucketPolicyCommand({ Bucket }))).Policy;
}
