import { expect, it } from 'vitest';
import { acceptedEncodings, isCompressible } from './compression.ts';

const answer = (more: object) => ({
  status: 200,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: new Uint8Array(1_000),
  ...more,
});

// https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/ServingCompressedFiles.html
it.each([
  ['a page of 1,000 bytes', answer({}), true],
  ['a page of 999 bytes', answer({ body: new Uint8Array(999) }), false],
  ['a page of 10,000,001 bytes', answer({ body: new Uint8Array(10_000_001) }), false],
  ['a picture', answer({ headers: { 'content-type': 'image/jpeg' } }), false],
  ['a drawing', answer({ headers: { 'content-type': 'image/svg+xml' } }), true],
  ['no type', answer({ headers: {} }), false],
  ['a page without its length', answer({ chunked: true }), false],
  [
    'what is compressed',
    answer({ headers: { 'content-type': 'text/css', 'content-encoding': 'gzip' } }),
    false,
  ],
  ['an error page', answer({ status: 404 }), true],
  ['another error', answer({ status: 500 }), false],
])('%s is compressible: %s', (_what, given, expected) => {
  expect(isCompressible(given)).toBe(expected);
});

it.each([
  ['gzip, deflate, br', true, true, ['br', 'gzip']],
  ['GZIP', true, true, ['gzip']],
  ['br;q=0, gzip;q=0.5', true, true, ['gzip']],
  ['gzip, br', true, false, ['gzip']],
  ['gzip, br', false, false, []],
  [undefined, true, true, []],
])('%s with gzip %s and brotli %s is %j', (accepted, gzip, brotli, expected) => {
  expect(acceptedEncodings(accepted, { gzip, brotli })).toEqual(expected);
});
