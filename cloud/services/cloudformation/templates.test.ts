import {
  CloudFormationClient,
  CreateStackCommand,
  GetTemplateCommand,
  GetTemplateSummaryCommand,
  ValidateTemplateCommand,
} from '@aws-sdk/client-cloudformation';
import { CloudWatchLogsClient, DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { refusal } from '../../testing.ts';
import { allow, newUser } from '../iam/test-users.ts';
import { type StackTest, stackTest, withResources } from './testing.ts';

const GROUP = "\n  Group: { Type: AWS::Logs::LogGroup, Properties: { LogGroupName: '/one' } }";

async function stored(test: StackTest, Key: string, Body: string): Promise<void> {
  const s3 = test.client(S3Client);
  await s3.send(new CreateBucketCommand({ Bucket: 'templates' })).catch(() => {});
  await s3.send(new PutObjectCommand({ Bucket: 'templates', Key, Body }));
}

// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html
describe('TemplateURL', () => {
  it.each([
    (url: string) => `${url}/templates/stacks/one.yaml`,
    () => 'https://s3.amazonaws.com/templates/stacks/one.yaml',
    () => 'https://templates.s3.us-east-1.amazonaws.com/stacks/one.yaml',
  ])('reads the template from S3: %s', async (addressOf) => {
    const test = await stackTest();
    await stored(test, 'stacks/one.yaml', withResources(GROUP));
    const TemplateURL = addressOf(test.cloud.url);
    const summary = await test.cloudFormation.send(new GetTemplateSummaryCommand({ TemplateURL }));
    expect(summary.ResourceTypes).toEqual(['AWS::Logs::LogGroup']);
  });

  it.each([
    [
      'https://example.com/one.yaml',
      'S3 error: Domain name specified in example.com is not a valid S3 domain',
    ],
    ['s3://templates/one.yaml', 'TemplateURL must be a supported URL.'],
    [
      'https://templates.s3.amazonaws.com/missing.yaml',
      'S3 error: The specified key does not exist.\nFor more information check http://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html',
    ],
  ])('refuses %s', async (TemplateURL, message) => {
    const test = await stackTest();
    await stored(test, 'one.yaml', withResources(GROUP));
    const call = test.cloudFormation.send(new ValidateTemplateCommand({ TemplateURL }));
    expect(await refusal(call)).toMatchObject({ name: 'ValidationError', message });
  });

  it('gives nobody what S3 does not give', async () => {
    const test = await stackTest();
    await stored(test, 'one.yaml', withResources(GROUP));
    const credentials = await newUser(test, 'ana', allow('cloudformation:*'));
    const ana = test.client(CloudFormationClient, { credentials });
    const TemplateURL = `${test.cloud.url}/templates/one.yaml`;
    expect((await refusal(ana.send(new ValidateTemplateCommand({ TemplateURL })))).message).toMatch(
      /^S3 error: (Access Denied|User: .* is not authorized to perform: s3:GetObject)/,
    );
  });
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_GetTemplateSummary.html
describe('a template', () => {
  it('is told with its parameters and what it demands', async () => {
    const { cloudFormation } = await stackTest();
    const TemplateBody = withResources(
      `${GROUP}\n  Policy: { Type: AWS::IAM::ManagedPolicy, Properties: { PolicyDocument: {} } }`,
      'Description: Films\nParameters: { Env: { Type: String, Default: dev, AllowedValues: [dev, prod], NoEcho: true } }',
    );
    const summary = await cloudFormation.send(new GetTemplateSummaryCommand({ TemplateBody }));
    expect(summary).toMatchObject({
      Description: 'Films',
      Version: '2010-09-09',
      Capabilities: ['CAPABILITY_IAM'],
      CapabilitiesReason: 'The following resource(s) require capabilities: [AWS::IAM::ManagedPolicy]',
      Parameters: [
        {
          ParameterKey: 'Env',
          DefaultValue: 'dev',
          ParameterType: 'String',
          NoEcho: true,
          ParameterConstraints: { AllowedValues: ['dev', 'prod'] },
        },
      ],
    });
  });

  // https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/transform-aws-serverless.html
  it('of AWS::Serverless needs AUTO_EXPAND without a change set, and is shown before and after', async () => {
    const test = await stackTest();
    const { cloudFormation } = test;
    const sam = withResources(
      '\n  Movies: { Type: AWS::Serverless::SimpleTable }',
      'Transform: AWS::Serverless-2016-10-31',
    );
    const input = { StackName: 'cinedb', TemplateBody: sam };
    expect(await refusal(cloudFormation.send(new CreateStackCommand(input)))).toMatchObject({
      name: 'InsufficientCapabilitiesException',
      message: 'Requires capabilities : [CAPABILITY_AUTO_EXPAND]',
    });
    expect(await test.create('cinedb', sam)).toBe('CREATE_COMPLETE');
    const get = (TemplateStage: 'Original' | 'Processed') =>
      cloudFormation.send(new GetTemplateCommand({ StackName: 'cinedb', TemplateStage }));
    expect((await get('Original')).TemplateBody).toBe(sam);
    const { Resources } = JSON.parse((await get('Processed')).TemplateBody ?? '');
    expect(Resources.Movies.Type).toBe('AWS::DynamoDB::Table');
  });
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/transform-aws-include.html
describe('AWS::Include', () => {
  const including = (location: string) =>
    withResources(
      `\n  Group:\n    Type: AWS::Logs::LogGroup\n    Properties:\n      RetentionInDays: 7\n      Fn::Transform: { Name: AWS::Include, Parameters: { Location: ${location} } }`,
      'Parameters: { Bucket: { Type: String, Default: templates } }',
    );

  it('puts in what it finds in S3, at a place that parameters may name', async () => {
    const test = await stackTest();
    await stored(test, 'part.yaml', `LogGroupName: { "Fn::Sub": "/\${AWS::StackName}/included" }`);
    const template = including(`!Sub 's3://\${Bucket}/part.yaml'`);
    expect(await test.create('cinedb', template)).toBe('CREATE_COMPLETE');
    const { logGroups } = await test.client(CloudWatchLogsClient).send(new DescribeLogGroupsCommand({}));
    expect(logGroups).toMatchObject([{ logGroupName: '/cinedb/included', retentionInDays: 7 }]);
  });

  const invalid = "The specified S3 object's content should be valid Yaml/JSON.";
  it.each([
    ['openapi.yaml', 'The location parameter is not a valid S3 uri.'],
    ['s3://templates/missing.yaml', 'The specified key does not exist.'],
    ['s3://templates/short.yaml', invalid],
    ['s3://templates/nested.yaml', invalid],
  ])('fails at %s', async (location, why) => {
    const test = await stackTest();
    await stored(test, 'short.yaml', 'LogGroupName: !Ref Bucket');
    await stored(
      test,
      'nested.yaml',
      'Fn::Transform: { Name: AWS::Include, Parameters: { Location: s3://templates/short.yaml } }',
    );
    expect(await refusal(test.create('cinedb', including(location)))).toMatchObject({
      name: 'ValidationError',
      message: `Transform AWS::Include failed with: ${why}`,
    });
  });
});
