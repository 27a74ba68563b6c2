import { ListStacksCommand } from '@aws-sdk/client-cloudformation';
import { describe, expect, it } from 'vitest';
import { refusal } from '../../testing.ts';
import { stackTest, withResources } from './testing.ts';

const BUCKET = '\n  Films: { Type: AWS::S3::Bucket }';
const group = (properties: string) =>
  `\n  Group: { Type: AWS::Logs::LogGroup, Properties: { ${properties} } }`;
const env = (declared: string) => `Parameters: { Env: { ${declared} } }`;
const given = (ParameterValue: string) => ({ Parameters: [{ ParameterKey: 'Env', ParameterValue }] });
const ROLE = `
  Role:
    Type: AWS::IAM::Role
    Properties:
      RoleName: films
      AssumeRolePolicyDocument:
        Statement: [{ Effect: Allow, Principal: { Service: lambda.amazonaws.com }, Action: sts:AssumeRole }]`;

/** What is wrong, the template, what CloudFormation says, and what else the request says. */
const TEMPLATES: [string, string, RegExp, object?][] = [
  ['no template', 'Hello', /^Template format error: unsupported structure\.$/],
  ['broken YAML', 'Resources: [', /^Template format error: YAML not well-formed\. \(line \d+, column \d+\)$/],
  [
    'broken JSON',
    '{ "Resources": }',
    /^Template format error: JSON not well-formed\. \(line 1, column \d+\)$/,
  ],
  [
    'no resources',
    'Resources: {}',
    /^Template format error: At least one Resources member must be defined\.$/,
  ],
  [
    'an unknown section',
    `Resource: {}\n${withResources(BUCKET)}`,
    /^Invalid template property or properties \[Resource\]$/,
  ],
  [
    'a version that AWS does not have',
    'AWSTemplateFormatVersion: 2020-01-01\nResources: {}',
    /AWSTemplateFormatVersion/,
  ],
  [
    'a resource without a type',
    withResources('\n  Films: { Properties: {} }'),
    /Every Resources object must contain a Type member\.$/,
  ],
  [
    'an unknown type',
    withResources('\n  Films: { Type: AWS::S3::Bukket }'),
    /^Template format error: Unrecognized resource types: \[AWS::S3::Bukket\]$/,
  ],
  [
    'a bad logical id',
    withResources('\n  my-films: { Type: AWS::S3::Bucket }'),
    /^Template format error: Resource name my-films is non alphanumeric\.$/,
  ],
  [
    'a reference to nothing',
    withResources(group('LogGroupName: !Ref Nobody')),
    /^Template format error: Unresolved resource dependencies \[Nobody\] in the Resources block of the template$/,
  ],
  [
    'an output of nothing',
    withResources(BUCKET, 'Outputs: { A: { Value: !Ref Nobody } }'),
    /^Template format error: Unresolved resource dependencies \[Nobody\] in the Outputs block of the template$/,
  ],
  [
    'an attribute that the type does not have',
    withResources(`${BUCKET}${group('LogGroupName: !GetAtt Films.Size')}`),
    /Size/,
  ],
  [
    'a circle',
    withResources(
      '\n  One: { Type: AWS::S3::Bucket, DependsOn: Two }\n  Two: { Type: AWS::S3::Bucket, DependsOn: One }',
    ),
    /^Circular dependency between resources: \[One, Two\]$/,
  ],
  [
    'an unknown function',
    withResources(group('LogGroupName: { Fn::Upper: a }')),
    /^Template error: Encountered unsupported function: Fn::Upper/,
  ],
  [
    'an unknown property',
    withResources(group("LogGroupname: '/one'")),
    /^Properties validation failed for resource Group with message:\n.*LogGroupname/s,
  ],
  [
    'a property of the wrong type',
    withResources(group('RetentionInDays: soon')),
    /^Properties validation failed for resource Group with message:\n.*RetentionInDays/s,
  ],
  [
    'a required property missing',
    withResources('\n  Table: { Type: AWS::DynamoDB::Table, Properties: {} }'),
    /^Properties validation failed for resource Table with message:\n.*KeySchema/s,
  ],
  [
    'an unknown condition',
    withResources('\n  Films: { Type: AWS::S3::Bucket, Condition: IsProd }'),
    /IsProd/,
  ],
  [
    'a missing parameter',
    withResources(BUCKET, env('Type: String')),
    /^Parameters: \[Env\] must have values$/,
  ],
  [
    'a parameter that is not declared',
    withResources(BUCKET),
    /^Parameters: \[Env\] do not exist in the template$/,
    given('dev'),
  ],
  [
    'a value that is not allowed',
    withResources(BUCKET, env('Type: String, AllowedValues: [dev, prod]')),
    /^Parameter 'Env' must be one of AllowedValues$/,
    given('test'),
  ],
  [
    'a value that does not fit the pattern',
    withResources(
      BUCKET,
      env("Type: String, AllowedPattern: '[a-z]+', ConstraintDescription: small letters"),
    ),
    /^Parameter Env failed to satisfy constraint: small letters$/,
    given('42'),
  ],
  [
    'no capability',
    withResources(ROLE),
    /^Requires capabilities : \[CAPABILITY_NAMED_IAM\]$/,
    { Capabilities: ['CAPABILITY_IAM'] },
  ],
  [
    'a transform that fails',
    withResources(
      '\n  Fn: { Type: AWS::Serverless::Function, Properties: {} }',
      'Transform: AWS::Serverless-2016-10-31',
    ),
    /^Transform AWS::Serverless-2016-10-31 failed with: Invalid Serverless Application Specification document\. Number of errors found: 1\. Resource with id \[Fn\] is invalid\./,
  ],
];

// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html
describe('a template is refused before anything is made for', () => {
  it.each(TEMPLATES)('%s', async (_, template, message, more) => {
    const test = await stackTest();
    const error = await refusal(test.create('cinedb', template, more));
    expect(error).toMatchObject({
      name: expect.stringMatching(/^(ValidationError|InsufficientCapabilitiesException)$/),
      message: expect.stringMatching(message),
    });
    const { StackSummaries } = await test.cloudFormation.send(new ListStacksCommand({}));
    expect(StackSummaries ?? []).toEqual([]);
  });
});
