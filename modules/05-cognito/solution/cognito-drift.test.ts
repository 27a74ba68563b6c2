import { UpdateAuthorizerCommand, UpdateMethodCommand } from '@aws-sdk/client-api-gateway';
import {
  AdminCreateUserCommand,
  AdminDeleteUserCommand,
  AdminDisableUserCommand,
  AdminGetUserCommand,
  AdminRemoveUserFromGroupCommand,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
  CreateUserPoolDomainCommand,
  DeleteUserPoolCommand,
  DeleteUserPoolDomainCommand,
  DescribeUserPoolClientCommand,
  UpdateUserPoolClientCommand,
  UpdateUserPoolCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { placeOf, readApi } from '../../04-apigateway/given/read-api.ts';
import type { DeployedCourse } from '../../04-apigateway/testing/deployed-course.ts';
import { findClients } from '../given/ensure-client.ts';
import { describePool } from '../given/ensure-user-pool.ts';
import { findAuthorizer } from '../given/find-authorizer.ts';
import { readPoolId } from '../given/read-pool.ts';
import { openApiCourse, steps } from '../testing/secured-course.ts';
import makeUserPool from './cognito-01-user-pool.ts';

let on: DeployedCourse;

beforeAll(async () => {
  on = await openApiCourse();
  await on.changesOf(steps);
});
afterAll(() => on.close());

const cognito = () => on.course.clients.cognito;
const user = async () => ({ UserPoolId: await readPoolId(on.course), Username: 'ana@example.com' });
const client = async () => {
  const [found] = await findClients(on.course, await readPoolId(on.course));
  return found ?? {};
};

describe('a run after somebody changed something', () => {
  it('corrects the pool, and keeps what is not its own', async () => {
    const UserPoolId = await readPoolId(on.course);
    const before = await describePool(on.course, UserPoolId);
    // An update with next to nothing, which sets all the rest back to its default.
    const UserPoolTags = { owner: 'somebody' };
    const EmailVerificationSubject = 'Your code';
    await cognito().send(new UpdateUserPoolCommand({ UserPoolId, EmailVerificationSubject, UserPoolTags }));
    expect(await on.changesOf(steps)).toEqual([
      `corrected the settings of user pool ${on.course.names.userPoolName}`,
    ]);
    expect(await describePool(on.course, UserPoolId)).toEqual({
      ...before,
      LastModifiedDate: expect.any(Date),
      EmailVerificationSubject,
      VerificationMessageTemplate: expect.objectContaining({ EmailSubject: EmailVerificationSubject }),
      UserPoolTags: { ...UserPoolTags, ...on.course.names.tags },
    });
  });

  it('corrects the app client, and keeps its id', async () => {
    const { UserPoolId, ClientId } = await client();
    const place = { UserPoolId: String(UserPoolId), ClientId: String(ClientId) };
    const ExplicitAuthFlows = ['ALLOW_USER_PASSWORD_AUTH' as const];
    await cognito().send(
      new UpdateUserPoolClientCommand({ ...place, ExplicitAuthFlows, AuthSessionValidity: 5 }),
    );
    expect(await on.changesOf(steps)).toEqual([
      `corrected the settings of app client ${on.course.names.userPoolClientName}`,
    ]);
    const { UserPoolClient } = await cognito().send(new DescribeUserPoolClientCommand(place));
    expect(UserPoolClient).toMatchObject({
      ExplicitAuthFlows: expect.not.arrayContaining(ExplicitAuthFlows),
      CallbackURLs: [`${on.origin}/signed-in.html`],
      AuthSessionValidity: 5,
    });
  });

  // Mistake 19: a client with a secret, which a browser cannot keep.
  it('puts a client without a secret in the place of one that has one', async () => {
    const UserPoolId = await readPoolId(on.course);
    const old = (await client()).ClientId;
    const ClientName = on.course.names.userPoolClientName;
    const made = await cognito().send(
      new CreateUserPoolClientCommand({ UserPoolId, ClientName, GenerateSecret: true }),
    );
    expect(await on.changesOf(steps)).toEqual([
      `deleted app client ${made.UserPoolClient?.ClientId} with a secret`,
    ]);
    expect((await client()).ClientId).toBe(old);
  });

  it('gives the sign-in page its domain again, unless another pool has it', async () => {
    const UserPoolId = await readPoolId(on.course);
    const Domain = on.course.names.userPoolDomain;
    await cognito().send(new DeleteUserPoolDomainCommand({ UserPoolId, Domain }));
    await cognito().send(new CreateUserPoolDomainCommand({ UserPoolId, Domain: 'films-of-ana' }));
    expect(await on.changesOf(steps)).toEqual([
      'took domain films-of-ana from the user pool',
      `gave the sign-in page domain ${Domain}`,
    ]);
    const { UserPool } = await cognito().send(new CreateUserPoolCommand({ PoolName: 'films' }));
    const other = { UserPoolId: UserPool?.Id };
    await cognito().send(new DeleteUserPoolDomainCommand({ UserPoolId, Domain }));
    await cognito().send(new CreateUserPoolDomainCommand({ ...other, Domain }));
    const message = `Another user pool has the domain ${Domain}.`;
    await expect(on.changesOf(steps)).rejects.toMatchObject({ code: 'step', message });
    await cognito().send(new DeleteUserPoolDomainCommand({ ...other, Domain }));
    await cognito().send(new DeleteUserPoolCommand(other));
    expect(await on.changesOf(steps)).toEqual([`gave the sign-in page domain ${Domain}`]);
  });

  // Mistake 21: nobody has given the user a password that lasts.
  it('gives an administrator in FORCE_CHANGE_PASSWORD a password', async () => {
    const administrator = await user();
    await cognito().send(new AdminDeleteUserCommand(administrator));
    await cognito().send(new AdminCreateUserCommand({ ...administrator, MessageAction: 'SUPPRESS' }));
    expect(await on.changesOf(steps)).toEqual([
      'gave administrator ana@example.com a password',
      'marked the e-mail address ana@example.com as verified',
      'put ana@example.com into group administrators',
    ]);
    const found = await cognito().send(new AdminGetUserCommand(administrator));
    expect(found.UserStatus).toBe('CONFIRMED');
  });

  it('lets an administrator in again who was disabled and put out of the group', async () => {
    const administrator = await user();
    const GroupName = on.course.names.adminGroup;
    await cognito().send(new AdminDisableUserCommand(administrator));
    await cognito().send(new AdminRemoveUserFromGroupCommand({ ...administrator, GroupName }));
    expect(await on.changesOf(steps)).toEqual([
      'enabled administrator ana@example.com',
      'put ana@example.com into group administrators',
    ]);
  });

  it('corrects the authorizer and a method that was opened, and deploys that', async () => {
    const api = await readApi(on.course);
    const { restApiId } = api;
    const { apigateway } = on.course.clients;
    const other = 'arn:aws:cognito-idp:us-east-1:000000000000:userpool/us-east-1_Other1234';
    const authorizerId = String((await findAuthorizer(on.course, restApiId))?.id);
    const add = { op: 'add' as const, path: '/providerARNs', value: other };
    await apigateway.send(new UpdateAuthorizerCommand({ restApiId, authorizerId, patchOperations: [add] }));
    const { resourceId } = placeOf(api, '/admin', 'GET');
    const open = { op: 'replace' as const, path: '/authorizationType', value: 'NONE' };
    const method = { restApiId, resourceId, httpMethod: 'GET' };
    await apigateway.send(new UpdateMethodCommand({ ...method, patchOperations: [open] }));
    expect((await on.changesOf(steps)).slice(0, 2)).toEqual([
      `corrected authorizer ${on.course.names.authorizerName}`,
      'closed GET /admin to all but administrators',
    ]);
    expect((await on.ask('GET', '/admin')).status).toBe(401);
    expect(await on.changesOf(steps)).toEqual([]);
  });

  it('takes no pool of two with the same name', async () => {
    const PoolName = on.course.names.userPoolName;
    await cognito().send(new CreateUserPoolCommand({ PoolName, DeletionProtection: 'ACTIVE' }));
    await expect(on.changesOf([makeUserPool])).rejects.toMatchObject({
      code: 'step',
      remedy: expect.stringContaining('npm run teardown -- --module 5'),
    });
  });
});
