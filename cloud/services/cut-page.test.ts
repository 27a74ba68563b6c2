import { describe, expect, it } from 'vitest';
import { cutPage, indexAfter } from './cut-page.ts';

const letters = ['a', 'b', 'c', 'd', 'e'];
const key = (letter: string) => letter;

describe('cutPage', () => {
  it('tells the last key where more follows, and none at the end', () => {
    expect(cutPage(letters, key, 0, 2)).toEqual({ items: ['a', 'b'], lastKey: 'b' });
    expect(cutPage(letters, key, 2, 3)).toEqual({ items: ['c', 'd', 'e'] });
    expect(cutPage(letters, key, 4, 3)).toEqual({ items: ['e'] });
    expect(cutPage(letters, key, 5, 3)).toEqual({ items: [] });
  });
});

describe('indexAfter', () => {
  it('goes on behind a key, and where it was if it has been deleted', () => {
    expect(indexAfter(letters, 'b')).toBe(2);
    expect(indexAfter(letters, 'bb')).toBe(2);
    expect(indexAfter(letters, 'f')).toBe(5);
  });
});
