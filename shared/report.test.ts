import { describe, expect, it } from 'vitest';
import { lineReporter } from './report.ts';

describe('lineReporter', () => {
  it('writes a line for each thing and counts what changed', () => {
    const lines: string[] = [];
    const report = lineReporter((line) => lines.push(line));
    report.did('made the bucket');
    report.same('the website settings');
    report.note('CloudFront takes minutes');
    expect(lines).toEqual([
      '  did      made the bucket',
      '  same     the website settings',
      '  note     CloudFront takes minutes',
    ]);
    expect([report.changed, report.unchanged]).toEqual([1, 1]);
  });

  it('writes progress at each quarter, and the end', () => {
    const lines: string[] = [];
    const report = lineReporter((line) => lines.push(line));
    for (let done = 0; done <= 60; done += 1) report.progress('posters', done, 60);
    expect(lines).toEqual([
      '    0 %    posters: 0 of 60',
      '   25 %    posters: 15 of 60',
      '   50 %    posters: 30 of 60',
      '   75 %    posters: 45 of 60',
      '  100 %    posters: 60 of 60',
    ]);
  });

  it('finishes nothing at once', () => {
    const lines: string[] = [];
    lineReporter((line) => lines.push(line)).progress('posters', 0, 0);
    expect(lines).toEqual(['  100 %    posters: 0 of 0']);
  });
});
