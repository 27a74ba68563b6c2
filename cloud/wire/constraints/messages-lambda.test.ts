import { describe, expect, it } from 'vitest';
import { answer, BAD, INSIDE, ONE, type Seen } from './seen.ts';

// Each message is one that AWS was seen to answer; the first column says where (owner/name#n is on github.com).

const ROLE = 'arn:aws:iam::000000000000:role/films';
const create = { FunctionName: 'films', Role: ROLE, Code: {} };
const url = { FunctionName: 'films', AuthType: 'NONE' };

const seen: Seen[] = [
  [
    'aarondfrancis/sidecar#147',
    'CreateFunction',
    { ...create, Role: 'lambdarole' },
    `${ONE} 'lambdarole' at 'role' ${BAD} satisfy regular expression pattern: arn:(aws[a-zA-Z-]*)?:iam::\\d{12}:role/?[a-zA-Z_0-9+=,.@\\-_/]+`,
  ],
  [
    'highsource/bitcoin-a-day#1',
    'CreateFunction',
    { ...create, KMSKeyArn: '"arn:aws:kms"' },
    `${ONE} '"arn:aws:kms"' at 'kMSKeyArn' ${BAD} satisfy regular expression pattern: (arn:(aws[a-zA-Z-]*)?:[a-z0-9-.]+:.*)|()`,
  ],
  [
    'covidatlas/li#575',
    'CreateFunction',
    { ...create, Timeout: 3000 },
    `${ONE} '3000' at 'timeout' ${BAD} have value less than or equal to 900`,
  ],
  [
    'remotion-dev/template-next-app-dir#6, with the limit of a new account',
    'CreateFunction',
    { ...create, MemorySize: 10241 },
    `'MemorySize' value failed to satisfy constraint: Member must have value less than or equal to 10240`,
  ],
  [
    'trek10inc/serverless-secrets#39',
    'CreateFunction',
    { ...create, Environment: { Variables: { a: '1' } } },
    `${ONE} at 'environment.variables' failed to satisfy constraint: Map keys must satisfy constraint: [Member must satisfy regular expression pattern: [a-zA-Z]([a-zA-Z0-9_])+]`,
  ],
  [
    'localstack/localstack#7675',
    'CreateFunction',
    { ...create, Architectures: ['invalid'] },
    `${ONE} '[invalid]' at 'architectures' ${INSIDE} [Member must satisfy enum value set: [x86_64, arm64], Member must not be null]`,
  ],
  [
    'a deployment log',
    'CreateFunctionUrlConfig',
    { ...url, Cors: { AllowMethods: ['GET', 'POST', 'OPTIONS'] } },
    `${ONE} '[GET, POST, OPTIONS]' at 'cors.allowMethods' ${INSIDE} [Member must have length less than or equal to 6, Member must have length greater than or equal to 0, Member must satisfy regular expression pattern: .*, Member must not be null]`,
  ],
];

describe('Lambda', () => {
  it.each(seen)('says what %s shows for %s', async (_place, operation, input, message) => {
    expect(await answer('lambda', operation, input)).toEqual({
      code: 'ValidationException',
      status: 400,
      message,
    });
  });
});

// The wording is that of a deployment with runtime dotnetcore2.2: InvalidParameterValueException, no count, no quotes.
it('refuses an unknown runtime of a function in words of its own', async () => {
  const { code, message } = await answer('lambda', 'CreateFunction', { ...create, Runtime: 'haskell' });
  expect(code).toBe('InvalidParameterValueException');
  expect(message).toMatch(
    /^Value haskell at 'runtime' failed to satisfy constraint: Member must satisfy enum value set: \[.*nodejs24\.x.*\] or be a valid ARN$/,
  );
});

it('tells the other violations first', async () => {
  const { code, message } = await answer('lambda', 'CreateFunction', {
    ...create,
    Runtime: 'haskell',
    Timeout: 0,
  });
  expect(code).toBe('ValidationException');
  expect(message).toBe(`${ONE} '0' at 'timeout' ${BAD} have value greater than or equal to 1`);
});
