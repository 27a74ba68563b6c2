import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminDeleteUserCommand,
  CreateUserPoolClientCommand,
  type CreateUserPoolClientRequest,
  DescribeUserPoolClientCommand,
  UpdateUserPoolClientCommand,
  type UpdateUserPoolClientRequest,
} from '@aws-sdk/client-cognito-identity-provider';
import { findClients } from '../../modules/05-cognito/given/ensure-client.ts';
import {
  describePool,
  type PoolSettings,
  updatePool,
} from '../../modules/05-cognito/given/ensure-user-pool.ts';
import { readClientId, readPoolId } from '../../modules/05-cognito/given/read-pool.ts';
import type { Course } from '../../shared/step.ts';

/** Changes settings of the user pool. */
export async function changePool(course: Course, settings: PoolSettings): Promise<void> {
  await updatePool(course, await describePool(course, await readPoolId(course)), settings);
}

/** What names the site's app client in a call. */
export async function clientPlace(course: Course) {
  const UserPoolId = await readPoolId(course);
  return { UserPoolId, ClientId: await readClientId(course, UserPoolId) };
}

/** Changes settings of the site's app client. */
export async function changeClient(
  course: Course,
  settings: Partial<UpdateUserPoolClientRequest>,
): Promise<void> {
  const { cognito } = course.clients;
  const place = await clientPlace(course);
  const { UserPoolClient = {} } = await cognito.send(new DescribeUserPoolClientCommand(place));
  const { CreationDate, LastModifiedDate, ClientSecret, ...now } = UserPoolClient;
  await cognito.send(new UpdateUserPoolClientCommand({ ...now, ...settings, ...place }));
}

/** Makes another app client of the site's name. */
export async function addClient(
  course: Course,
  settings: Partial<CreateUserPoolClientRequest>,
): Promise<void> {
  const UserPoolId = await readPoolId(course);
  const [now = {}] = await findClients(course, UserPoolId);
  const { CreationDate, LastModifiedDate, ClientSecret, ClientId, ...kept } = now;
  const ClientName = course.names.userPoolClientName;
  await course.clients.cognito.send(
    new CreateUserPoolClientCommand({ ...kept, ...settings, UserPoolId, ClientName }),
  );
}

/** What names the administrator in a call. */
export async function administratorPlace(course: Course) {
  return { UserPoolId: await readPoolId(course), Username: course.administrator.email };
}

/** Makes the administrator anew, as AdminCreateUser leaves a user. */
export async function makeAdministratorAnew(course: Course): Promise<void> {
  const { cognito } = course.clients;
  const place = await administratorPlace(course);
  await cognito.send(new AdminDeleteUserCommand(place));
  const UserAttributes = [
    { Name: 'email', Value: course.administrator.email },
    { Name: 'email_verified', Value: 'true' },
  ];
  await cognito.send(new AdminCreateUserCommand({ ...place, UserAttributes, MessageAction: 'SUPPRESS' }));
  const GroupName = course.names.adminGroup;
  await cognito.send(new AdminAddUserToGroupCommand({ ...place, GroupName }));
}
