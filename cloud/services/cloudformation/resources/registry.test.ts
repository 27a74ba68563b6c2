import { describe, expect, it } from 'vitest';
import { UNKNOWN } from '../template/scope.ts';
import { isSupportedType, refuseUnsupported } from './registry.ts';
import { ACCOUNT, testStack } from './testing.ts';

// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html
describe('the resource types of the cloud', () => {
  it.each(['AWS::IAM::User', 'AWS::IAM::RolePolicy', 'AWS::CloudFront::Function', 'AWS::SQS::Queue'])(
    'refuse %s by name',
    async (type) => {
      expect(isSupportedType(type)).toBe(false);
      const stack = await testStack();
      await expect(stack.create(type)).rejects.toMatchObject({
        code: 'NotImplemented',
        message: expect.stringContaining(type),
      });
    },
  );

  it('refuse a property before anything is made, also where values are not known yet', async () => {
    const Tags = [{ Key: 'site', Value: UNKNOWN }];
    await refuseUnsupported('AWS::S3::Bucket', {
      BucketName: UNKNOWN,
      VersioningConfiguration: UNKNOWN,
      Tags,
    });
    await expect(
      refuseUnsupported('AWS::S3::Bucket', { ReplicationConfiguration: { Role: UNKNOWN } }),
    ).rejects.toMatchObject({
      code: 'NotImplemented',
      message: expect.stringContaining('the property ReplicationConfiguration of AWS::S3::Bucket'),
    });
  });

  // https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-iam-template.html
  it.each([
    ['AWS::S3::Bucket', { BucketName: 'posters-of-ana' }, /not authorized to perform: s3:CreateBucket/],
    ['AWS::Logs::LogGroup', {}, /not authorized to perform: logs:CreateLogGroup/],
    ['AWS::IAM::Role', { AssumeRolePolicyDocument: {} }, /not authorized to perform: iam:CreateRole/],
  ])('need the permissions of the caller: %s', async (type, properties, denied) => {
    const stack = await testStack();
    const principal = {
      type: 'User' as const,
      account: ACCOUNT,
      arn: `arn:aws:iam::${ACCOUNT}:user/ana`,
      userId: 'AIDAANA',
      userName: 'ana',
      accessKeyId: 'AKIAANA',
      policies: [],
    };
    const caller = { principal, account: ACCOUNT, region: 'us-east-1' };
    await expect(stack.create(type, properties, { caller })).rejects.toMatchObject({
      message: expect.stringMatching(denied),
    });
  });

  it('refuse a property that an update brings', async () => {
    const stack = await testStack();
    const { physicalId } = await stack.create('AWS::Logs::LogGroup');
    await expect(
      stack.update('AWS::Logs::LogGroup', physicalId, { KmsKeyId: 'key' }, {}),
    ).rejects.toMatchObject({ code: 'NotImplemented', message: expect.stringContaining('KmsKeyId') });
  });
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudformation-waitconditionhandle.html
describe('AWS::CloudFormation::WaitConditionHandle', () => {
  it('gives an address of its own, and is nothing else', async () => {
    const stack = await testStack();
    const type = 'AWS::CloudFormation::WaitConditionHandle';
    const first = await stack.create(type);
    const second = await stack.create(type);
    expect(first.physicalId).toMatch(/^https:\/\/cloudformation-waitcondition-us-east-1\.s3\./);
    expect(first.attributes).toEqual({ Id: first.physicalId });
    expect(second.physicalId).not.toBe(first.physicalId);
    await stack.remove(type, first.physicalId);
  });
});
