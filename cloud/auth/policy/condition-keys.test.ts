import { describe, expect, it } from 'vitest';
import { isModelledKey } from './condition-keys.ts';
import { validatePolicy } from './validate.ts';

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
describe('a condition key', () => {
  it.each([
    'aws:SourceIp',
    'AWS:SOURCEIP',
    's3:prefix',
    'aws:RequestTag/course',
    's3:ExistingObjectTag/film',
  ])('that the cloud gives is taken: %s', (key) => expect(isModelledKey(key)).toBe(true));

  it.each(['aws:PrincipalTag/team', 'dynamodb:LeadingKeys', 's3:nonsense', 'nonsense', 'aws:RequestTag/'])(
    'that the cloud does not give is refused by name, whatever the effect: %s',
    (key) => {
      for (const Effect of ['Allow', 'Deny']) {
        const Statement = [
          { Effect, Action: '*', Resource: '*', Condition: { StringEquals: { [key]: 'a' } } },
        ];
        expect(() => validatePolicy({ Version: '2012-10-17', Statement }, 'identity')).toThrow(
          expect.objectContaining({
            code: 'NotImplemented',
            message: `The embedded cloud does not model the condition key ${key}.`,
          }),
        );
      }
    },
  );
});
