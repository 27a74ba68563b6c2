import { describe, expect, it } from 'vitest';
import { pagingProblem } from './paging-problem.ts';

const page = (ids: string[], nextToken?: string) => ({
  movies: ids.map((id) => ({ id })),
  ...(nextToken === undefined ? {} : { nextToken }),
});

describe('the pages of a catalogue', () => {
  it('are right when they hold every film once, and may hold more', () => {
    expect(pagingProblem([page(['a', 'b'], 't'), page(['c'])], 2, ['a', 'c'])).toBeUndefined();
  });

  it('are wrong when one is larger than the limit', () => {
    expect(pagingProblem([page(['a', 'b'])], 1, ['a'])?.why).toBe('limit is not heeded');
  });

  it('are wrong when a film comes twice', () => {
    expect(pagingProblem([page(['a'], 't'), page(['a'], 't')], 1, ['a'])?.got).toBe('films that come twice');
  });

  it('are wrong when they end before every film came', () => {
    expect(pagingProblem([page(['a'])], 1, ['a', 'b'])?.why).toBe('the last page gave no nextToken');
    expect(pagingProblem([page(['a'], 't')], 1, ['a', 'b'])?.why).toMatch(/in a circle/);
  });
});
