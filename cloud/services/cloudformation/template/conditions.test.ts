// biome-ignore-all lint/suspicious/noTemplateCurlyInString: texts of Fn::Sub.
import { describe, expect, it } from 'vitest';
import { requiredCapabilities } from './capabilities.ts';
import { dependenciesOf } from './dependencies.ts';
import { evaluateOutputs } from './outputs.ts';
import { parseTemplate } from './parse.ts';
import { UNKNOWN } from './scope.ts';
import { refusal, scopeOf, thrownBy } from './testing.ts';

const TEMPLATE = `
Parameters:
  Env: { Type: String, Default: dev }
Mappings: { Sizes: { prod: { Size: 3 }, dev: { Size: 1 }, qa: { Size: 1 } } }
Conditions:
  IsProd: !Equals [!Ref Env, prod]
  IsBig: !Equals [!FindInMap [Sizes, !Ref Env, Size], "3"]
  Both: !And [!Condition IsProd, !Condition IsBig]
  Neither: !Not [!Or [!Condition IsProd, !Condition IsBig]]
  Literal: !Equals [!Sub "\${Env}-\${AWS::Region}", dev-us-east-1]
Resources:
  Logs: { Type: AWS::S3::Bucket, Condition: Both }
  Site:
    Type: AWS::S3::Bucket
    Properties:
      BucketName: !Sub "site-\${Env}"
      LoggingConfiguration: !If [Both, { DestinationBucketName: !Ref Logs }, !Ref AWS::NoValue]
  Policy: { Type: AWS::S3::BucketPolicy, DependsOn: Site, Properties: { Bucket: !Ref Site, PolicyDocument: {} } }
Outputs:
  LogsArn: { Condition: Both, Value: !GetAtt Logs.Arn }
  SiteUrl: { Value: !Sub "\${Site.WebsiteURL}", Description: where, Export: { Name: !Sub "\${AWS::StackName}-url" } }
  Number: { Value: 3 }
`;

// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-conditions.html
describe('the conditions of a template', () => {
  it.each([
    ['dev', { IsProd: false, IsBig: false, Both: false, Neither: true, Literal: true }],
    ['prod', { IsProd: true, IsBig: true, Both: true, Neither: false, Literal: false }],
    ['qa', { IsProd: false, IsBig: false, Both: false, Neither: true, Literal: false }],
  ])('hold by the parameters: %s', (Env, conditions) => {
    expect(scopeOf(TEMPLATE, { parameters: { Env } }).conditions).toEqual(conditions);
  });

  it('may not stand on each other, nor compare lists', () => {
    const withConditions = (text: string) => () =>
      scopeOf(`Conditions: ${text}\nParameters: { L: { Type: CommaDelimitedList, Default: a } }
Resources: { A: { Type: AWS::S3::Bucket } }`);
    expect(thrownBy(withConditions('{ A: !Not [!Condition B], B: !Not [!Condition A] }'))).toEqual(
      refusal('Template error: Found circular condition dependency: A'),
    );
    expect(thrownBy(withConditions('{ A: !Equals [!Ref L, a] }'))).toEqual(
      refusal('Template error: every Fn::Equals object requires a list of 2 string parameters.'),
    );
  });
});

const namesOf = (graph: Map<string, Set<string>>) =>
  Object.fromEntries([...graph].map(([name, needs]) => [name, [...needs]]));

// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-dependson.html
describe('the dependencies of resources', () => {
  it('are what they refer to, through the branches that are taken', () => {
    const [dev, prod] = ['dev', 'prod'].map((Env) => scopeOf(TEMPLATE, { parameters: { Env } }));
    expect(namesOf(dependenciesOf(dev?.template ?? never(), dev?.conditions))).toEqual({
      Site: [],
      Policy: ['Site'],
    });
    expect(namesOf(dependenciesOf(prod?.template ?? never(), prod?.conditions))).toEqual({
      Logs: [],
      Site: ['Logs'],
      Policy: ['Site'],
    });
  });

  it('must be made too', () => {
    const text = `
Conditions: { Never: !Equals [a, b] }
Resources:
  A: { Type: AWS::S3::Bucket, Condition: Never }
  B: { Type: AWS::S3::Bucket, Properties: { BucketName: !Ref A } }
Outputs: { O: { Value: !Ref A } }
`;
    const scope = scopeOf(text);
    const message = (block: string) =>
      `Template format error: Unresolved resource dependencies [A] in the ${block} block of the template`;
    expect(thrownBy(() => dependenciesOf(scope.template, scope.conditions))).toEqual(
      refusal(message('Resources')),
    );
    expect(thrownBy(() => evaluateOutputs(scope))).toEqual(refusal(message('Outputs')));
  });

  it('may be no circle once the conditions are known', () => {
    const text = `
Conditions: { Same: !Equals [a, a] }
Resources:
  A: { Type: AWS::S3::Bucket, Properties: { BucketName: !If [Same, !Ref B, x] } }
  B: { Type: AWS::S3::Bucket, Properties: { BucketName: !Ref A } }
`;
    const { template, conditions } = scopeOf(text);
    expect(namesOf(dependenciesOf(template))).toEqual({ A: [], B: ['A'] });
    expect(thrownBy(() => dependenciesOf(template, conditions))).toEqual(
      refusal('Circular dependency between resources: [A, B]'),
    );
    expect(namesOf(dependenciesOf(template, { Same: false }))).toEqual({ A: [], B: ['A'] });
  });
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/outputs-section-structure.html
describe('the outputs of a stack', () => {
  it('are those whose condition holds, with what they export', () => {
    const made = () => ({ ref: 'site', attributes: { WebsiteURL: 'http://site', Arn: 'arn' } });
    expect(evaluateOutputs(scopeOf(TEMPLATE, { made }))).toEqual([
      { key: 'SiteUrl', value: 'http://site', description: 'where', exportName: 'cinedb-url' },
      { key: 'Number', value: '3' },
    ]);
    const before = evaluateOutputs(scopeOf(TEMPLATE, { parameters: { Env: 'prod' } }));
    expect(before.map(({ key, value }) => [key, value])).toEqual([
      ['LogsArn', UNKNOWN],
      ['SiteUrl', UNKNOWN],
      ['Number', '3'],
    ]);
  });

  it('export under names of letters, digits, colons and hyphens', () => {
    const text = (name: string) =>
      `Resources: { A: { Type: AWS::S3::Bucket } }\nOutputs: { O: { Value: a, Export: { Name: ${name} } } }`;
    const outputs = (name: string) => () => evaluateOutputs(scopeOf(text(name)));
    expect(outputs('cinedb:Table-1')()[0]?.exportName).toBe('cinedb:Table-1');
    expect(thrownBy(outputs('Global.Name'))).toMatchObject({
      message: expect.stringMatching(
        /specified and consist only of alphanumeric characters, colons, or hyphens\.$/,
      ),
    });
    expect(thrownBy(outputs('x'.repeat(257)))).toMatchObject({
      message: expect.stringMatching(/must not be longer than 256 characters\.$/),
    });
  });

  it('are strings', () => {
    const text = 'Resources: { A: { Type: AWS::S3::Bucket } }\nOutputs: { O: { Value: [a] } }';
    expect(thrownBy(() => evaluateOutputs(scopeOf(text)))).toMatchObject({
      message: expect.stringMatching(/must evaluate to a String and not a List\.$/),
    });
  });
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html
describe('the capabilities that a template demands', () => {
  const demanded = (...resources: string[]) => {
    const members = resources.map((resource, index) => `  R${index}: ${resource}`).join('\n');
    return requiredCapabilities(parseTemplate(`Resources:\n${members}`));
  };

  it('are those of IAM, named where a resource has a name', () => {
    const role = '{ Type: AWS::IAM::Role, Properties: { AssumeRolePolicyDocument: {} } }';
    const named = '{ Type: AWS::IAM::Role, Properties: { RoleName: r } }';
    expect(demanded('{ Type: AWS::S3::Bucket }')).toEqual({ capabilities: [], types: [] });
    expect(demanded(role)).toEqual({ capabilities: ['CAPABILITY_IAM'], types: ['AWS::IAM::Role'] });
    expect(demanded(role, named).capabilities).toEqual(['CAPABILITY_NAMED_IAM']);
  });
});

function never(): never {
  throw new Error('there are two scopes');
}
