import { describe, expect, it } from 'vitest';
import { contentRange, parseCopyRange, parseRange } from './ranges.ts';

// https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html (Range)
describe('a Range header', () => {
  it.each([
    ['bytes=0-3', { start: 0, end: 3 }],
    ['bytes=5-', { start: 5, end: 9 }],
    ['bytes=-4', { start: 6, end: 9 }],
    ['bytes=-100', { start: 0, end: 9 }],
    ['bytes=8-100', { start: 8, end: 9 }],
  ])('%s of ten bytes', (text, range) => {
    expect(parseRange(text, 10)).toEqual(range);
  });

  it.each([undefined, 'bytes=0-1,4-5', 'bytes=3-1', 'items=0-1', 'bytes=a-b', 'bytes=-'])(
    '%s means the whole object',
    (text) => {
      expect(parseRange(text, 10)).toBeUndefined();
    },
  );

  it.each([
    ['bytes=10-', 10],
    ['bytes=-0', 10],
    ['bytes=0-0', 0],
    ['bytes=-1', 0],
  ])('%s of %d bytes cannot be satisfied', (text, size) => {
    expect(() => parseRange(text, size)).toThrow(
      expect.objectContaining({
        code: 'InvalidRange',
        status: 416,
        detail: { RangeRequested: text, ActualObjectSize: size },
      }),
    );
  });

  it('is told in Content-Range', () => {
    expect(contentRange({ start: 2, end: 5 }, 10)).toBe('bytes 2-5/10');
  });
});

// https://docs.aws.amazon.com/AmazonS3/latest/API/API_UploadPartCopy.html (x-amz-copy-source-range)
describe('the range of a part copy', () => {
  it('is two offsets inside the source', () => {
    expect(parseCopyRange('bytes=0-9', 10)).toEqual({ start: 0, end: 9 });
  });

  it.each(['bytes=0-10', 'bytes=0-', 'bytes=-5', 'bytes=5-1', 'bytes=0-1,3-4'])('%s is refused', (text) => {
    expect(() => parseCopyRange(text, 10)).toThrow(expect.objectContaining({ code: 'InvalidArgument' }));
  });
});
