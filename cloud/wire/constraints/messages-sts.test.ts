import { describe, expect, it } from 'vitest';
import { answer, BAD, ONE, type Seen } from './seen.ts';

// Each message is one that AWS was seen to answer; the first column says where (owner/name#n is on github.com).

const PROBES = 'a live probe of STS (scripts/aws-sts-oracle)';
const ARN = String.raw`[\u0009\u000A\u000D\u0020-\u007E\u0085\u00A0-\uD7FF\uE000-\uFFFD\u10000-\u10FFFF]+`;
// Longer than 2048 code points by one; its last 2048 are twice as many UTF-16 units.
const emoji = '😀'.repeat(2049);
const call = { RoleArn: 'arn:aws:iam::000000000000:role/films', RoleSessionName: 'session' };

const seen: Seen[] = [
  [PROBES, 'AssumeRole', { RoleSessionName: 'aa' }, `${ONE} null at 'roleArn' ${BAD} not be null`],
  [
    PROBES,
    'AssumeRole',
    { ...call, RoleArn: '' },
    `2 validation errors detected: Value '' at 'roleArn' ${BAD} satisfy regular expression pattern: ${ARN}; Value '' at 'roleArn' ${BAD} have length greater than or equal to 20`,
  ],
  [
    PROBES,
    'AssumeRole',
    { ...call, RoleArn: emoji },
    `2 validation errors detected: Value '${emoji}' at 'roleArn' ${BAD} satisfy regular expression pattern: ${ARN}; Value '${emoji}' at 'roleArn' ${BAD} have length less than or equal to 2048`,
  ],
  [
    PROBES,
    'AssumeRole',
    { ...call, RoleArn: emoji.slice(2) },
    `${ONE} '${emoji.slice(2)}' at 'roleArn' ${BAD} satisfy regular expression pattern: ${ARN}`,
  ],
  [
    PROBES,
    'AssumeRole',
    { ...call, RoleSessionName: 'bad/name' },
    `${ONE} 'bad/name' at 'roleSessionName' ${BAD} satisfy regular expression pattern: [\\w+=,.@-]*`,
  ],
  [
    PROBES,
    'AssumeRole',
    { ...call, DurationSeconds: 43201 },
    `${ONE} '43201' at 'durationSeconds' ${BAD} have value less than or equal to 43200`,
  ],
  [
    PROBES,
    'AssumeRole',
    { ...call, DurationSeconds: -1 },
    `${ONE} '-1' at 'durationSeconds' ${BAD} have value greater than or equal to 900`,
  ],
];

describe('STS', () => {
  it.each(seen)('says what %s shows for %s', async (_place, operation, input, message) => {
    expect(await answer('sts', operation, input)).toEqual({ code: 'ValidationError', status: 400, message });
  });
});
