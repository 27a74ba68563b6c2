import {
  AdminGetUserCommand,
  AdminListGroupsForUserCommand,
  CognitoIdentityProviderClient,
  GetGroupCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, it } from 'vitest';
import { testStack } from './testing.ts';

const GROUP = 'AWS::Cognito::UserPoolGroup';
const USER = 'AWS::Cognito::UserPoolUser';
const ATTACHMENT = 'AWS::Cognito::UserPoolUserToGroupAttachment';
const Username = 'ana@example.com';

// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-userpoolgroup.html
describe(GROUP, () => {
  it('is made, changed in place and deleted', async () => {
    const { stack, client, UserPoolId } = await poolStack();
    const before = { UserPoolId, GroupName: 'administrators', Description: 'Staff', Precedence: '1' };
    expect(await stack.create(GROUP, before)).toEqual({ physicalId: 'administrators', attributes: {} });
    const command = new GetGroupCommand({ UserPoolId, GroupName: 'administrators' });
    const read = async () => (await client.send(command)).Group;
    expect(await read()).toMatchObject({ Description: 'Staff', Precedence: 1 });
    const after = { UserPoolId, GroupName: 'administrators', Precedence: 2 };
    await stack.update(GROUP, 'administrators', after, before);
    expect(await read()).toMatchObject({ Description: '', Precedence: 2 });
    await stack.remove(GROUP, 'administrators', after);
    await stack.remove(GROUP, 'administrators', after);
    await expect(read()).rejects.toThrow('Group not found');
  });

  it('refuses by name to forget its precedence', async () => {
    const { stack, UserPoolId } = await poolStack();
    const before = { UserPoolId, Precedence: 1 };
    const { physicalId } = await stack.create(GROUP, before);
    expect(physicalId).toMatch(/^films-Resource-/);
    await expect(stack.update(GROUP, physicalId, { UserPoolId }, before)).rejects.toThrow(
      `the removal of the property Precedence of ${GROUP}`,
    );
  });
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-userpooluser.html
// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-userpoolusertogroupattachment.html
describe(`${USER} and ${ATTACHMENT}`, () => {
  it('make an administrator, and take the rights and the user away again', async () => {
    const { stack, client, UserPoolId } = await poolStack();
    await stack.create(GROUP, { UserPoolId, GroupName: 'administrators' });
    const properties = {
      UserPoolId,
      Username,
      MessageAction: 'SUPPRESS',
      UserAttributes: [{ Name: 'email_verified', Value: 'true' }],
    };
    expect(await stack.create(USER, properties)).toEqual({ physicalId: Username, attributes: {} });
    const user = await client.send(new AdminGetUserCommand({ UserPoolId, Username }));
    expect(user.UserAttributes).toContainEqual({ Name: 'email_verified', Value: 'true' });

    const membership = { UserPoolId, Username, GroupName: 'administrators' };
    const { physicalId } = await stack.create(ATTACHMENT, membership);
    expect(physicalId).toMatch(/^films-Resource-/);
    const groups = async () => {
      const { Groups = [] } = await client.send(new AdminListGroupsForUserCommand({ UserPoolId, Username }));
      return Groups.map(({ GroupName }) => GroupName);
    };
    expect(await groups()).toEqual(['administrators']);
    await stack.remove(ATTACHMENT, physicalId, membership);
    expect(await groups()).toEqual([]);

    await stack.remove(USER, Username, properties);
    await stack.remove(USER, Username, properties);
    await stack.remove(ATTACHMENT, physicalId, membership);
    await expect(groups()).rejects.toThrow('User does not exist');
  });

  it('refuse what Cognito refuses', async () => {
    const { stack, UserPoolId } = await poolStack();
    await expect(stack.create(USER, { UserPoolId, Username: 'ana' })).rejects.toThrow(
      'Username should be an email.',
    );
    await expect(
      stack.create(ATTACHMENT, { UserPoolId, Username, GroupName: 'administrators' }),
    ).rejects.toThrow('User does not exist');
  });
});

async function poolStack() {
  const stack = await testStack();
  const { physicalId } = await stack.create('AWS::Cognito::UserPool', { UsernameAttributes: ['email'] });
  return { stack, UserPoolId: physicalId, client: stack.client(CognitoIdentityProviderClient) };
}
