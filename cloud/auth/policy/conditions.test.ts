// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html
import { describe, expect, it } from 'vitest';
import { conditionsHold, parseOperator } from './conditions.ts';
import { OPERATORS } from './operators.ts';

type Values = string | string[] | undefined;

function holds(
  operator: string,
  policy: string | number | boolean | (string | boolean)[],
  value: Values,
): boolean {
  const keys = new Map(value === undefined ? [] : [['k', [value].flat()]]);
  keys.set('aws:username', ['ann']);
  return conditionsHold({ [operator]: { K: policy } }, { keys, enabled: true });
}

const ROLE = 'arn:aws:iam::111111111111:role/app/x';

describe('a condition operator', () => {
  it.each<[string, string | number | boolean | string[], Values, boolean]>([
    ['StringEquals', ['a', 'b'], 'b', true],
    ['StringEquals', 'a', 'A', false],
    ['StringEquals', 'a*', 'ab', false],
    ['StringEquals', `$\{aws:username}`, 'ann', true],
    ['StringNotEquals', ['a', 'b'], 'b', false],
    ['StringNotEquals', ['a', 'b'], 'c', true],
    ['StringNotEquals', 'a', undefined, true],
    ['StringEqualsIgnoreCase', 'a', 'A', true],
    ['StringNotEqualsIgnoreCase', 'a', 'A', false],
    ['StringLike', 'posters/*.jp?', 'posters/a/b.jpg', true],
    ['StringLike', 'posters/*', 'Posters/a', false],
    ['StringLike', `home/$\{aws:username}/*`, 'home/ann/x', true],
    ['StringLike', `home/$\{aws:userid}/*`, 'home//x', false],
    ['StringLike', `$\{*}`, 'a', false],
    ['StringLike', `$\{*}`, '*', true],
    ['StringLike', `$\{aws:PrincipalTag/team, 'none'}`, 'none', true],
    ['StringNotLike', 'a*', 'ab', false],
    ['NumericEquals', 10, '10.0', true],
    ['NumericNotEquals', '10', '11', true],
    ['NumericLessThan', '10', '10', false],
    ['NumericLessThanEquals', '10', '10', true],
    ['NumericGreaterThan', '9', '10', true],
    ['NumericGreaterThanEquals', '11', '10', false],
    ['NumericLessThan', '10', '', false],
    ['DateGreaterThan', '2026-01-01T00:00:00Z', '2026-01-01T00:00:01Z', true],
    ['DateLessThan', '2026-01-01T00:00:00Z', '2026-01-01T00:00:01Z', false],
    ['DateEquals', '1767225600', '2026-01-01T00:00:00Z', true],
    ['DateNotEquals', '1767225600', '2026-01-01T00:00:00Z', false],
    ['DateLessThanEquals', '2026-01-01', '1767225600', true],
    ['DateGreaterThanEquals', '2026-01-02', '1767225600', false],
    ['Bool', true, 'true', true],
    ['Bool', 'False', 'true', false],
    ['Bool', 'false', undefined, false],
    ['BinaryEquals', 'QmluYXJ5', 'QmluYXJ5', true],
    ['BinaryEquals', 'QmluYXJ5', 'QmluYXJ6', false],
    ['IpAddress', ['203.0.113.0/24', '2001:db8::/32'], '203.0.113.9', true],
    ['IpAddress', ['203.0.113.0/24', '2001:db8::/32'], '2001:db8:1::1', true],
    ['IpAddress', '127.0.0.1', '::ffff:127.0.0.1', true],
    ['IpAddress', '203.0.113.0/24', '203.0.114.9', false],
    ['NotIpAddress', '203.0.113.0/24', '203.0.114.9', true],
    ['ArnLike', 'arn:aws:iam::*:role/app/*', ROLE, true],
    ['ArnEquals', 'arn:aws:iam::111111111111:role/*', ROLE, true],
    ['ArnLike', 'arn:aws:*:role/app/x', ROLE, false],
    ['ArnNotLike', 'arn:aws:iam::*:role/app/*', ROLE, false],
    ['ArnNotEquals', 'arn:aws:iam::*:role/b', ROLE, true],
    ['Null', 'true', undefined, true],
    ['Null', 'true', 'a', false],
    ['Null', false, 'a', true],
    ['StringEqualsIfExists', 'a', undefined, true],
    ['StringEqualsIfExists', 'a', 'b', false],
    ['ForAllValues:StringEquals', ['a', 'b'], ['a', 'b'], true],
    ['ForAllValues:StringEquals', ['a', 'b'], ['a', 'c'], false],
    ['ForAllValues:StringEquals', ['a'], undefined, true],
    ['ForAllValues:StringNotEquals', ['a'], ['b', 'a'], false],
    ['ForAnyValue:StringEquals', ['a', 'b'], ['c', 'b'], true],
    ['ForAnyValue:StringEquals', ['a'], ['c'], false],
    ['ForAnyValue:StringEquals', ['a'], undefined, false],
    ['ForAnyValue:StringNotEquals', ['a'], ['a', 'b'], true],
    ['ForAnyValue:StringLikeIfExists', ['a*'], undefined, true],
  ])('%s %j of %j is %s', (operator, policy, value, expected) => {
    expect(holds(operator, policy, value)).toBe(expected);
  });

  it('needs every operator and every key of its block', () => {
    const scope = {
      keys: new Map([
        ['a', ['1']],
        ['b', ['2']],
      ]),
      enabled: true,
    };
    expect(conditionsHold(undefined, scope)).toBe(true);
    expect(conditionsHold({ StringEquals: { a: '1', b: '2' }, NumericLessThan: { a: 2 } }, scope)).toBe(true);
    expect(conditionsHold({ StringEquals: { a: '1', b: '3' } }, scope)).toBe(false);
    expect(conditionsHold({ StringEquals: { a: '1' }, NumericLessThan: { b: 2 } }, scope)).toBe(false);
  });

  it('is known in every form that IAM has, and in no other', () => {
    for (const name of OPERATORS.keys()) {
      expect(parseOperator(`ForAnyValue:${name}IfExists`)).toEqual({
        quantifier: 'ForAnyValue',
        ifExists: true,
        base: name,
      });
      expect(parseOperator(name)).toMatchObject({ ifExists: false, base: name });
    }
    expect(parseOperator('Null')?.base).toBe('Null');
    for (const name of [
      'NullIfExists',
      'stringEquals',
      'StringMatches',
      'ForSome:StringEquals',
      'IfExists',
      '',
    ]) {
      expect(parseOperator(name), name).toBeUndefined();
    }
  });

  it('that is unknown never opens a door', () => {
    expect(holds('StringMatches', 'a', 'a')).toBe(false);
  });
});
