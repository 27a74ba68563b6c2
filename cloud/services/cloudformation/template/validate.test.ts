// biome-ignore-all lint/suspicious/noTemplateCurlyInString: texts of Fn::Sub.
import { describe, expect, it } from 'vitest';
import { parseTemplate } from './parse.ts';
import { refusal, thrownBy } from './testing.ts';
import { checkTemplate } from './validate.ts';

const errorOf = (text: string) => thrownBy(() => checkTemplate(parseTemplate(text)));
const withBucket = (properties: string, more = '') =>
  `Resources:\n  B: { Type: AWS::S3::Bucket, Properties: ${properties} }\n  C: { Type: AWS::S3::Bucket }\n${more}`;

const TYPES =
  'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-template-resource-type-ref.html';
describe(`the resource types of a template (${TYPES})`, () => {
  it('are AWS types', () => {
    const text =
      'Resources: { A: { Type: AWS::S3::Buckets }, B: { Type: Nope }, C: { Type: AWS::S3::Bucket } }';
    expect(errorOf(text)).toEqual(
      refusal('Template format error: Unrecognized resource types: [AWS::S3::Buckets, Nope]'),
    );
  });

  it.each(['AWS::SQS::Queue', 'AWS::CloudFormation::Stack', 'Custom::Thing'])(
    '%s is refused by name',
    (type) => {
      expect(errorOf(`Resources: { A: { Type: ${type} } }`)).toEqual(
        refusal(`The embedded cloud does not model the resource type ${type}.`, 'NotImplemented'),
      );
    },
  );

  // https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-deletionpolicy.html
  it('have policies that AWS knows', () => {
    const policy = (text: string) => errorOf(`Resources: { A: { Type: AWS::S3::Bucket, ${text} } }`);
    expect(policy('DeletionPolicy: RetainExceptOnCreate, UpdateReplacePolicy: Retain')).toBeUndefined();
    expect(policy('DeletionPolicy: Keep')).toEqual(
      refusal('Template format error: Unrecognized DeletionPolicy Keep for resource A'),
    );
    expect(policy('DeletionPolicy: Snapshot')).toEqual(
      refusal('Template error: resource type AWS::S3::Bucket does not support deletion policy Snapshot'),
    );
    expect(policy('UpdatePolicy: {}')).toMatchObject({ code: 'NotImplemented' });
  });
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html
describe('what a template refers to', () => {
  const missing = (names: string, block = 'Resources') =>
    `Template format error: Unresolved resource dependencies [${names}] in the ${block} block of the template`;

  it.each([
    ['Ref', withBucket('{ BucketName: !Ref Nope }'), missing('Nope')],
    ['Sub', withBucket('{ BucketName: !Sub "a-${Nope}-${Nope}-${Neither}" }'), missing('Nope, Neither')],
    [
      'an untaken branch',
      withBucket('{ BucketName: !If [X, a, !Ref Nope] }', 'Conditions: { X: !Equals [a, a] }'),
      missing('Nope'),
    ],
    ['DependsOn', 'Resources: { A: { Type: AWS::S3::Bucket, DependsOn: [B] } }', missing('B')],
    ['an output', withBucket('{}', 'Outputs: { O: { Value: !Ref Nope } }'), missing('Nope', 'Outputs')],
    [
      'an export name',
      withBucket('{}', 'Outputs: { O: { Value: a, Export: { Name: !Ref Nope } } }'),
      missing('Nope', 'Outputs'),
    ],
    [
      'GetAtt',
      withBucket('{ BucketName: !GetAtt Nope.Arn }'),
      'Template error: instance of Fn::GetAtt references undefined resource Nope',
    ],
    [
      'an attribute',
      withBucket('{ BucketName: !GetAtt C.BucketName }'),
      'Template error: resource C does not support attribute type BucketName in Fn::GetAtt',
    ],
    [
      'an attribute in Sub',
      withBucket('{ BucketName: !Sub "${C.Name}" }'),
      'Template error: instance of Fn::Sub references invalid resource attribute C.Name',
    ],
    [
      'a mapping',
      withBucket('{ BucketName: !FindInMap [Nope, a, b] }'),
      "Template error: Mapping named 'Nope' is not present in the 'Mappings' section of template.",
    ],
    [
      'an import',
      withBucket('{ BucketName: !ImportValue { "Fn::Sub": "${C}" } }'),
      'Template error: the attribute in Fn::ImportValue must not depend on any resources, imported values, or Fn::GetAZs',
    ],
    [
      'a condition in If',
      withBucket('{ BucketName: !If [Nope, a, b] }'),
      'Template error: unresolved condition dependency Nope in Fn::If',
    ],
    [
      'a condition of a resource',
      'Resources: { A: { Type: AWS::S3::Bucket, Condition: Nope } }',
      'Template format error: Unresolved condition dependency Nope in the Resources block of the template',
    ],
    [
      'a condition of an output',
      withBucket('{}', 'Outputs: { O: { Value: a, Condition: Nope } }'),
      'Template format error: Unresolved condition dependency Nope in the Outputs block of the template',
    ],
    [
      'a name of Sub',
      withBucket('{ BucketName: !Sub "${a-b}" }'),
      'Template error: variable names in Fn::Sub syntax must contain only alphanumeric characters, underscores, periods, and colons',
    ],
    [
      'Sub without its text',
      withBucket('{ BucketName: !Sub [a] }'),
      "Template error: One or more Fn::Sub intrinsic functions don't specify expected arguments. Specify a string as first argument, and an optional second argument to specify a mapping of values to replace in the string",
    ],
    [
      'GetAtt without attribute',
      withBucket('{ BucketName: !GetAtt C }'),
      'Template error: if specifying one argument to Fn::GetAtt, that argument must be a non-empty string in format <LogicalId>.<Attribute>',
    ],
    [
      'GetAtt of three',
      withBucket('{ BucketName: !GetAtt [C, A, B] }'),
      'Template error: every Fn::GetAtt object requires two non-empty parameters, the resource name and the resource attribute',
    ],
    [
      'GetAtt of an attribute that is computed',
      withBucket('{ BucketName: !GetAtt [C, !Sub Arn] }'),
      'Template error: every Fn::GetAtt object requires two non-empty parameters, the resource name and the resource attribute',
    ],
    [
      'If of a Ref',
      withBucket('{ BucketName: !If [!Ref C, a, b] }'),
      'Template error: Fn::If requires a list argument with the first element being a condition',
    ],
    [
      'Ref of a list',
      withBucket('{ BucketName: { Ref: [C] } }'),
      'Template error: every Ref object must have a single String value.',
    ],
    [
      'a resource in an export name',
      withBucket('{}', 'Outputs: { O: { Value: a, Export: { Name: !Sub "x-${C}" } } }'),
      'Template format error: Output O is malformed.  The Name field of Export must not depend on any resources, imported values, or Fn::GetAZs.',
    ],
  ])('must be there: %s', (_, text, message) => {
    expect(errorOf(text)).toEqual(refusal(message));
  });

  it('may be a parameter, a pseudo parameter, a resource and its attributes', () => {
    const text = withBucket(
      '{ BucketName: !Sub ["${P}-${AWS::Region}-${C}-${C.Arn}-${X}", { X: !GetAtt C.RegionalDomainName }] }',
      'Parameters: { P: { Type: String } }\nOutputs: { O: { Value: !GetAtt B.WebsiteURL } }',
    );
    expect(errorOf(text)).toBeUndefined();
  });
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/conditions-section-structure.html
describe('the conditions of a template', () => {
  const TWO =
    'Template error: every Fn::Or object requires a list of at least 2 and at most 10 boolean parameters.';
  it.each([
    [
      'yes',
      'Template format error: Conditions can only be boolean operations on parameters and other conditions',
    ],
    [
      '!Sub x',
      'Template format error: Conditions can only be boolean operations on parameters and other conditions',
    ],
    [
      '!Equals [!Ref B, x]',
      'Template format error: Unresolved dependencies [B]. Cannot reference resources in the Conditions block of the template',
    ],
    ['!Equals [a]', 'Template error: every Fn::Equals object requires a list of 2 string parameters.'],
    ['!Equals [!ImportValue a, b]', 'Template error: Cannot use Fn::ImportValue in Conditions'],
    ['!Or [!Condition A]', TWO],
    [`!Or [${Array.from({ length: 11 }, () => '!Equals [a, b]').join(', ')}]`, TWO],
    ['!Not [a]', 'Template error: Fn::Not requires a list argument with one function token'],
    ['!Not [!Condition Nope]', 'Template error: unresolved condition dependency Nope in Condition'],
  ])('%s is refused', (condition, message) => {
    expect(errorOf(withBucket('{}', `Conditions: { A: ${condition} }`))).toEqual(refusal(message));
  });
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/troubleshooting.html
describe('resources that need each other', () => {
  it('are refused, with those that wait for them', () => {
    const text = `
Resources:
  Free: { Type: AWS::S3::Bucket }
  A: { Type: AWS::S3::Bucket, Properties: { BucketName: !Ref B } }
  B: { Type: AWS::S3::Bucket, DependsOn: [A, Free] }
  Waits: { Type: AWS::S3::Bucket, Properties: { BucketName: !GetAtt A.Arn } }
  Self: { Type: AWS::S3::Bucket, Properties: { BucketName: !Sub "\${Self}" } }
`;
    expect(errorOf(text)).toEqual(refusal('Circular dependency between resources: [A, B, Waits, Self]'));
  });
});
