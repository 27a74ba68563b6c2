// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
import { describe, expect, it } from 'vitest';
import { globPattern, matchesPattern } from './glob.ts';
import { matchesArn } from './match-arn.ts';

describe('a pattern', () => {
  it.each([
    ['*', '', true],
    ['', '', true],
    ['', 'a', false],
    ['?', '', false],
    ['a*c', 'abbbc', true],
    ['a*c', 'abbbcd', false],
    ['*a*b*', 'xxaxxbxx', true],
    ['*aab', 'aaaab', true],
    ['a?c', 'a😀c', true],
    ['s3:Get.bject', 's3:GetObject', false],
  ])('%j fits %j: %s', (pattern, text, expected) => {
    expect(matchesPattern(globPattern(pattern), text)).toBe(expected);
  });

  it('of many stars takes no time', () => {
    const start = performance.now();
    expect(matchesPattern(globPattern(`${'*a'.repeat(50)}*b`), 'a'.repeat(2000))).toBe(false);
    expect(performance.now() - start).toBeLessThan(500);
  });
});

describe('an ARN', () => {
  it.each([
    ['arn:aws:s3:::films/*', 'arn:aws:s3:::films/a/b:c', true],
    ['arn:aws:s3:::films/*', 'arn:aws:s3:::films', false],
    ['arn:aws:s3:::films*', 'arn:aws:s3:::films/a', true],
    ['arn:aws:s3:::*', 'arn:aws:s3:::films/a', true],
    [
      'arn:aws:dynamodb:*:111111111111:table/*',
      'arn:aws:dynamodb:us-east-1:111111111111:table/films/index/x',
      true,
    ],
    ['arn:aws:dynamodb:*:table/films', 'arn:aws:dynamodb:us-east-1:111111111111:table/films', false],
    [
      'arn:aws:lambda:us-east-1:111111111111:function:*',
      'arn:aws:lambda:us-east-1:111111111111:function:f:prod',
      true,
    ],
    ['arn:aws:s3:*', 'arn:aws:s3:::films', true],
    ['arn:*', 'arn:aws:s3:::films', true],
    ['*', 'arn:aws:s3:::films', true],
    ['*', '*', true],
    ['arn:aws:s3:::*', '*', false],
    ['arn:aws:s3:::films', 'arn:aws:s3', false],
  ])('%s fits %s: %s', (pattern, arn, expected) => {
    expect(matchesArn(globPattern(pattern), arn)).toBe(expected);
  });
});
