import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadModules } from '../shared/manifest.ts';
import { type Price, prices } from '../shared/prices.ts';

/** The rows of a lesson's table of prices, and the date in its head. */
function priceTable(lesson: string): { asOf: string; rows: string[] } | undefined {
  const [, asOf = '', body = ''] =
    /^\| what +\| price \(us-east-1, ([^)]+)\).*\n\| -.*\n((?:\|.*\n)+)/m.exec(lesson) ?? [];
  return asOf === '' ? undefined : { asOf, rows: body.trimEnd().split('\n') };
}

/** The dollars in the second column: the price, not what one pays in the end. */
function dollarsOf(row: string): number[] {
  const [, , price = ''] = row.split('|');
  return [...price.matchAll(/\$([\d.]+\d)/g)].map(([, amount]) => Number(amount));
}

describe('the prices of the lessons', () => {
  it.each(loadModules())('module $number has those of shared/prices.ts, with their date', (module) => {
    const table = priceTable(readFileSync(join(module.folder, 'README.md'), 'utf8'));
    expect(table).toBeDefined();
    const known: Price[] = Object.values(prices);
    const strange = (table?.rows ?? []).flatMap((row) =>
      dollarsOf(row).filter((usd) => !known.some((price) => price.usd === usd && price.asOf === table?.asOf)),
    );
    expect(strange).toEqual([]);
  });

  it('are found where they stand', () => {
    const table = priceTable(
      '| what | price (us-east-1, May 2026) | you pay |\n| --- | --- | --- |\n| a | $0.5 | $9 |\n',
    );
    expect(table).toEqual({ asOf: 'May 2026', rows: ['| a | $0.5 | $9 |'] });
    expect(dollarsOf(table?.rows[0] ?? '')).toEqual([0.5]);
  });

  it.each(Object.entries<Price>(prices))('%s has a page and a date', (_name, { source, asOf, usd }) => {
    expect(source).toMatch(/^https:\/\/aws\.amazon\.com\/.+\/$/);
    expect(asOf).toMatch(/\b20\d\d$/);
    expect(usd).toBeGreaterThan(0);
  });
});
