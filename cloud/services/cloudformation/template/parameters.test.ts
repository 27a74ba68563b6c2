import { describe, expect, it } from 'vitest';
import { readParameters } from './parameters.ts';
import { parseTemplate } from './parse.ts';
import { refusal, thrownBy } from './testing.ts';

const templateWith = (parameters: string) =>
  parseTemplate(`Parameters: ${parameters}\nResources: { B: { Type: AWS::S3::Bucket } }`);
const read = (declaration: string, value: string) =>
  readParameters(templateWith(`{ P: ${declaration} }`), [{ ParameterKey: 'P', ParameterValue: value }]);

// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html
describe('the parameters of a stack', () => {
  const template = templateWith('{ A: { Type: String }, B: { Type: Number, Default: 3 } }');

  it('are given, or the default', () => {
    expect(readParameters(template, [{ ParameterKey: 'A', ParameterValue: '' }])).toEqual({ A: '', B: '3' });
    expect(
      readParameters(template, [{ ParameterKey: 'A', ParameterValue: 'x' }], { A: 'old', B: '9' }),
    ).toEqual({
      A: 'x',
      B: '3',
    });
  });

  it('are the previous ones where that is asked for', () => {
    const given = [
      { ParameterKey: 'A', UsePreviousValue: true },
      { ParameterKey: 'B', UsePreviousValue: true },
    ];
    expect(readParameters(template, given, { A: 'old', B: '9' })).toEqual({ A: 'old', B: '9' });
    expect(thrownBy(() => readParameters(template, given))).toEqual(
      refusal('Parameters: [A, B] must have values'),
    );
  });

  it('must all have values and be in the template', () => {
    expect(thrownBy(() => readParameters(template, []))).toEqual(refusal('Parameters: [A] must have values'));
    const stranger = [{ ParameterKey: 'C', ParameterValue: 'x' }];
    expect(thrownBy(() => readParameters(template, stranger))).toEqual(
      refusal('Parameters: [C] do not exist in the template'),
    );
  });
});

describe('the constraints of a parameter', () => {
  it.each([
    [
      '{ Type: String, AllowedValues: [dev, prod] }',
      'prod',
      'qa',
      "Parameter 'P' must be one of AllowedValues",
    ],
    ['{ Type: String, AllowedPattern: "[a-z]+" }', 'abc', 'abc1', "Parameter 'P' must match pattern [a-z]+"],
    ['{ Type: String, AllowedPattern: "a|bc" }', 'bc', 'ac', "Parameter 'P' must match pattern a|bc"],
    ['{ Type: String, MinLength: 2 }', 'ab', 'a', "Parameter 'P' must contain at least 2 characters"],
    ['{ Type: String, MaxLength: "2" }', 'ab', 'abc', "Parameter 'P' must contain at most 2 characters"],
    ['{ Type: Number }', '-1.5', 'one', "Parameter 'P' must be a number"],
    ['{ Type: Number, MinValue: 128 }', '128', '127', "Parameter 'P' must be a number not less than 128"],
    ['{ Type: Number, MaxValue: 900 }', '900', '901', "Parameter 'P' must be a number not greater than 900"],
    ['{ Type: List<Number> }', '1, 2', '1,x', "Parameter 'P' must be a number"],
    [
      '{ Type: CommaDelimitedList, AllowedPattern: "[a-z]" }',
      'a, b',
      'a,B',
      "Parameter 'P' must match pattern [a-z]",
    ],
    [
      '{ Type: String, AllowedPattern: "[a-z]+", ConstraintDescription: small letters only. }',
      'abc',
      'A',
      'Parameter P failed to satisfy constraint: small letters only.',
    ],
  ])('%s takes %j and not %j', (declaration, good, bad, message) => {
    expect(read(declaration, good)).toEqual({ P: good });
    expect(thrownBy(() => read(declaration, bad))).toEqual(refusal(message));
  });

  it('hold for the default too', () => {
    const template = templateWith('{ P: { Type: Number, Default: 1, MinValue: 2 } }');
    expect(thrownBy(() => readParameters(template, []))).toEqual(
      refusal("Parameter 'P' must be a number not less than 2"),
    );
  });
});
