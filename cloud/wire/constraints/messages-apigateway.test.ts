import { describe, expect, it } from 'vitest';
import { answer, BAD, ONE, type Seen } from './seen.ts';

// Each message is one that AWS was seen to answer; the first column says where (owner/name#n is on github.com).

const method = { restApiId: 'a', resourceId: 'b', httpMethod: 'GET' };

const seen: Seen[] = [
  [
    'awsdocs/aws-cloudformation-user-guide#483',
    'PutMethod',
    method,
    `${ONE} null at 'putMethodInput.authorizationType' ${BAD} not be null`,
  ],
  [
    'a stack event',
    'CreateAuthorizer',
    { restApiId: 'a', type: 'COGNITO_USER_POOLS' },
    `${ONE} null at 'createAuthorizerInput.name' ${BAD} not be null`,
  ],
  [
    'an emulator that quotes AWS',
    'PutIntegration',
    { ...method, type: 'FOO' },
    `${ONE} 'FOO' at 'putIntegrationInput.type' ${BAD} satisfy enum value set: [HTTP, AWS, MOCK, HTTP_PROXY, AWS_PROXY]`,
  ],
];

describe('API Gateway', () => {
  it.each(seen)('says what %s shows for %s', async (_place, operation, input, message) => {
    expect(await answer('apigateway', operation, input)).toEqual({
      code: 'ValidationException',
      status: 400,
      message,
    });
  });
});
