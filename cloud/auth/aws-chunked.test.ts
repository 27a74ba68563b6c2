// https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html
import { describe, expect, it } from 'vitest';
import { parseAwsChunked } from './aws-chunked.ts';
import { readAnonymousPayload } from './s3-payload.ts';
import { request } from './test-requests.ts';

const text = (...lines: string[]) => Buffer.from(lines.join('\r\n'), 'latin1');

describe('an aws-chunked body', () => {
  it('is taken apart, bytes that look like a frame too', () => {
    const parsed = parseAwsChunked(text('6', '0\r\n\r\n1', '0', 'x-amz-checksum-crc32: AAAAAA==', '', ''));
    expect(parsed.chunks.map(({ data }) => Buffer.from(data).toString())).toEqual(['0\r\n\r\n1', '']);
    expect(parsed.trailers).toEqual([['x-amz-checksum-crc32', 'AAAAAA==']]);
  });

  it.each([
    ['no end', text('5', 'hello')],
    ['no empty chunk', text('5', 'hello', '')],
    ['a size that is no number', text('z', 'hello', '0', '', '')],
    ['a size that is too small', text('4', 'hello', '0', '', '')],
    ['a size beyond the end', text('ff', 'hello', '0', '', '')],
    ['a broken extension', text('5;chunk-signature=1', 'hello', '0', '', '')],
    ['nothing', Buffer.alloc(0)],
  ])('is incomplete with %s', (_, body) => {
    expect(() => parseAwsChunked(body)).toThrow(
      expect.objectContaining({ code: 'IncompleteBody', status: 400 }),
    );
  });

  it('has chunks of 8 KB and more, but for the last', () => {
    const body = text('5', 'hello', '5', 'hello', '0', '', '');
    expect(() => parseAwsChunked(body)).toThrow(
      expect.objectContaining({ code: 'InvalidChunkSizeError', detail: { Chunk: 1, BadChunkSize: 5 } }),
    );
  });
});

describe('an unsigned request with an aws-chunked body', () => {
  const upload = (headers: Record<string, string>, ...lines: string[]) =>
    request({
      method: 'PUT',
      headers: {
        'x-amz-content-sha256': 'STREAMING-UNSIGNED-PAYLOAD-TRAILER',
        'content-encoding': 'gzip, aws-chunked',
        'x-amz-decoded-content-length': '5',
        'x-amz-trailer': 'x-amz-checksum-crc32',
        ...headers,
      },
      body: text(...lines),
    });
  const LINES = ['5', 'hello', '0', 'x-amz-checksum-crc32:NhCmhg==', '', ''];

  it('is read too, and keeps the encoding that is the object’s own', () => {
    const { body, headers } = readAnonymousPayload(upload({}, ...LINES));
    expect(Buffer.from(body).toString()).toBe('hello');
    expect(headers).toMatchObject({
      'content-encoding': 'gzip',
      'content-length': '5',
      'x-amz-checksum-crc32': 'NhCmhg==',
    });
  });

  it.each([
    ['a trailer that was not announced', { 'x-amz-trailer': '' }, LINES, 'MalformedTrailerError'],
    ['an announced trailer that does not come', {}, ['5', 'hello', '0', '', ''], 'MalformedTrailerError'],
    [
      'a trailer that is no checksum',
      { 'x-amz-trailer': 'x-amz-acl' },
      ['5', 'hello', '0', 'x-amz-acl:public-read', '', ''],
      'MalformedTrailerError',
    ],
    ['another length than announced', { 'x-amz-decoded-content-length': '6' }, LINES, 'IncompleteBody'],
  ])('is refused with %s', (_, headers, lines, code) => {
    expect(() => readAnonymousPayload(upload(headers, ...lines))).toThrow(expect.objectContaining({ code }));
  });

  it('is refused without its decoded length', () => {
    const { 'x-amz-decoded-content-length': _, ...headers } = upload({}).headers;
    expect(() => readAnonymousPayload({ ...upload({}, ...LINES), headers })).toThrow(
      expect.objectContaining({ code: 'MissingContentLength', status: 411 }),
    );
  });
});
