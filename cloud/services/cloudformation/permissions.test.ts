import {
  CloudFormationClient,
  CreateStackCommand,
  DeleteStackCommand,
  DescribeStacksCommand,
  UpdateTerminationProtectionCommand,
} from '@aws-sdk/client-cloudformation';
import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { describe, expect, it } from 'vitest';
import { refusal } from '../../testing.ts';
import { allow, newUser, policy, trust } from '../iam/test-users.ts';
import { stackTest, withResources } from './testing.ts';

const GROUP = "\n  Group: { Type: AWS::Logs::LogGroup, Properties: { LogGroupName: '/one' } }";
const STACK = { StackName: 'ana-dev', TemplateBody: withResources(GROUP) };
const OWN_STACKS = 'arn:aws:cloudformation:us-east-1:000000000000:stack/ana-*/*';
const ROLE = 'arn:aws:iam::000000000000:role/deploy';

// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/control-access-with-iam.html
describe('a user', () => {
  it('may touch the stacks alone that the policy names', async () => {
    const test = await stackTest();
    const credentials = await newUser(test, 'ana', allow('cloudformation:*', OWN_STACKS), allow('logs:*'));
    const ana = test.client(CloudFormationClient, { credentials });
    await ana.send(new CreateStackCommand(STACK));
    expect(await test.settled('ana-dev')).toBe('CREATE_COMPLETE');
    expect(await refusal(ana.send(new CreateStackCommand({ ...STACK, StackName: 'ben-dev' })))).toMatchObject(
      {
        name: 'AccessDenied',
        message: expect.stringContaining(
          'not authorized to perform: cloudformation:CreateStack on resource: arn:aws:cloudformation:us-east-1:000000000000:stack/ben-dev/*',
        ),
      },
    );
  });

  // https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/troubleshooting.html
  it('makes no resource that the user may not make', async () => {
    const test = await stackTest();
    const credentials = await newUser(test, 'ana', allow('cloudformation:*'));
    const ana = test.client(CloudFormationClient, { credentials });
    await ana.send(new CreateStackCommand(STACK));
    expect(await test.settled('ana-dev')).toBe('ROLLBACK_COMPLETE');
    expect((await test.story('ana-dev'))[2]).toMatch(
      /^Group CREATE_FAILED Resource handler returned message: "User: arn:aws:iam::000000000000:user\/ana is not authorized to perform: logs:CreateLogGroup .*HandlerErrorCode: AccessDenied\)$/,
    );
  });
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-iam-servicerole.html
describe('a service role', () => {
  it('makes the resources in the place of the caller, who must be allowed to pass it', async () => {
    const test = await stackTest();
    const iam = test.client(IAMClient);
    const input = { ...STACK, RoleARN: ROLE };
    const credentials = await newUser(test, 'ana', allow('cloudformation:*'));
    const ana = test.client(CloudFormationClient, { credentials });
    expect((await refusal(ana.send(new CreateStackCommand(input)))).message).toContain('iam:PassRole');
    expect(await refusal(test.cloudFormation.send(new CreateStackCommand(input)))).toMatchObject({
      name: 'ValidationError',
      message: `Role ${ROLE} is invalid or cannot be assumed`,
    });
    const AssumeRolePolicyDocument = trust({ Service: 'cloudformation.amazonaws.com' });
    await iam.send(new CreateRoleCommand({ RoleName: 'deploy', AssumeRolePolicyDocument }));
    const rights = { RoleName: 'deploy', PolicyName: 'logs', PolicyDocument: policy(allow('logs:*')) };
    await iam.send(new PutRolePolicyCommand(rights));
    const ben = await newUser(test, 'ben', allow('cloudformation:*'), allow('iam:PassRole', ROLE));
    const asBen = test.client(CloudFormationClient, { credentials: ben });
    const { StackId = '' } = await asBen.send(new CreateStackCommand(input));
    expect(await test.settled(StackId)).toBe('CREATE_COMPLETE');
    // The stack remembers its role.
    await asBen.send(new DeleteStackCommand({ StackName: 'ana-dev' }));
    expect(await test.settled(StackId)).toBe('DELETE_COMPLETE');
  });
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-protect-stacks.html
describe('termination protection', () => {
  it('keeps a stack from being deleted', async () => {
    const test = await stackTest();
    const named = { StackName: 'ana-dev' };
    await test.create('ana-dev', STACK.TemplateBody, { EnableTerminationProtection: true });
    expect(await refusal(test.cloudFormation.send(new DeleteStackCommand(named)))).toMatchObject({
      name: 'ValidationError',
      message: 'Stack [ana-dev] cannot be deleted while TerminationProtection is enabled',
    });
    await test.cloudFormation.send(
      new UpdateTerminationProtectionCommand({ ...named, EnableTerminationProtection: false }),
    );
    const { Stacks } = await test.cloudFormation.send(new DescribeStacksCommand(named));
    expect(Stacks?.[0]?.EnableTerminationProtection).toBe(false);
    await test.cloudFormation.send(new DeleteStackCommand(named));
    expect(await test.settled(Stacks?.[0]?.StackId ?? '')).toBe('DELETE_COMPLETE');
  });
});
