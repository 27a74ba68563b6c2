import { describe, expect, it } from 'vitest';
import { loadConstraints } from '../constraints.ts';
import { constrainedServices } from './model.ts';
import { compilePattern } from './pattern.ts';

describe('patterns of AWS models, which are Java regular expressions', () => {
  // https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/util/regex/Pattern.html
  it.each([
    ['matched against the whole value', '[a-z]+', ['abc'], ['abc1', '']],
    ['hyphen after a class', '[\\w-_]*', ['a-b_'], ['a b']],
    ['escaped punctuation in a class', '[A-Za-z\\-\\_\\.]+', ['a-_.'], ['a!']],
    ['escaped punctuation outside', 'a\\_b\\-c', ['a_b-c'], ['abc']],
    ['ASCII spaces only', '[\\w\\s]+', ['a b\t'], ['a\u00a0b']],
    ['no ASCII space', '[\\S]+', ['a\u00a0b'], ['a b']],
    ['any character', '[\\s\\S]*', ['a\n\u2003b'], []],
    ['dot without line ends', '.*', ['a b'], ['a\nb']],
    ['dot with line ends', '(?s).*', ['a\nb'], []],
    ['letters of any script', '[\\p{L}\\p{M}]+', ['Amélie'], ['a1']],
    ['printable ASCII', '\\p{Print}+', ['a b~'], ['é']],
    ['look-behind', '[0-9A-Za-z\\.]*(?<!\\.)', ['a.b'], ['a.']],
    ['alternatives with anchors', '^a$|^b$', ['a', 'b'], ['ab']],
    // STS was seen to refuse an emoji here: Java reads \u1000, then 0-\u10FF, then FF.
    ['four hexadecimal digits', '[\\u10000-\\u10FFFF]+', ['\u1000', 'F'], ['😀']],
  ])('%s', (_, pattern, good, bad) => {
    for (const value of good) expect(compilePattern(pattern)?.test(value), value).toBe(true);
    for (const value of bad) expect(compilePattern(pattern)?.test(value), value).toBe(false);
  });

  it('gives up on what means something else in Java', () => {
    expect(compilePattern('[a-z&&[^b]]')).toBeUndefined();
    expect(compilePattern('a++')).toBeUndefined();
  });

  it.each(constrainedServices)('all compile for %s', async (service) => {
    const { shapes } = await loadConstraints(service);
    const patterns = Object.values(shapes).flatMap(({ pattern }) => pattern ?? []);
    expect(patterns.filter((pattern) => !compilePattern(pattern))).toEqual([]);
  });
});
