import { describe, expect, it } from 'vitest';
import { samPython, suiteWith } from '../../../../test/tools.ts';
import { AwsError } from '../../../errors.ts';
import { readCases, type SamCase } from './testing/cases.ts';
import { contextOf, judge, type Verdict, withoutEmpty } from './testing/reference.ts';
import { transformSam } from './transform.ts';

// The judge is the transform that AWS publishes: https://github.com/aws/serverless-application-model
const LEAST_MADE = 40;
const NOT_MODELLED = 'The embedded cloud does not model ';

const made = readCases('made');
const invalid = readCases('invalid');
const refused = readCases('refused');

suiteWith([samPython], 'transformSam beside the reference transform', () => {
  const verdicts = judge([...made, ...invalid, ...refused]);
  const judged = new Map<SamCase, Verdict>(
    [...made, ...invalid, ...refused].map((one, index) => [one, verdicts[index] ?? { errors: [] }]),
  );
  const verdictOf = (one: SamCase): Verdict => judged.get(one) ?? { errors: ['not judged'] };

  it('is judged on a good number of templates', () => {
    expect(made.length).toBeGreaterThanOrEqual(LEAST_MADE);
    expect(invalid.length).toBeGreaterThanOrEqual(LEAST_MADE);
  });

  describe('makes the same resources, logical ids and hashes', () => {
    it.each(made)('$name', (one) => {
      const ours = transformSam(one.template, contextOf(one));
      expect({ template: withoutEmpty(ours) }).toEqual(verdictOf(one));
    });
  });

  describe('refuses for the same reasons', () => {
    it.each(invalid)('$name', (one) => {
      const verdict = verdictOf(one);
      if (!('errors' in verdict)) throw new Error('the reference takes this template');
      const message = messageOf(one);
      expect(message).toContain(`Number of errors found: ${verdict.errors.length}. `);
      for (const reason of verdict.errors) expect(message).toContain(reason);
    });
  });

  describe('names what it does not model', () => {
    it.each(refused)('$name', (one) => {
      expect(messageOf(one)).toContain(NOT_MODELLED);
    });
  });
});

describe('transformSam', () => {
  const [simple] = made;

  it('leaves the template as it is', () => {
    for (const one of made) {
      const before = structuredClone(one.template);
      transformSam(one.template, contextOf(one));
      expect(one.template).toEqual(before);
    }
  });

  // https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cfn-change-set-transform.html
  it('answers with all reasons in the order of the ids, after the name of the transform', () => {
    if (!simple) throw new Error('no template');
    const broken = (Type: string) => ({ Type, Properties: { Nonsense: 1 } });
    const Resources = { B: broken('AWS::Serverless::Api'), A: broken('AWS::Serverless::SimpleTable') };
    expect(messageOf({ name: '', template: { ...simple.template, Resources } })).toBe(
      'Transform AWS::Serverless-2016-10-31 failed with: ' +
        'Invalid Serverless Application Specification document. Number of errors found: 2. ' +
        'Resource with id [A] is invalid. property Nonsense not defined for resource of type AWS::Serverless::SimpleTable ' +
        'Resource with id [B] is invalid. property Nonsense not defined for resource of type AWS::Serverless::Api',
    );
  });

  it('takes no name that every object has for a type or a property', () => {
    if (!simple) throw new Error('no template');
    const table = { Type: 'AWS::Serverless::SimpleTable', Properties: { constructor: 1 } };
    expect(messageOf({ name: '', template: { ...simple.template, Resources: { Table: table } } })).toContain(
      'property constructor not defined for resource of type AWS::Serverless::SimpleTable',
    );
    const Resources = { Odd: { Type: '__proto__' }, Other: { Type: 'valueOf' } };
    const template = transformSam({ ...simple.template, Resources }, contextOf(simple));
    expect(Object.keys(template.Resources).sort()).toEqual(['Odd', 'Other']);
  });

  it('keeps the other transforms', () => {
    if (!simple) throw new Error('no template');
    const Transform = ['AWS::LanguageExtensions', ...simple.template.Transform];
    const template = transformSam({ ...simple.template, Transform }, contextOf(simple));
    expect(template.Transform).toEqual(['AWS::LanguageExtensions']);
  });
});

function messageOf(one: SamCase): string {
  try {
    transformSam(one.template, contextOf(one));
  } catch (error) {
    if (error instanceof AwsError && error.code === 'ValidationError') return error.message;
    throw error;
  }
  throw new Error('the transform takes this template');
}
