import { expect, it } from 'vitest';
import { matchesPattern } from './path-pattern.ts';

// https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesCacheBehavior.html#DownloadDistValuesPathPattern
it.each([
  ['images/*.jpg', '/images/sample1.jpg', true],
  ['/images/*.jpg', '/images/sample1.jpg', true],
  ['images/*.jpg', '/images/deep/sample1.jpg', true],
  ['*.gif', '/product1/a.gif', true],
  ['a??.jpg', '/ant.jpg', true],
  ['a??.jpg', '/abcd.jpg', false],
  ['*.jpg', '/LOGO.JPG', false],
  ['/', '/', true],
  ['/api/*', '/api', false],
  ['/v1.0/*', '/v1x0/a', false],
  ['/a(b)', '/a(b)', true],
  ['*', '/anything/at?all', true],
])('%s covers %s: %s', (pattern, path, expected) => {
  expect(matchesPattern(pattern, path)).toBe(expected);
});
