import {
  AdminDeleteUserCommand,
  DeleteUserPoolClientCommand,
  DeleteUserPoolCommand,
  paginateListUserPoolClients,
  paginateListUserPools,
  paginateListUsers,
  type UserPoolDescriptionType,
} from '@aws-sdk/client-cognito-identity-provider';
import { canaryIdPrefix, isCanaryId } from '../../canaries.ts';
import type { Grader } from '../../check.ts';

/** The most that one page of each list may have. */
const PAGE_SIZE = 60;

/** Removes the users, app clients and pools that a killed grader left. */
export async function sweepPools(grader: Grader): Promise<void> {
  const { cognito } = grader.clients;
  for (const { Id: UserPoolId, Name = '' } of await listPools(grader)) {
    if (isCanaryId(Name)) await cognito.send(new DeleteUserPoolCommand({ UserPoolId }));
    else if (Name === grader.names.userPoolName) await sweepPool(grader, String(UserPoolId));
  }
}

async function listPools({ clients }: Grader): Promise<UserPoolDescriptionType[]> {
  const found: UserPoolDescriptionType[] = [];
  const pages = paginateListUserPools({ client: clients.cognito }, { MaxResults: PAGE_SIZE });
  for await (const { UserPools = [] } of pages) found.push(...UserPools);
  return found;
}

async function sweepPool({ clients: { cognito } }: Grader, UserPoolId: string): Promise<void> {
  const Filter = `email ^= "${canaryIdPrefix}"`;
  for await (const { Users = [] } of paginateListUsers(
    { client: cognito },
    { UserPoolId, Filter, Limit: PAGE_SIZE },
  )) {
    for (const { Username } of Users) {
      await cognito.send(new AdminDeleteUserCommand({ UserPoolId, Username }));
    }
  }
  const place = { UserPoolId, MaxResults: PAGE_SIZE };
  for await (const { UserPoolClients = [] } of paginateListUserPoolClients({ client: cognito }, place)) {
    for (const { ClientId, ClientName = '' } of UserPoolClients) {
      if (isCanaryId(ClientName))
        await cognito.send(new DeleteUserPoolClientCommand({ UserPoolId, ClientId }));
    }
  }
}
