import { describe, expect, it } from 'vitest';
import { checkBodySize, checkUrlSize } from './limits.ts';
import { parseTemplate, templateOf } from './parse.ts';
import { refusal, thrownBy } from './testing.ts';

const BUCKET = 'Resources: { B: { Type: AWS::S3::Bucket } }';
const errorOf = (text: string) => thrownBy(() => parseTemplate(text));

// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html
describe('a template', () => {
  it('has every section, and lists where it may have single values', () => {
    const text = `
AWSTemplateFormatVersion: 2010-09-09
Transform: AWS::Serverless-2016-10-31
Globals: { Function: { Timeout: 5 } }
Parameters: { P: { Type: Number, Default: 5, AllowedValues: [5, 6], MinValue: "1", NoEcho: true } }
Resources:
  B: { Type: AWS::S3::Bucket, DependsOn: C, DeletionPolicy: Retain, Metadata: { a: 1 } }
  C: { Type: AWS::S3::Bucket, Properties: { BucketName: !Ref P } }
Outputs: { O: { Value: !GetAtt C.Arn, Description: an output, Export: { Name: exported } } }
`;
    const template = parseTemplate(text);
    expect(template).toEqual({
      AWSTemplateFormatVersion: '2010-09-09',
      Transform: ['AWS::Serverless-2016-10-31'],
      Globals: { Function: { Timeout: 5 } },
      Metadata: {},
      Parameters: {
        P: { Type: 'Number', Default: '5', AllowedValues: ['5', '6'], MinValue: 1, NoEcho: true },
      },
      Mappings: {},
      Conditions: {},
      Resources: {
        B: { Type: 'AWS::S3::Bucket', DependsOn: ['C'], DeletionPolicy: 'Retain', Metadata: { a: 1 } },
        C: { Type: 'AWS::S3::Bucket', Properties: { BucketName: { Ref: 'P' } } },
      },
      Outputs: {
        O: { Value: { 'Fn::GetAtt': ['C', 'Arn'] }, Description: 'an output', Export: { Name: 'exported' } },
      },
    });
    expect(templateOf({ ...template })).toEqual(template);
  });

  it.each([
    ['- a', 'Template format error: unsupported structure.'],
    ['just a text', 'Template format error: unsupported structure.'],
    ['{}', 'Template format error: At least one Resources member must be defined.'],
    [`${BUCKET}\nResource: {}\nOutput: {}`, 'Invalid template property or properties [Resource, Output]'],
    [`${BUCKET}\nGlobals: {}`, 'Invalid template property or properties [Globals]'],
    [`${BUCKET}\nOutputs:`, "[/Outputs] 'null' values are not allowed in templates"],
    [
      `${BUCKET}\nAWSTemplateFormatVersion: 2010-09-10`,
      'Template format error: unsupported value for AWSTemplateFormatVersion.',
    ],
    [
      `${BUCKET}\nDescription: ${'x'.repeat(1025)}`,
      "Template format error: 'Description' length is greater than 1024.",
    ],
    [`${BUCKET}\nTransform: { Name: !Ref X }`, 'Key Name of transform definition must be a string.'],
  ])('%j is refused', (text, message) => {
    expect(errorOf(text)).toEqual(refusal(message));
  });

  it.each([
    [`${BUCKET}\nRules: {}`, 'the template section Rules'],
    [`${BUCKET}\nHooks: {}`, 'the template section Hooks'],
    [`${BUCKET}\nTransform: AWS::LanguageExtensions`, 'the transform AWS::LanguageExtensions'],
    [
      `${BUCKET}\nParameters: { P: { Type: "AWS::SSM::Parameter::Value<String>" } }`,
      'the parameter type AWS::SSM',
    ],
    [
      `${BUCKET}\nParameters: { P: { Type: "List<AWS::EC2::Subnet::Id>" } }`,
      'the parameter type List<AWS::EC2',
    ],
  ])('%j is refused by name', (text, what) => {
    expect(errorOf(text)).toMatchObject({ code: 'NotImplemented', message: expect.stringContaining(what) });
  });
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/resources-section-structure.html
describe('a resource', () => {
  it.each([
    ['{ Type: AWS::S3::Bucket, Invalid: 10 }', "Invalid template resource property 'Invalid'"],
    [
      '{ Properties: {} }',
      'Template format error: [/Resources/A] Every Resources object must contain a Type member.',
    ],
    ['AWS::S3::Bucket', 'Template format error: [/Resources/A] resource definition is malformed'],
    [
      '{ Type: AWS::S3::Bucket, DependsOn: !Ref B }',
      'Template format error: DependsOn must be a string or list of strings.',
    ],
    [
      '{ Type: AWS::S3::Bucket, DependsOn: [!Ref B] }',
      'Template format error: Every DependsOn value must be a string.',
    ],
    [
      '{ Type: AWS::S3::Bucket, DeletionPolicy: !Ref P }',
      'Template format error: Every DeletionPolicy member must be a string.',
    ],
    [
      '{ Type: AWS::S3::Bucket, Condition: !Ref P }',
      'Template format error: Every Condition member must be a string.',
    ],
  ])('%s is refused', (resource, message) => {
    expect(errorOf(`Resources: { A: ${resource} }`)).toEqual(refusal(message));
  });

  it('has a name of letters and digits', () => {
    expect(errorOf('Resources: { my-bucket: { Type: AWS::S3::Bucket } }')).toEqual(
      refusal('Template format error: Resource name my-bucket is non alphanumeric.'),
    );
  });
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/outputs-section-structure.html
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/mappings-section-structure.html
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html
describe('another section', () => {
  it.each([
    ['Outputs: { O: {} }', 'Template format error: Every Outputs member must contain a Value object'],
    [
      'Outputs: { O: { Value: 1, Fn::Sub: x } }',
      'Template format error: Invalid outputs property : [Fn::Sub]',
    ],
    ['Outputs: { O-1: { Value: 1 } }', 'Template format error: Output name O-1 is non alphanumeric.'],
    ['Mappings: { M-1: { A: { B: c } } }', 'Template format error: Mapping name M-1 is non alphanumeric.'],
    [
      'Mappings: { M: { 10.0.0.0/16: { B: c } } }',
      "Template format error: Mappings element name '10.0.0.0/16' must be non-empty and can contain only alphanumerics, '-' or '.'",
    ],
    [
      'Mappings: { M: { us-east-1: { v1.1: c } } }',
      "Template format error: Mappings attribute name 'v1.1' must contain only alphanumeric characters.",
    ],
    ['Mappings: { M: { A: b } }', 'Template format error: Every Mappings member A must be a map'],
    [
      'Mappings: { M: { A: { B: { C: d } } } }',
      'Template format error: Every Mappings attribute must be a String or a List.',
    ],
    ['Parameters: { P: {} }', 'Template format error: Every Parameters object must contain a Type member.'],
    ['Parameters: { P: { Type: Strin } }', 'Template format error: Unrecognized parameter type: Strin'],
    ['Parameters: { P: { Type: String, Max: 1 } }', "Invalid template parameter property 'Max'"],
    [
      'Parameters: { P: { Type: String, AllowedValues: a b } }',
      'Template format error: Every AllowedValues member must be a list.',
    ],
    [
      'Parameters: { P: { Type: String, Default: [a] } }',
      'Template format error: Every Default member must be a string.',
    ],
  ])('%s is refused', (section, message) => {
    expect(errorOf(`${BUCKET}\n${section}`)).toEqual(refusal(message));
  });
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
describe('the limits of templates', () => {
  it('are counted', () => {
    const resources = Array.from({ length: 501 }, (_, index) => `  R${index}: { Type: AWS::S3::Bucket }`);
    expect(errorOf(`Resources:\n${resources.join('\n')}`)).toEqual(
      refusal('Template format error: Number of resources, 501, is greater than maximum allowed, 500'),
    );
    expect(errorOf(`Resources:\n${resources.slice(1).join('\n')}`)).toBeUndefined();
    const outputs = Array.from({ length: 201 }, (_, index) => `  O${index}: { Value: a }`);
    expect(errorOf(`${BUCKET}\nOutputs:\n${outputs.join('\n')}`)).toEqual(
      refusal('Template format error: Outputs count 201 is greater than max allowed 200'),
    );
    expect(thrownBy(() => checkBodySize('é'.repeat(25_600)))).toBeUndefined();
    expect(thrownBy(() => checkBodySize('é'.repeat(25_601)))).toMatchObject({
      message: expect.stringMatching(/at 'templateBody' failed .* length less than or equal to 51200$/),
    });
    expect(thrownBy(() => checkUrlSize(1_000_001))).toEqual(
      refusal('Template may not exceed 1000000 bytes in size.'),
    );
  });
});
