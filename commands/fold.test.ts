import { expect, it } from 'vitest';
import { fold, folding } from './fold.ts';

it('leaves a line that fits alone', () => {
  expect(fold('  did      made  the bucket', 80)).toEqual(['  did      made  the bucket']);
});

it('counts no colours', () => {
  const line = `\u001b[32mPASS\u001b[0m     S3-01.1`;
  expect(fold(line, 16)).toEqual([line]);
});

it('goes on under the text, not under the label', () => {
  expect(fold('  note     CloudFront takes some minutes', 30)).toEqual([
    '  note     CloudFront takes',
    '           some minutes',
  ]);
  expect(fold('  --target local|aws   the cloud', 46)).toHaveLength(1);
  expect(fold('  --target local|aws   the cloud, or a real account', 46)).toEqual([
    '  --target local|aws   the cloud, or a real',
    '                       account',
  ]);
});

it('keeps an address whole that has no room beside its label', () => {
  const address = 'https://aeqx45jv85.execute-api.us-east-1.amazonaws.com/prod';
  expect(fold(`  ApiAddress           ${address}`, 80)).toEqual(['  ApiAddress', `    ${address}`]);
});

it('has no line over the width, not even with words that are longer', () => {
  const lines = fold(`LEFT     ${'x'.repeat(50)} ${'a/'.repeat(30)}`, 40);
  expect(lines.every((line) => line.length <= 40)).toBe(true);
  expect(lines.join('').replaceAll(' ', '')).toBe(`LEFT${'x'.repeat(50)}${'a/'.repeat(30)}`);
});

it('folds each line of a text of several', () => {
  const written: string[] = [];
  folding((text) => written.push(text), 12)('one two three\n\n  four');
  expect(written).toEqual(['one two\nthree\n\n  four']);
});

it('leaves no blanks at the end of a line', () => {
  const line = `  note     Add     AWS::S3::BucketPolicy${' '.repeat(30)}PostersBucketPolicy`;
  expect(fold(line, 60).filter((part) => / $/.test(part))).toEqual([]);
});
