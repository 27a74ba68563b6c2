import { describe, expect, it } from 'vitest';
import { dailyCost, dollars } from './daily-cost.ts';

const nothing = { tables: [], objectBytes: 0, logBytes: 0 };
const total = (standing: Parameters<typeof dailyCost>[0]) =>
  dailyCost(standing).reduce((sum, { usd }) => sum + usd, 0);

describe('dailyCost', () => {
  it('is nothing where there is nothing', () => {
    expect(total(nothing)).toBe(0);
  });

  it('is that of module 2 for its table: $2.85 in a month of 730 hours', () => {
    const day = total({ ...nothing, tables: [{ readUnits: 5, writeUnits: 5, bytes: 0 }] });
    expect(day).toBeCloseTo(0.0936, 6);
    expect((day / 24) * 730).toBeCloseTo(2.85, 2);
  });

  it('counts what is stored by the month', () => {
    expect(total({ ...nothing, objectBytes: 30 * 1024 ** 3 })).toBeCloseTo(0.023, 6);
    expect(total({ ...nothing, logBytes: 30 * 1024 ** 3 })).toBeCloseTo(0.03, 6);
    const table = { readUnits: 0, writeUnits: 0, bytes: 30 * 1024 ** 3 };
    expect(total({ ...nothing, tables: [table] })).toBeCloseTo(0.25, 6);
  });
});

describe('dollars', () => {
  it.each([
    [0, '$0'],
    [0.0000001, 'less than $0.001'],
    [0.0936, '$0.094'],
    [2.849, '$2.85'],
  ])('%d is %s', (usd, text) => expect(dollars(usd)).toBe(text));
});
