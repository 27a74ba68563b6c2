import { describe, expect, it } from 'vitest';
import { cacheKey } from './cache-key.ts';
import { EVERYTHING, NOTHING, selectCookies, selectQuery } from './selection.ts';
import type { CacheSettings } from './settings.ts';

const nothing = { headers: NOTHING, cookies: NOTHING, query: NOTHING };
const bare: CacheSettings = {
  times: { min: 0, usual: 0, max: 1 },
  key: nothing,
  forward: nothing,
  legacy: false,
  gzip: false,
  brotli: false,
};

function key(
  request: { method?: string; query?: string; headers?: Record<string, string> },
  settings = bare,
) {
  return cacheKey('E1', { method: 'GET', query: '', headers: {}, ...request }, '/a', settings);
}

// https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/understanding-the-cache-key.html
describe('the cache key', () => {
  it('is the path alone when nothing is in it', () => {
    const other = key({ query: 'b=1', headers: { cookie: 'c=1', 'x-a': '1', 'accept-encoding': 'gzip' } });
    expect(other).toBe(key({}));
    expect(key({ method: 'HEAD' })).toBe(key({}));
    expect(key({ method: 'OPTIONS' })).not.toBe(key({}));
  });

  it('has the listed headers, cookies and query strings', () => {
    const listed: CacheSettings = {
      ...bare,
      key: {
        headers: { mode: 'listed', names: ['origin'] },
        cookies: { mode: 'listed', names: ['session'] },
        query: { mode: 'except', names: ['utm'] },
      },
    };
    expect(key({ headers: { origin: 'a' } }, listed)).not.toBe(key({ headers: { origin: 'b' } }, listed));
    expect(key({ headers: { cookie: 'session=1' } }, listed)).not.toBe(key({}, listed));
    expect(key({ headers: { cookie: 'other=1' } }, listed)).toBe(key({}, listed));
    expect(key({ query: 'utm=1' }, listed)).toBe(key({}, listed));
    expect(key({ query: 'q=1' }, listed)).not.toBe(key({}, listed));
  });

  it('has the normalized Accept-Encoding when compressed objects are cached', () => {
    const compressed = { ...bare, gzip: true, brotli: true };
    const accepting = (accepted: string) => key({ headers: { 'accept-encoding': accepted } }, compressed);
    expect(accepting('gzip, deflate, br')).toBe(accepting('br;q=1.0, gzip'));
    expect(accepting('gzip')).not.toBe(accepting('br'));
    expect(accepting('gzip;q=0')).toBe(accepting('identity'));
  });
});

describe('a selection', () => {
  it('keeps the query as it came', () => {
    const listed = { mode: 'listed' as const, names: ['b', 'a'] };
    expect(selectQuery('a=1&c=%20&b', listed)).toBe('a=1&b');
    expect(selectQuery('a=1&c=%20&b', EVERYTHING)).toBe('a=1&c=%20&b');
  });

  it('takes cookies by name', () => {
    expect(selectCookies('a=1; b=2=3', { mode: 'except', names: ['a'] })).toBe('b=2=3');
    expect(selectCookies(undefined, EVERYTHING)).toBe('');
  });
});
