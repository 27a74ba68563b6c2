import { describe, expect, it } from 'vitest';
import { answer, BAD, INSIDE, ONE, type Seen } from './seen.ts';

// Each message is one that AWS was seen to answer; the first column says where (owner/name#n is on github.com).

const create = { StackName: 'films', TemplateBody: '{}' };

const seen: Seen[] = [
  [
    'hashicorp/terraform-provider-aws#42668',
    'CreateStack',
    { ...create, StackName: 'something_with_underscores' },
    `${ONE} 'something_with_underscores' at 'stackName' ${BAD} satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*`,
  ],
  [
    'serverless/serverless#2036',
    'CreateStack',
    { ...create, Tags: [{ Key: 'k' }] },
    `${ONE} null at 'tags.1.member.value' ${BAD} not be null`,
  ],
  [
    'guardian/cf-notify#10',
    'DescribeStacks',
    { StackName: 'cf-notify-@test1' },
    `${ONE} 'cf-notify-@test1' at 'stackName' ${BAD} satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*|arn:[-a-zA-Z0-9:/._+]*`,
  ],
];

describe('CloudFormation', () => {
  it.each(seen)('says what %s shows for %s', async (_place, operation, input, message) => {
    expect(await answer('cloudformation', operation, input)).toEqual({
      code: 'ValidationError',
      status: 400,
      message,
    });
  });
});

// CodeGenieApp/serverless-express#59 shows the form; a value has joined since.
it('tells what a list of capabilities may hold once for the whole list', async () => {
  const { message } = await answer('cloudformation', 'CreateStack', { ...create, Capabilities: ['IAM'] });
  expect(message).toBe(
    `${ONE} '[IAM]' at 'capabilities' ${INSIDE} [Member must satisfy enum value set: [CAPABILITY_IAM, CAPABILITY_NAMED_IAM, CAPABILITY_AUTO_EXPAND]]`,
  );
});
