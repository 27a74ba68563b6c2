import { describe, expect, it } from 'vitest';
import { checkProperties, coerceProperties, propertiesError } from './properties.ts';
import { changeOf } from './replacement.ts';
import { UNKNOWN } from './scope.ts';
import { refusal, thrownBy } from './testing.ts';

const FUNCTION = { Code: { ZipFile: '' }, Role: 'arn' };

// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/resource-type-schemas.html
describe('the properties of a resource', () => {
  it.each([
    ['AWS::Lambda::Function', { ...FUNCTION, Memory: 1 }, ['#: extraneous key [Memory] is not permitted']],
    ['AWS::Lambda::Function', { Code: {} }, ['#: required key [Role] not found']],
    [
      'AWS::Lambda::Function',
      { ...FUNCTION, MemorySize: 'big', Environment: { Variables: ['a'], Vars: {} } },
      [
        '#/MemorySize: expected type: Integer, found: String',
        '#/Environment/Variables: expected type: JSONObject, found: JSONArray',
        '#/Environment: extraneous key [Vars] is not permitted',
      ],
    ],
    [
      'AWS::Lambda::Function',
      { ...FUNCTION, Timeout: 1.5 },
      ['#/Timeout: expected type: Integer, found: Double'],
    ],
    [
      'AWS::Lambda::Function',
      { ...FUNCTION, Layers: 'a' },
      ['#/Layers: expected type: JSONArray, found: String'],
    ],
    [
      'AWS::Lambda::Function',
      { ...FUNCTION, Handler: { a: 'b' }, Layers: [['a']] },
      [
        '#/Handler: expected type: String, found: JSONObject',
        '#/Layers/0: expected type: String, found: JSONArray',
      ],
    ],
    [
      'AWS::Lambda::Function',
      { ...FUNCTION, Tags: [{ Key: 'a' }, { Key: 'a', Value: 'b', Other: 1 }] },
      ['#/Tags/0: required key [Value] not found', '#/Tags/1: extraneous key [Other] is not permitted'],
    ],
    [
      'AWS::Logs::LogGroup',
      { RetentionInDays: 13 },
      ['#/RetentionInDays: failed validation constraint for keyword [enum]'],
    ],
    [
      'AWS::DynamoDB::Table',
      { KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }], SSESpecification: { SSEEnabled: 'perhaps' } },
      ['#/SSESpecification/SSEEnabled: expected type: Boolean, found: String'],
    ],
  ])('%s %j', (type, properties, faults) => {
    expect(checkProperties(type, properties)).toEqual(faults);
  });

  it('may be unknown as yet, JSON of any shape where the model says so, and texts of numbers', () => {
    const role = { AssumeRolePolicyDocument: { Statement: [{ Any: 'thing' }] }, MaxSessionDuration: '3600' };
    expect(checkProperties('AWS::IAM::Role', role)).toEqual([]);
    expect(
      checkProperties('AWS::Lambda::Function', { Code: UNKNOWN, Role: UNKNOWN, Timeout: UNKNOWN }),
    ).toEqual([]);
    expect(checkProperties('AWS::S3::BucketPolicy', { Bucket: 'b', PolicyDocument: '{}' })).toEqual([]);
  });

  it('get the types of the model', () => {
    const given = {
      ...FUNCTION,
      MemorySize: '256',
      Handler: 1,
      Environment: { Variables: { PAGE: 20, DEBUG: true } },
      PublishToLatestPublished: 'true',
    };
    expect(coerceProperties('AWS::Lambda::Function', given)).toEqual({
      ...FUNCTION,
      MemorySize: 256,
      Handler: '1',
      Environment: { Variables: { PAGE: '20', DEBUG: 'true' } },
      PublishToLatestPublished: true,
    });
  });

  it('are told with their resource', () => {
    expect(thrownBy(() => raise(propertiesError('Api', ['#: a', '#/B: c'])))).toEqual(
      refusal('Properties validation failed for resource Api with message:\n#: a\n#/B: c'),
    );
    expect(thrownBy(() => checkProperties('AWS::SQS::Queue', {}))).toMatchObject({ code: 'NotImplemented' });
  });
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks-update-behaviors.html
describe('a change of properties', () => {
  const table = { TableName: 'movies', KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }] };

  it('replaces the resource where the model says so', () => {
    expect(changeOf('AWS::DynamoDB::Table', table, { ...table, TableName: 'films' })).toEqual({
      changed: ['TableName'],
      replacement: 'True',
      details: [{ name: 'TableName', requiresRecreation: 'Always', evaluation: 'Static' }],
    });
    const layer = { Content: { S3Bucket: 'b', S3Key: 'k' } };
    expect(
      changeOf('AWS::Lambda::LayerVersion', layer, { Content: { S3Bucket: 'b', S3Key: 'l' } }),
    ).toMatchObject({ changed: ['Content'], replacement: 'True' });
  });

  it('is none where only the writing differs', () => {
    expect(changeOf('AWS::Lambda::Function', { MemorySize: 256 }, { MemorySize: '256' })).toEqual({
      changed: [],
      replacement: 'False',
      details: [],
    });
  });

  it('happens in place, for properties that come or go too', () => {
    const after = { ...table, BillingMode: 'PAY_PER_REQUEST' };
    expect(changeOf('AWS::DynamoDB::Table', table, after)).toMatchObject({
      changed: ['BillingMode'],
      replacement: 'False',
    });
    expect(changeOf('AWS::DynamoDB::Table', after, table).details).toEqual([
      { name: 'BillingMode', requiresRecreation: 'Never', evaluation: 'Static' },
    ]);
  });

  it('is conditional where the new value is not known yet', () => {
    expect(changeOf('AWS::DynamoDB::Table', table, { ...table, TableName: UNKNOWN })).toMatchObject({
      replacement: 'Conditional',
      details: [{ requiresRecreation: 'Always', evaluation: 'Dynamic' }],
    });
  });
});

function raise(error: Error): never {
  throw error;
}
