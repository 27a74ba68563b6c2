import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  CreateGroupCommand,
  CreateUserPoolCommand,
  type CreateUserPoolCommandInput,
} from '@aws-sdk/client-cognito-identity-provider';
import { describePool } from '../../modules/05-cognito/given/ensure-user-pool.ts';
import { readPoolId } from '../../modules/05-cognito/given/read-pool.ts';
import { removePools } from '../../modules/05-cognito/given/remove-pools.ts';
import makeAppClient from '../../modules/05-cognito/solution/cognito-02-app-client.ts';
import closeAdminMethods from '../../modules/05-cognito/solution/cognito-03-authorizer.ts';
import letAdministratorsSignIn from '../../modules/05-cognito/solution/cognito-04-sign-in.ts';
import type { Course } from '../../shared/step.ts';

/** Puts a pool whose users have names in place of the one that is there, with an administrator, and all that knows it. */
export async function openPoolOfNames(
  course: Course,
  settings: Partial<CreateUserPoolCommandInput>,
): Promise<void> {
  const { clients, names } = course;
  const { Policies, AdminCreateUserConfig, AutoVerifiedAttributes, AccountRecoverySetting } =
    await describePool(course, await readPoolId(course));
  await removePools(course);
  const { UserPool } = await clients.cognito.send(
    new CreateUserPoolCommand({
      PoolName: names.userPoolName,
      UserPoolTags: names.tags,
      Policies,
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: AdminCreateUserConfig?.AllowAdminCreateUserOnly },
      AutoVerifiedAttributes,
      AccountRecoverySetting,
      ...settings,
    }),
  );
  await addAdministrator(course, String(UserPool?.Id));
  for (const step of [makeAppClient, closeAdminMethods, letAdministratorsSignIn]) await step(course);
}

async function addAdministrator(
  { clients, names, administrator }: Course,
  UserPoolId: string,
): Promise<void> {
  const user = { UserPoolId, Username: 'ana' };
  const GroupName = names.adminGroup;
  const UserAttributes = [
    { Name: 'email', Value: administrator.email },
    { Name: 'email_verified', Value: 'true' },
  ];
  await clients.cognito.send(new CreateGroupCommand({ UserPoolId, GroupName }));
  await clients.cognito.send(
    new AdminCreateUserCommand({ ...user, UserAttributes, MessageAction: 'SUPPRESS' }),
  );
  const Password = await administrator.password();
  await clients.cognito.send(new AdminSetUserPasswordCommand({ ...user, Password, Permanent: true }));
  await clients.cognito.send(new AdminAddUserToGroupCommand({ ...user, GroupName }));
}
