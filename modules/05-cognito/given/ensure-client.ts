import {
  CreateUserPoolClientCommand,
  type CreateUserPoolClientRequest,
  DeleteUserPoolClientCommand,
  DescribeUserPoolClientCommand,
  paginateListUserPoolClients,
  UpdateUserPoolClientCommand,
  type UserPoolClientType,
} from '@aws-sdk/client-cognito-identity-provider';
import type { Course } from '../../../shared/step.ts';
import { holds } from '../../01-s3/given/holds.ts';

/** What can be said of an app client, and be changed later. */
export type ClientSettings = Omit<
  CreateUserPoolClientRequest,
  'UserPoolId' | 'ClientName' | 'GenerateSecret' | 'ClientSecret'
>;

/**
 * Makes the app client of the site, or corrects the one that is there. It has no secret: a secret in a page is none.
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html
 *
 * @returns its id
 */
export async function ensureClient(
  course: Course,
  UserPoolId: string,
  settings: ClientSettings,
): Promise<string> {
  const { clients, names, report } = course;
  const ClientName = names.userPoolClientName;
  const found = await usableClient(course, UserPoolId);
  if (found) return correct(course, found, settings);
  const { UserPoolClient } = await clients.cognito.send(
    new CreateUserPoolClientCommand({ UserPoolId, ClientName, GenerateSecret: false, ...settings }),
  );
  report.did(`made app client ${ClientName} (${UserPoolClient?.ClientId})`);
  return String(UserPoolClient?.ClientId);
}

/** Every app client with the course's name: names need not be unique. */
export async function findClients(
  { clients, names }: Pick<Course, 'clients' | 'names'>,
  UserPoolId: string,
): Promise<UserPoolClientType[]> {
  const found: UserPoolClientType[] = [];
  const wanted = { UserPoolId, MaxResults: 60 };
  for await (const page of paginateListUserPoolClients({ client: clients.cognito }, wanted)) {
    for (const { ClientId, ClientName } of page.UserPoolClients ?? []) {
      if (ClientName !== names.userPoolClientName) continue;
      const command = new DescribeUserPoolClientCommand({ UserPoolId, ClientId: String(ClientId) });
      found.push((await clients.cognito.send(command)).UserPoolClient ?? {});
    }
  }
  return found;
}

/** One client without a secret. The others go: a secret cannot be taken away, and of two the site would know one. */
async function usableClient(course: Course, UserPoolId: string): Promise<UserPoolClientType | undefined> {
  const found = await findClients(course, UserPoolId);
  const usable = found.find(({ ClientSecret }) => ClientSecret === undefined);
  for (const { ClientId, ClientSecret } of found.filter((client) => client !== usable)) {
    const command = new DeleteUserPoolClientCommand({ UserPoolId, ClientId: String(ClientId) });
    await course.clients.cognito.send(command);
    const why = ClientSecret === undefined ? 'of the same name' : 'with a secret';
    course.report.did(`deleted app client ${ClientId} ${why}`);
  }
  return usable;
}

/** UpdateUserPoolClient too sets whatever it is not sent back to its default. */
async function correct(
  { clients, report }: Course,
  now: UserPoolClientType,
  settings: ClientSettings,
): Promise<string> {
  const ClientId = String(now.ClientId);
  if (holds(now, settings)) {
    report.same(`app client ${now.ClientName} (${ClientId}) is set up`);
    return ClientId;
  }
  const { CreationDate, LastModifiedDate, ClientSecret, ...kept } = now;
  const UserPoolId = String(now.UserPoolId);
  await clients.cognito.send(new UpdateUserPoolClientCommand({ ...kept, ...settings, ClientId, UserPoolId }));
  report.did(`corrected the settings of app client ${now.ClientName}`);
  return ClientId;
}
