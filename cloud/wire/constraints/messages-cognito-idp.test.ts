import { describe, expect, it } from 'vitest';
import { answer, BAD, ONE, type Seen } from './seen.ts';

// Each message is one that AWS was seen to answer; the first column says where (owner/name#n is on github.com).

const signUp = { ClientId: 'abc', Username: 'ana', Password: 'secret' };

const seen: Seen[] = [
  [
    'qiita.com/Khmer495/items/15d36754072096e4ba96',
    'AdminGetUser',
    { UserPoolId: 'string', Username: 'a' },
    `${ONE} 'string' at 'userPoolId' ${BAD} satisfy regular expression pattern: [\\w-]+_[0-9a-zA-Z]+`,
  ],
  [
    'aws-amplify/amplify-js#869',
    'SignUp',
    { ...signUp, Password: 'pass phrase' },
    `${ONE} at 'password' ${BAD} satisfy regular expression pattern: [\\S]+`,
  ],
  [
    'amazon-archives/amazon-cognito-identity-js#551',
    'SignUp',
    { ...signUp, Username: 'a b' },
    `${ONE} at 'username' ${BAD} satisfy regular expression pattern: [\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+`,
  ],
];

describe('Cognito', () => {
  it.each(seen)('says what %s shows for %s', async (_place, operation, input, message) => {
    expect(await answer('cognito-idp', operation, input)).toEqual({
      code: 'InvalidParameterException',
      status: 400,
      message,
    });
  });
});

// aws-solutions/media-insights-on-aws#199 shows the form; the values have become more since.
it('tells what a list of flows may hold once for the whole list', async () => {
  const input = {
    UserPoolId: 'us-east-1_a',
    ClientName: 'web',
    ExplicitAuthFlows: ['ADMIN_USER_PASSWORD_AUTH'],
  };
  const { message } = await answer('cognito-idp', 'CreateUserPoolClient', input);
  expect(message).toMatch(
    /^1 validation error detected: Value '\[ADMIN_USER_PASSWORD_AUTH\]' at 'explicitAuthFlows' /,
  );
  expect(message).toMatch(
    /Member must satisfy constraint: \[Member must satisfy enum value set: \[\w+(, \w+)+\]\]$/,
  );
});
