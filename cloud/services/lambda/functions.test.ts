import { createHash } from 'node:crypto';
import { CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import {
  CreateFunctionCommand,
  type CreateFunctionCommandInput,
  GetFunctionConfigurationCommand,
  ListLayersCommand,
} from '@aws-sdk/client-lambda';
import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusal } from '../../testing.ts';
import { ACCOUNT, type FunctionCloud, functionCloud, SETTLED_MS, zip } from './testing.ts';

const CODE = zip({ 'index.mjs': 'export const handler = async () => 1' });
const ROLE = `arn:aws:iam::${ACCOUNT}:role/films`;
const ARN = `arn:aws:lambda:us-east-1:${ACCOUNT}:function`;

let cloud: FunctionCloud;

beforeAll(async () => {
  cloud = await functionCloud();
});
afterAll(() => cloud.cloud.close());

function create(input: Partial<CreateFunctionCommandInput>) {
  return cloud.lambda.send(
    new CreateFunctionCommand({
      FunctionName: 'refused',
      Role: ROLE,
      Code: { ZipFile: CODE },
      Runtime: 'nodejs24.x',
      Handler: 'index.handler',
      ...input,
    }),
  );
}

describe('CreateFunction', () => {
  // https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html
  it('answers the configuration with its defaults; the function is Pending, then Active', async () => {
    const made = await create({ FunctionName: 'plain' });
    expect(made).toMatchObject({
      FunctionName: 'plain',
      FunctionArn: `${ARN}:plain`,
      Runtime: 'nodejs24.x',
      Role: ROLE,
      Timeout: 3,
      MemorySize: 128,
      Description: '',
      Version: '$LATEST',
      CodeSize: CODE.byteLength,
      CodeSha256: createHash('sha256').update(CODE).digest('base64'),
      LastModified: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+0000$/),
      State: 'Pending',
      StateReasonCode: 'Creating',
      PackageType: 'Zip',
      Architectures: ['x86_64'],
      TracingConfig: { Mode: 'PassThrough' },
      EphemeralStorage: { Size: 512 },
      LoggingConfig: { LogFormat: 'Text', LogGroup: '/aws/lambda/plain' },
    });
    expect(await refusal(cloud.invoke('plain'))).toMatchObject({
      name: 'ResourceConflictException',
      message:
        'The operation cannot be performed at this time. The function is currently in the following state: Pending',
    });
    cloud.cloud.clock.advance(SETTLED_MS);
    const now = await cloud.lambda.send(
      new GetFunctionConfigurationCommand({ FunctionName: `${ARN}:plain` }),
    );
    expect(now).toMatchObject({
      State: 'Active',
      LastUpdateStatus: 'Successful',
      RevisionId: made.RevisionId,
    });
    expect(await refusal(create({ FunctionName: 'plain' }))).toMatchObject({
      name: 'ResourceConflictException',
      message: 'Function already exist: plain',
    });
  });

  it.each<[string, Partial<CreateFunctionCommandInput>, string]>([
    [
      'an old Node.js',
      { Runtime: 'nodejs20.x' },
      'The runtime parameter of nodejs20.x is no longer supported for creating or updating AWS Lambda functions. We recommend you use a supported runtime while creating or updating functions.',
    ],
    [
      'a role that does not exist',
      { Role: `${ROLE}-none` },
      'The role defined for the function cannot be assumed by Lambda.',
    ],
    [
      'bytes that are no zip',
      { Code: { ZipFile: new Uint8Array([1, 2, 3]) } },
      'Could not unzip uploaded file. Please check your file, then try to upload again.',
    ],
    ['an empty zip', { Code: { ZipFile: zip({}) } }, 'Uploaded file must be a non-empty zip'],
    ['no code', { Code: {} }, 'Please provide a source for function code.'],
    [
      'no handler',
      { Handler: undefined },
      'Runtime and Handler are mandatory parameters for functions created with deployment packages.',
    ],
    [
      'a reserved variable',
      { Environment: { Variables: { AWS_REGION: 'x' } } },
      'Lambda was unable to configure your environment variables because the environment variables you have provided contains reserved keys that are currently not supported for modification. Reserved keys used in this request: AWS_REGION',
    ],
    [
      'more than 4 KB of variables',
      { Environment: { Variables: { TEXT: 'x'.repeat(4090) } } },
      `Lambda was unable to configure your environment variables because the environment variables you have provided exceeded the 4KB limit. String measured: {"TEXT":"${'x'.repeat(4090)}"}`,
    ],
  ])('refuses %s', async (_, input, message) => {
    expect(await refusal(create(input))).toMatchObject({ name: 'InvalidParameterValueException', message });
  });

  it('refuses a role that trusts somebody else', async () => {
    // https://docs.aws.amazon.com/lambda/latest/dg/troubleshooting-deployment.html
    const Statement = [
      { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' },
    ];
    const AssumeRolePolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement });
    await cloud.client(IAMClient).send(new CreateRoleCommand({ RoleName: 'ec2', AssumeRolePolicyDocument }));
    expect(await refusal(create({ Role: `arn:aws:iam::${ACCOUNT}:role/ec2` }))).toMatchObject({
      message: 'The role defined for the function cannot be assumed by Lambda.',
    });
  });

  it.each<[string, Partial<CreateFunctionCommandInput>]>([
    ['the runtime python3.13', { Runtime: 'python3.13' }],
    ['VpcConfig of a Lambda function', { VpcConfig: { SubnetIds: ['subnet-1'] } }],
    ['Layers of a Lambda function', { Layers: [`${ARN.replace('function', 'layer')}:films:1`] }],
    ['the parameter Code.ImageUri of CreateFunction', { Code: { ImageUri: 'films:latest' } }],
    ['TracingConfig.Mode Active of a Lambda function', { TracingConfig: { Mode: 'Active' } }],
  ])('refuses by name: %s', async (what, input) => {
    expect(await refusal(create(input))).toMatchObject({
      name: 'NotImplemented',
      message: `The embedded cloud does not model ${what}.`,
    });
    const layers = cloud.lambda.send(new ListLayersCommand());
    expect(await refusal(layers)).toMatchObject({ name: 'NotImplemented' });
  });

  it('takes the code from S3, and says in S3’s words why it cannot', async () => {
    const s3 = cloud.client(S3Client);
    await s3.send(new CreateBucketCommand({ Bucket: 'function-code' }));
    await s3.send(new PutObjectCommand({ Bucket: 'function-code', Key: 'films.zip', Body: CODE }));
    const Code = { S3Bucket: 'function-code', S3Key: 'films.zip' };
    expect((await create({ FunctionName: 'from-s3', Code })).CodeSize).toBe(CODE.byteLength);
    expect(await refusal(create({ Code: { ...Code, S3Key: 'none' } }))).toMatchObject({
      name: 'InvalidParameterValueException',
      message:
        'Error occurred while GetObject. S3 Error Code: NoSuchKey. S3 Error Message: The specified key does not exist.',
    });
  });
});
