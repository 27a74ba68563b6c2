import { describe, expect, it } from 'vitest';
import { evaluate } from './evaluate.ts';
import { readDocument } from './read-document.ts';
import { UNKNOWN } from './scope.ts';
import { refusal, STACK_ID, scopeOf, thrownBy } from './testing.ts';

const TEMPLATE = `
Parameters:
  Env: { Type: String, Default: dev }
  Size: { Type: Number, Default: 3 }
  Zones: { Type: CommaDelimitedList, Default: "a, b,c" }
  Ports: { Type: List<Number>, Default: "80,443" }
Mappings:
  Regions:
    us-east-1: { Ami: ami-1, List: [x, y], Memory: 128 }
Conditions:
  IsProd: !Equals [!Ref Env, prod]
Resources:
  Bucket: { Type: AWS::S3::Bucket }
  Later: { Type: AWS::S3::Bucket }
`;
const made = (id: string) =>
  id === 'Bucket'
    ? { ref: 'posters', attributes: { Arn: 'arn:aws:s3:::posters', 'A.B': 'dotted', Deep: { Er: 'inside' } } }
    : undefined;
const exports = (name: string) => (name === 'shared-table' ? 'movies' : undefined);
const scope = scopeOf(TEMPLATE, { made, exports });
const given = (yaml: string) =>
  evaluate((readDocument(`Value: ${yaml}\n`) as { Value: unknown }).Value, scope);

// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html
describe('a function of a template', () => {
  it.each([
    ['!Ref Env', 'dev'],
    ['!Ref Size', '3'],
    ['!Ref Zones', ['a', 'b', 'c']],
    ['!Ref Ports', ['80', '443']],
    ['!Ref Bucket', 'posters'],
    ['!Ref Later', UNKNOWN],
    ['!GetAtt Bucket.Arn', 'arn:aws:s3:::posters'],
    ['!GetAtt Bucket.A.B', 'dotted'],
    ['!GetAtt [Bucket, Deep.Er]', 'inside'],
    ['!GetAtt Later.Arn', UNKNOWN],
    ['{ "Fn::GetAtt": Bucket.Arn }', 'arn:aws:s3:::posters'],
    ['!FindInMap [Regions, !Ref "AWS::Region", Ami]', 'ami-1'],
    ['!FindInMap [Regions, us-east-1, List]', ['x', 'y']],
    ['!Join ["-", [a, !Ref Env, 1, true]]', 'a-dev-1-true'],
    ['!Join [",", !Ref Zones]', 'a,b,c'],
    ['!Join ["", []]', ''],
    ['!Join ["-", [a, !Ref Later]]', UNKNOWN],
    ['!Split [",", "a,,b"]', ['a', '', 'b']],
    ['!Select [1, [a, b, c]]', 'b'],
    ['!Select ["2", !Ref Zones]', 'c'],
    ['!Select [0, !Split ["/", !Ref Later]]', UNKNOWN],
    ['!Select [0, [a, !Ref Later]]', 'a'],
    ['!Base64 "CineDB é"', 'Q2luZURCIMOp'],
    ['!ImportValue shared-table', 'movies'],
    ['!ImportValue { "Fn::Sub": "shared-table" }', 'movies'],
    ['!If [IsProd, a, !If [IsProd, b, c]]', 'c'],
    ['!GetAZs ""', ['a', 'b', 'c', 'd', 'e', 'f'].map((zone) => `us-east-1${zone}`)],
    ['!GetAZs eu-west-1', ['eu-west-1a', 'eu-west-1b', 'eu-west-1c']],
    ['!Cidr [192.168.0.0/24, 6, 5]', [0, 32, 64, 96, 128, 160].map((last) => `192.168.0.${last}/27`)],
    ['!Cidr [10.0.7.9/16, "2"]', ['10.0.0.0/24', '10.0.1.0/24']],
    ['!Cidr ["2001:db8::/56", 2, 64]', ['2001:db8::/64', '2001:db8:0:1::/64']],
  ])('%s', (yaml, value) => {
    expect(given(yaml)).toEqual(value);
  });

  it.each([
    // biome-ignore-start lint/suspicious/noTemplateCurlyInString: texts of Fn::Sub.
    ['!Sub "${Env}-${AWS::Region}-${Bucket}-${Bucket.Arn}"', 'dev-us-east-1-posters-arn:aws:s3:::posters'],
    ['!Sub "${!Literal} ${Size} $Env {Env}"', '${Literal} 3 $Env {Env}'],
    ['!Sub ["${Mine}/${Env}", { Mine: !Ref Bucket }]', 'posters/dev'],
    ['!Sub ["${A.B}", { A.B: own }]', 'own'],
    ['!Sub "${Env}-${Later.Arn}"', UNKNOWN],
    // biome-ignore-end lint/suspicious/noTemplateCurlyInString: texts of Fn::Sub.
  ])('%s', (yaml, value) => {
    expect(given(yaml)).toEqual(value);
  });

  // https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html
  it('knows the pseudo parameters', () => {
    const names = [
      'AccountId',
      'NotificationARNs',
      'Partition',
      'Region',
      'StackId',
      'StackName',
      'URLSuffix',
    ];
    expect(names.map((name) => given(`!Ref AWS::${name}`))).toEqual([
      '123456789012',
      [],
      'aws',
      'us-east-1',
      STACK_ID,
      'cinedb',
      'amazonaws.com',
    ]);
  });

  it('may take its property away', () => {
    expect(given('!Ref AWS::NoValue')).toBeUndefined();
    expect(given('{ A: !If [IsProd, 1, !Ref AWS::NoValue], B: [1, !Ref AWS::NoValue, 2] }')).toEqual({
      B: [1, 2],
    });
  });

  it('leaves what is no function as it is, and marks what is not known yet', () => {
    expect(given('{ Ref: Env, Other: !Ref Later, Condition: { StringEquals: { a: b } } }')).toEqual({
      Ref: 'Env',
      Other: UNKNOWN,
      Condition: { StringEquals: { a: 'b' } },
    });
  });
});

const JOIN =
  'Template error: every Fn::Join object requires two parameters, (1) a string delimiter and (2) a list of strings ' +
  'to be joined or a function that returns a list of strings (such as Fn::GetAZs) to be joined.';
const SELECT =
  'Template error: Fn::Select requires a list argument with two elements: an integer index and a list';

describe('a function that cannot be done', () => {
  it.each([
    ['!Join [a]', JOIN],
    ['!Join ["-", [{ a: b }]]', JOIN],
    ['!Join ["-", !Ref Env]', JOIN],
    ['!Select [x, [a]]', SELECT],
    ['!Select [0, a]', SELECT],
    ['!Select [3, [a, b]]', 'Template error: Fn::Select cannot select nonexistent value at index 3'],
    ['!GetAtt Bucket.Name', 'Requested attribute Name does not exist in schema for AWS::S3::Bucket'],
    [
      '!FindInMap [Regions, eu-west-1, Ami]',
      'Template error: Unable to get mapping for Regions::eu-west-1::Ami',
    ],
    [
      '!FindInMap [Regions, constructor, name]',
      'Template error: Unable to get mapping for Regions::constructor::name',
    ],
    [
      '!FindInMap [Nope, a, b]',
      "Template error: Mapping named 'Nope' is not present in the 'Mappings' section of template.",
    ],
    [
      '!FindInMap [Regions, us-east-1, Ami, { DefaultValue: x }]',
      'Template error: every Fn::FindInMap object requires three parameters, the map name, map key and the attribute ' +
        'for return value',
    ],
    ['!ImportValue nope', 'No export named nope found.'],
    ['!If [Nope, a, b]', 'Template error: unresolved condition dependency Nope in Fn::If'],
    [
      // biome-ignore lint/suspicious/noTemplateCurlyInString: the text of Fn::Sub.
      '!Sub "${Zones}"',
      'Template error: variable Zones in Fn::Sub expression does not resolve to a string',
    ],
    [
      '!Cidr [10.0.0.0/24, 9, 5]',
      'Template error: Fn::Cidr cannot make 9 blocks with 5 CIDR bits out of 10.0.0.0/24',
    ],
  ])('%s', (yaml, message) => {
    expect(thrownBy(() => given(yaml))).toEqual(refusal(message));
  });

  // https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html
  it('is refused by name where the cloud does not model it', () => {
    expect(thrownBy(() => given('"x{{resolve:secretsmanager:a:b}}"'))).toEqual(
      refusal(
        'The embedded cloud does not model the dynamic reference {{resolve:secretsmanager}}.',
        'NotImplemented',
      ),
    );
    expect(thrownBy(() => given('{ "Fn::Transform": { Name: AWS::Include } }'))).toMatchObject({
      code: 'NotImplemented',
    });
    for (const name of ['Length', 'ToJsonString', 'ForEach']) {
      expect(thrownBy(() => given(`!${name} [a, b]`))).toMatchObject({
        message: expect.stringMatching(
          `^Template error: Encountered unsupported function: Fn::${name} Supported`,
        ),
      });
    }
  });
});
