import { describe, expect, it } from 'vitest';
import { errorTimeToLive } from './error-caching.ts';
import { timeToLive } from './time-to-live.ts';

const NOW = Date.UTC(2026, 0, 1);
const zero = { min: 0, usual: 100, max: 1000 };
const some = { min: 50, usual: 100, max: 1000 };
const off = { min: 0, usual: 0, max: 0 };

// The table "Specify the amount of time that CloudFront caches objects":
// https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/Expiration.html#ExpirationDownloadDist
describe('the time to live in seconds', () => {
  it.each([
    ['nothing said', {}, zero, 100],
    ['nothing said, a least time above the usual', {}, { min: 200, usual: 100, max: 1000 }, 200],
    ['max-age below the most', { 'cache-control': 'max-age=500' }, zero, 500],
    ['max-age above the most', { 'cache-control': 'max-age=5000' }, zero, 1000],
    ['max-age below the least', { 'cache-control': 'max-age=5' }, some, 50],
    ['max-age of nothing', { 'cache-control': 'max-age=0' }, zero, 0],
    ['s-maxage before max-age', { 'cache-control': 'max-age=5, s-maxage=300' }, zero, 300],
    ['Expires', { expires: new Date(NOW + 60_000).toUTCString() }, zero, 60],
    ['Expires in the past', { expires: '0' }, zero, 0],
    ['max-age before Expires', { 'cache-control': 'max-age=7', expires: '0' }, zero, 7],
    ['no-cache', { 'cache-control': 'no-cache' }, zero, 0],
    ['no-store against a least time', { 'cache-control': 'no-store' }, some, 50],
    ['private with max-age', { 'cache-control': 'private, max-age=500' }, zero, 0],
    ['caching disabled', { 'cache-control': 'max-age=500' }, off, 0],
  ])('with %s', (_what, headers, times, expected) => {
    expect(timeToLive({ headers }, times, NOW)).toBe(expected);
  });
});

// https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/HTTPStatusCodes.html#HTTPStatusCodes-cached-errors
describe('the time to live of an error', () => {
  const config = (ErrorCode: number, ErrorCachingMinTTL: number) =>
    ({ CustomErrorResponses: { Quantity: 1, Items: [{ ErrorCode, ErrorCachingMinTTL }] } }) as never;
  const error = (status: number, headers = {}) => ({ status, headers, body: new Uint8Array() });

  it.each([
    ['404 by default', error(404), {} as never, 10],
    ['403 by default', error(403), {} as never, 0],
    ['403 with max-age', error(403, { 'cache-control': 'max-age=30' }), {} as never, 30],
    ['403 that is configured, without max-age', error(403), config(403, 3), 0],
    ['403 that is configured, with max-age', error(403, { 'cache-control': 'max-age=1' }), config(403, 3), 3],
    ['404 with a longer max-age', error(404, { 'cache-control': 'max-age=30' }), config(404, 3), 30],
    ['503 with a shorter max-age', error(503, { 'cache-control': 'max-age=1' }), config(503, 3), 3],
    ['401', error(401, { 'cache-control': 'max-age=30' }), {} as never, 0],
  ])('for %s', (_what, answer, distribution, expected) => {
    expect(errorTimeToLive(answer, distribution, NOW)).toBe(expected);
  });
});
