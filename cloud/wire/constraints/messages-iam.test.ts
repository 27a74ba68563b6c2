import { describe, expect, it } from 'vitest';
import { answer, BAD, INSIDE, ONE, type Seen } from './seen.ts';

// Each message is one that AWS was seen to answer; the first column says where (owner/name#n is on github.com).

const TESTS = 'an S3 gateway whose IAM tests quote AWS';
const call = { RoleName: 'films', AssumeRolePolicyDocument: '{}' };

const seen: Seen[] = [
  [
    'juspay/hyperswitch-suite#323',
    'CreateRole',
    {
      ...call,
      Tags: [
        { Key: 'a', Value: '' },
        { Key: 'Service', Value: '(ucs)' },
      ],
    },
    `${ONE} at 'tags.2.member.value' ${BAD} satisfy regular expression pattern: [\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*`,
  ],
  [
    'aws-amplify/amplify-cli#9120',
    'CreateRole',
    { ...call, RoleName: 'bad/name' },
    'The specified value for roleName is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-',
  ],
  [
    TESTS,
    'CreateRole',
    { ...call, Path: 'bad' },
    'The specified value for path is invalid. It must begin and end with / and contain only alphanumeric characters and/or / characters.',
  ],
  [TESTS, 'CreateRole', { AssumeRolePolicyDocument: '{}' }, `${ONE} at 'roleName' ${BAD} not be null`],
  [
    TESTS,
    'CreateRole',
    { ...call, RoleName: 'a'.repeat(65) },
    `${ONE} at 'roleName' ${BAD} have length less than or equal to 64`,
  ],
  [
    TESTS,
    'CreateRole',
    { ...call, MaxSessionDuration: 3599 },
    `${ONE} at 'maxSessionDuration' ${BAD} have value greater than or equal to 3600`,
  ],
  [
    TESTS,
    'CreateRole',
    { ...call, Description: '😀' },
    `${ONE} at 'description' ${BAD} satisfy regular expression pattern: [\\u0009\\u000A\\u000D\\u0020-\\u007E\\u00A1-\\u00FF]*`,
  ],
  [
    TESTS,
    'UntagUser',
    { UserName: 'ana', TagKeys: [''] },
    `${ONE} at 'tagKeys' ${INSIDE} [Member must have length less than or equal to 128, Member must have length greater than or equal to 1, Member must satisfy regular expression pattern: [\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+, Member must not be null]`,
  ],
];

describe('IAM', () => {
  it.each(seen)('says what %s shows for %s', async (_place, operation, input, message) => {
    expect(await answer('iam', operation, input)).toEqual({ code: 'ValidationError', status: 400, message });
  });
});
