import { describe, expect, it } from 'vitest';
import { ownLines, tellingLine } from './log-lines.ts';

const id = '9c1e0000-0000-4000-8000-000000000000';

// https://docs.aws.amazon.com/lambda/latest/dg/nodejs-logging.html
describe('what a function wrote', () => {
  it('comes without what Lambda puts around and before it', () => {
    const log = [
      `START RequestId: ${id} Version: $LATEST`,
      `2026-11-23T01:00:00.000Z\t${id}\tINFO\treading Movies`,
      `END RequestId: ${id}`,
      `REPORT RequestId: ${id}\tDuration: 3.00 ms`,
    ].join('\n');
    expect(ownLines(log)).toEqual(['reading Movies']);
  });

  it('names the error of a structured line, and of an error that nobody caught', () => {
    const log = [
      `2026-11-23T01:00:00.000Z\t${id}\tINFO\t{"level":"error","error":"AccessDenied","message":"no"}`,
      `2026-11-23T01:00:00.000Z\t${id}\tERROR\tInvoke Error \t{"errorType":"TypeError","errorMessage":"boom","stack":[]}`,
    ].join('\n');
    expect(ownLines(log)).toEqual(['AccessDenied: no', 'TypeError: boom']);
  });
});

describe('the telling line', () => {
  it('is the last one that tells a fault', () => {
    expect(tellingLine(['begun', 'AccessDenied: no', 'ended'])).toBe('AccessDenied: no');
  });

  it('is the last line when none does, and none when there is none', () => {
    expect(tellingLine(['begun', 'ended'])).toBe('ended');
    expect(tellingLine([])).toBeUndefined();
  });
});
