import { describe, expect, it } from 'vitest';
import { hashOf } from './definition-hash.ts';

describe('hashOf', () => {
  it('is the same in whatever order the members come', () => {
    expect(hashOf({ a: 1, b: { c: [1, { d: 2, e: 3 }] } })).toBe(
      hashOf({ b: { c: [1, { e: 3, d: 2 }] }, a: 1 }),
    );
  });

  it.each([
    ['another value', { a: [1, 2], b: 'y' }],
    ['another order of a list', { a: [2, 1], b: 'x' }],
    ['a member more', { a: [1, 2], b: 'x', c: null }],
  ])('changes with %s', (_, changed) => {
    expect(hashOf(changed)).not.toBe(hashOf({ a: [1, 2], b: 'x' }));
  });
});
