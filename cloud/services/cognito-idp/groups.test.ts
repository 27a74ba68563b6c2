import {
  AdminAddUserToGroupCommand,
  AdminListGroupsForUserCommand,
  AdminRemoveUserFromGroupCommand,
  CreateGroupCommand,
  CreateResourceServerCommand,
  CreateUserPoolDomainCommand,
  DeleteGroupCommand,
  DescribeResourceServerCommand,
  DescribeUserPoolCommand,
  DescribeUserPoolDomainCommand,
  GetGroupCommand,
  ListUsersInGroupCommand,
  UpdateGroupCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { expect, it } from 'vitest';
import { refusal } from '../../testing.ts';
import { passingPool } from './testing.ts';

// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateGroup.html
it('makes a group once, and changes what is sent', async () => {
  const { cognito, UserPoolId } = await passingPool();
  const group = { UserPoolId, GroupName: 'administrators' };
  await cognito.send(new CreateGroupCommand({ ...group, Description: 'May change films', Precedence: 1 }));
  expect(await refusal(cognito.send(new CreateGroupCommand(group)))).toMatchObject({
    name: 'GroupExistsException',
    message: 'A group with the name already exists.',
  });
  await cognito.send(new UpdateGroupCommand({ ...group, Precedence: 0 }));
  const { Group } = await cognito.send(new GetGroupCommand(group));
  expect(Group).toMatchObject({ ...group, Description: 'May change films', Precedence: 0 });
});

// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminAddUserToGroup.html
it('puts users in groups and takes them out', async () => {
  const { cognito, UserPoolId, user } = await passingPool();
  const GroupName = 'administrators';
  const member = { UserPoolId, GroupName, Username: await user('ana') };
  expect(await refusal(cognito.send(new AdminAddUserToGroupCommand(member)))).toMatchObject({
    name: 'ResourceNotFoundException',
    message: 'Group not found.',
  });
  await cognito.send(new CreateGroupCommand({ UserPoolId, GroupName }));
  await cognito.send(new AdminAddUserToGroupCommand(member));
  await cognito.send(new AdminAddUserToGroupCommand(member));
  const groupsOf = async () =>
    (await cognito.send(new AdminListGroupsForUserCommand({ UserPoolId, Username: 'ana' }))).Groups;
  expect(await groupsOf()).toMatchObject([{ GroupName }]);
  const { Users } = await cognito.send(new ListUsersInGroupCommand({ UserPoolId, GroupName }));
  expect(Users).toMatchObject([{ Username: 'ana' }]);
  await cognito.send(new AdminRemoveUserFromGroupCommand(member));
  expect(await groupsOf()).toEqual([]);
  await cognito.send(new AdminAddUserToGroupCommand(member));
  await cognito.send(new DeleteGroupCommand({ UserPoolId, GroupName }));
  expect(await groupsOf()).toEqual([]);
});

// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateResourceServer.html
it('keeps a resource server by its identifier', async () => {
  const { cognito, UserPoolId } = await passingPool();
  const server = { UserPoolId, Identifier: 'films', Name: 'Films' };
  const Scopes = [{ ScopeName: 'write', ScopeDescription: 'Change films' }];
  await cognito.send(new CreateResourceServerCommand({ ...server, Scopes }));
  expect(await refusal(cognito.send(new CreateResourceServerCommand(server)))).toMatchObject({
    name: 'InvalidParameterException',
  });
  const { UserPoolId: _, Name: __, ...rest } = server;
  const found = await cognito.send(new DescribeResourceServerCommand({ UserPoolId, ...rest }));
  expect(found.ResourceServer).toEqual({ ...server, Scopes });
});

// https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-assign-domain-prefix.html
it('gives a pool one prefix domain that nobody in the region has', async () => {
  const { cognito, UserPoolId } = await passingPool();
  const make = (Domain: string) => cognito.send(new CreateUserPoolDomainCommand({ UserPoolId, Domain }));
  expect(await refusal(make('my-aws-films'))).toMatchObject({
    name: 'InvalidParameterException',
    message: 'Domain cannot contain reserved word: aws',
  });
  expect(await refusal(make('Films_'))).toMatchObject({ name: 'InvalidParameterException' });
  await make('films');
  expect(await refusal(make('films-2'))).toMatchObject({
    message: 'User pool already has a domain configured.',
  });
  const { UserPool } = await cognito.send(new DescribeUserPoolCommand({ UserPoolId }));
  expect(UserPool?.Domain).toBe('films');
  const describe = async (Domain: string) =>
    (await cognito.send(new DescribeUserPoolDomainCommand({ Domain }))).DomainDescription;
  expect(await describe('films')).toMatchObject({ UserPoolId, Status: 'ACTIVE', ManagedLoginVersion: 1 });
  expect(await describe('nobody')).toEqual({});
});

// https://docs.aws.amazon.com/cli/latest/reference/cognito-idp/create-user-pool-domain.html, its first example
it("refuses a domain of one's own by name, and dots in a prefix", async () => {
  const { cognito, UserPoolId } = await passingPool();
  const own = { UserPoolId, Domain: 'auth.example.com' };
  const CustomDomainConfig = { CertificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/a1b2c3d4' };
  expect(
    await refusal(cognito.send(new CreateUserPoolDomainCommand({ ...own, CustomDomainConfig }))),
  ).toMatchObject({ name: 'NotImplemented', message: expect.stringContaining('CustomDomainConfig') });
  expect(await refusal(cognito.send(new CreateUserPoolDomainCommand(own)))).toMatchObject({
    name: 'InvalidParameterException',
    message:
      "1 validation error detected: Value 'auth.example.com' at 'domain' failed to satisfy constraint: Member must satisfy regular expression pattern: ^[a-z0-9](?:[a-z0-9\\-]{0,61}[a-z0-9])?$",
  });
});
