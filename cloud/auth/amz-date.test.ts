// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
import { describe, expect, it } from 'vitest';
import { formatAmzDate, formatIsoSeconds, parseAmzDate } from './amz-date.ts';

describe('dates of signatures', () => {
  it('are read and written to the second', () => {
    const time = Date.UTC(2013, 4, 24, 12, 30, 59);
    expect(parseAmzDate('20130524T123059Z')).toBe(time);
    expect(formatAmzDate(time + 999)).toBe('20130524T123059Z');
    expect(formatIsoSeconds(time + 999)).toBe('2013-05-24T12:30:59Z');
  });

  it.each([
    '20130524',
    '20130524T123059',
    '2013-05-24T12:30:59Z',
    '20130230T000000Z',
    '20131301T000000Z',
    '',
  ])('%s is none', (text) => {
    expect(parseAmzDate(text)).toBeUndefined();
  });
});
