import { expect, it } from 'vitest';
import type { HttpRequest } from '../../wire/http.ts';
import { onConditions } from './viewer-conditions.ts';

const full = {
  status: 200,
  headers: { etag: '"v1"', 'last-modified': 'Thu, 01 Jan 2026 00:00:00 GMT', 'content-type': 'text/plain' },
  body: Buffer.from('0123456789'),
};

function asked(headers: Record<string, string>, method = 'GET') {
  const { status, headers: answered, body } = onConditions(full, { method, headers } as HttpRequest);
  return [status, Buffer.from(body).toString(), (answered as Record<string, string>)['content-range']];
}

// https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/RangeGETs.html and RFC 9110, 13 and 14
it.each([
  [{}, 200, '0123456789', undefined],
  [{ 'if-none-match': '"v1"' }, 304, '', undefined],
  [{ 'if-none-match': 'W/"v1", "v2"' }, 304, '', undefined],
  [{ 'if-none-match': '"v2"' }, 200, '0123456789', undefined],
  [{ 'if-modified-since': 'Thu, 01 Jan 2026 00:00:00 GMT' }, 304, '', undefined],
  [{ 'if-modified-since': 'Wed, 31 Dec 2025 00:00:00 GMT' }, 200, '0123456789', undefined],
  [{ range: 'bytes=0-3' }, 206, '0123', 'bytes 0-3/10'],
  [{ range: 'bytes=7-' }, 206, '789', 'bytes 7-9/10'],
  [{ range: 'bytes=-2' }, 206, '89', 'bytes 8-9/10'],
  [{ range: 'bytes=5-100' }, 206, '56789', 'bytes 5-9/10'],
  [{ range: 'bytes=10-' }, 416, '', 'bytes */10'],
  [{ range: 'lines=1-2' }, 200, '0123456789', undefined],
  [{ range: 'bytes=0-3', 'if-range': '"v2"' }, 200, '0123456789', undefined],
])('%j is answered with %s', (headers: Record<string, string>, status, body, range) => {
  expect(asked(headers)).toEqual([status, body, range]);
});

it('a change has no conditions of the edge', () => {
  expect(asked({ range: 'bytes=0-3' }, 'POST')[0]).toBe(200);
});
