import { describe, expect, it } from 'vitest';
import { encodeMailWords, headerToText, textToHeader } from './mail-words.ts';

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingMetadata.html#UserMetadata
describe('user metadata in a header', () => {
  it.each([
    ['plain text', 'plain text'],
    ['=?UTF-8?Q?already?=', '=?UTF-8?Q?already?='],
    ['ÄMÄZÕÑ S3', '=?UTF-8?Q?=C3=84M=C3=84Z=C3=95=C3=91_S3?='],
    ['\x00\x01\x02\x03\x04', '=?UTF-8?B?AAECAwQ=?='],
  ])('%j is shown as %s', (text, header) => {
    expect(encodeMailWords(text)).toBe(header);
  });

  it('has no word that is longer than 75 characters', () => {
    const words = encodeMailWords('映画'.repeat(30)).split(' ');
    expect(Math.max(...words.map((word) => word.length))).toBeLessThanOrEqual(75);
    const decoded = words.map((word) => Buffer.from(word.slice(10, -2), 'base64').toString('utf8'));
    expect(decoded.join('')).toBe('映画'.repeat(30));
  });

  it('comes in as UTF-8 and goes out as it came', () => {
    const asNodeReadsIt = Buffer.from('映画').toString('latin1');
    expect(headerToText(asNodeReadsIt)).toBe('映画');
    expect(textToHeader('映画')).toBe(asNodeReadsIt);
    expect(headerToText('\xe9')).toBe('\xe9');
  });
});
