import {
  CloudWatchLogsClient,
  DescribeLogGroupsCommand,
  ListTagsForResourceCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { describe, expect, it } from 'vitest';
import { ACCOUNT, type TestStack, testStack } from './testing.ts';

const TYPE = 'AWS::Logs::LogGroup';

// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-logs-loggroup.html
describe(TYPE, () => {
  it('is made with the name, the retention and the tags of the template, and gives name and ARN', async () => {
    const stack = await testStack();
    const made = await stack.create(
      TYPE,
      { LogGroupName: '/films', RetentionInDays: '14', Tags: [{ Key: 'course', Value: 'cinedb' }] },
      { stackTags: { student: 'ana', course: 'other' } },
    );
    const arn = `arn:aws:logs:us-east-1:${ACCOUNT}:log-group:/films`;
    expect(made).toEqual({ physicalId: '/films', attributes: { Arn: `${arn}:*` } });
    expect(await groups(stack)).toMatchObject([
      { logGroupName: '/films', retentionInDays: 14, logGroupArn: arn },
    ]);
    expect(await tags(stack, arn)).toEqual({ student: 'ana', course: 'cinedb' });
  });

  it('loses what the template no longer says', async () => {
    const stack = await testStack();
    const before = { RetentionInDays: 14, Tags: [{ Key: 'course', Value: 'cinedb' }] };
    const { physicalId, attributes } = await stack.create(TYPE, before);
    expect(physicalId).toMatch(/^films-Resource-/);
    await stack.update(TYPE, physicalId, {}, before, { stackTags: { student: 'ana' } });
    expect((await groups(stack))[0]?.retentionInDays).toBeUndefined();
    expect(await tags(stack, String(attributes.Arn).slice(0, -2))).toEqual({ student: 'ana' });
  });

  it('is deleted, and may be gone already', async () => {
    const stack = await testStack();
    const { physicalId } = await stack.create(TYPE);
    await stack.remove(TYPE, physicalId);
    await stack.remove(TYPE, physicalId);
    expect(await groups(stack)).toEqual([]);
  });

  it('is not left behind when a setting is refused', async () => {
    const stack = await testStack();
    await expect(stack.create(TYPE, { RetentionInDays: 2 })).rejects.toMatchObject({
      code: 'InvalidParameterException',
    });
    expect(await groups(stack)).toEqual([]);
  });

  it('refuses by name the properties and the class that Logs does not have here', async () => {
    const stack = await testStack();
    await expect(stack.create(TYPE, { KmsKeyId: 'k' })).rejects.toMatchObject({
      code: 'NotImplemented',
      message: expect.stringContaining(`the property KmsKeyId of ${TYPE}`),
    });
    await expect(stack.create(TYPE, { LogGroupClass: 'DELIVERY' })).rejects.toMatchObject({
      code: 'NotImplemented',
      message: expect.stringContaining('logGroupClass'),
    });
  });
});

async function groups(stack: TestStack) {
  const { logGroups = [] } = await stack.client(CloudWatchLogsClient).send(new DescribeLogGroupsCommand({}));
  return logGroups;
}

async function tags(stack: TestStack, resourceArn: string) {
  const client = stack.client(CloudWatchLogsClient);
  return (await client.send(new ListTagsForResourceCommand({ resourceArn }))).tags;
}
