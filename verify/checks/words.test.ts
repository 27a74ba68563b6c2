import { describe, expect, it } from 'vitest';
import { count, said, some } from './words.ts';

function answer(status: number, text: string) {
  return { status, text: () => text };
}

describe('words', () => {
  it('cut a long list and say how long it is', () => {
    expect(some(['a', 'b'])).toBe('a, b');
    expect(some(['a', 'b', 'c', 'd', 'e'])).toBe('a, b, c and 2 more');
    expect([count(1, 'file'), count(0, 'file'), count(2, 'file')]).toEqual(['1 file', '0 files', '2 files']);
  });

  it("tell S3's error, a page's title or the beginning of a text, once with the status", () => {
    const xml = '<Error><Code>AccessDenied</Code><Message>Access &#34;Denied&#34;</Message></Error>';
    expect(said(answer(403, xml))).toBe('403 AccessDenied: Access "Denied"');
    expect(said(answer(404, '<html><title>404 Not Found</title></html>'))).toBe('404 Not Found');
    expect(said(answer(200, '<ListBucketResult xmlns="x">'))).toBe(
      '200 with a list of what is in the bucket',
    );
    expect(said(answer(204, ''))).toBe('204 with an empty body');
    expect(said(answer(500, 'x'.repeat(500)))).toHaveLength(114);
  });
});
