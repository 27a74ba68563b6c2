import { describe, expect, it } from 'vitest';
import { answer, BAD, ONE, type Seen } from './seen.ts';

// Each message is one that AWS was seen to answer; the first column says where (owner/name#n is on github.com).

const stream = { logGroupName: 'g', logStreamName: 's' };

const seen: Seen[] = [
  [
    'fluent-plugins-nursery/fluent-plugin-cloudwatch-logs#223',
    'DescribeLogGroups',
    { logGroupNamePrefix: '' },
    `2 validation errors detected: Value '' at 'logGroupNamePrefix' ${BAD} satisfy regular expression pattern: [\\.\\-_/#A-Za-z0-9]+; Value '' at 'logGroupNamePrefix' ${BAD} have length greater than or equal to 1`,
  ],
  [
    'lazywithclass/winston-cloudwatch#55',
    'PutLogEvents',
    { ...stream, logEvents: [] },
    `${ONE} '[]' at 'logEvents' ${BAD} have length greater than or equal to 1`,
  ],
  [
    'cisagov/crossfeed#374',
    'GetLogEvents',
    { ...stream, logStreamName: 'a:b' },
    `${ONE} 'a:b' at 'logStreamName' ${BAD} satisfy regular expression pattern: [^:*]*`,
  ],
  [
    'amazon-archives/cloudwatch-logs-centralize-logs#5',
    'PutLogEvents',
    { ...stream, logEvents: [{ message: 'm' }] },
    `${ONE} null at 'logEvents.1.member.timestamp' ${BAD} not be null`,
  ],
];

describe('CloudWatch Logs', () => {
  it.each(seen)('says what %s shows for %s', async (_place, operation, input, message) => {
    expect(await answer('logs', operation, input)).toEqual({
      code: 'InvalidParameterException',
      status: 400,
      message,
    });
  });
});
