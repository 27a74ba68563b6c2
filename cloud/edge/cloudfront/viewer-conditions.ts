import type { HttpRequest } from '../../wire/http.ts';
import { type EdgeAnswer, headerOf } from './visit.ts';

const EMPTY = new Uint8Array();

/**
 * The answer to what the viewer asked for on condition: 304 for what the viewer has, 206 for a range, 416 for a range
 * beyond the end.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/RangeGETs.html
 */
export function onConditions(answer: EdgeAnswer, { method, headers }: HttpRequest): EdgeAnswer {
  if (answer.status !== 200 || (method !== 'GET' && method !== 'HEAD')) return answer;
  if (isUnchanged(answer, headers)) return notModified(answer);
  return headers.range && rangeHolds(answer, headers['if-range']) ? partOf(answer, headers.range) : answer;
}

function isUnchanged(answer: EdgeAnswer, headers: Record<string, string>): boolean {
  const none = headers['if-none-match'];
  const etag = headerOf(answer, 'etag');
  if (none !== undefined) {
    const tags = none.split(',').map((tag) => strip(tag.trim()));
    return tags.includes('*') || (etag !== undefined && tags.includes(strip(etag)));
  }
  const since = Date.parse(headers['if-modified-since'] ?? '');
  const modified = Date.parse(headerOf(answer, 'last-modified') ?? '');
  return modified <= since;
}

/** If-None-Match compares weakly. */
function strip(etag: string): string {
  return etag.replace(/^W\//, '');
}

function notModified({ headers }: EdgeAnswer): EdgeAnswer {
  const {
    'content-length': _length,
    'content-type': _type,
    'content-encoding': _encoding,
    ...kept
  } = headers;
  return { status: 304, headers: kept, body: EMPTY };
}

function rangeHolds(answer: EdgeAnswer, ifRange: string | undefined): boolean {
  if (ifRange === undefined) return true;
  return ifRange === headerOf(answer, 'etag') || ifRange === headerOf(answer, 'last-modified');
}

/** One range; for several, or what is no range at all, the whole is sent. */
function partOf(answer: EdgeAnswer, range: string): EdgeAnswer {
  const found = /^bytes=(\d*)-(\d*)$/.exec(range.trim());
  const [, from = '', to = ''] = found ?? [];
  if (!found || (!from && !to)) return answer;
  const size = answer.body.byteLength;
  const start = from ? Number(from) : Math.max(0, size - Number(to));
  const end = from && to ? Math.min(Number(to), size - 1) : size - 1;
  if (start > end) {
    return { status: 416, headers: { ...answer.headers, 'content-range': `bytes */${size}` }, body: EMPTY };
  }
  return {
    status: 206,
    headers: { ...answer.headers, 'content-range': `bytes ${start}-${end}/${size}` },
    body: answer.body.subarray(start, end + 1),
  };
}
