import { describe, expect, it } from 'vitest';
import { holds } from './holds.ts';

describe('holds', () => {
  it('accepts settings that AWS added', () => {
    const actual = { IndexDocument: { Suffix: 'index.html' }, $metadata: { attempts: 1 } };
    expect(holds(actual, { IndexDocument: { Suffix: 'index.html' } })).toBe(true);
  });

  it('sees a value that differs or is missing, at any depth', () => {
    expect(holds({ a: { b: 1 } }, { a: { b: 2 } })).toBe(false);
    expect(holds({ a: {} }, { a: { b: 2 } })).toBe(false);
    expect(holds(undefined, { a: 1 })).toBe(false);
    expect(holds({ a: null }, { a: {} })).toBe(false);
  });

  it('wants the same members in a list, words in any order', () => {
    expect(holds(['HEAD', 'GET'], ['GET', 'HEAD'])).toBe(true);
    expect(holds(['HEAD', 'GET', 'PUT'], ['GET', 'HEAD'])).toBe(false);
    expect(holds([{ id: 1, more: true }], [{ id: 1 }])).toBe(true);
    expect(holds([{ id: 2 }], [{ id: 1 }])).toBe(false);
    expect(holds('GET', ['GET'])).toBe(false);
  });
});
