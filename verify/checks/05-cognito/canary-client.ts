import {
  AdminInitiateAuthCommand,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
  DeleteUserPoolClientCommand,
  DeleteUserPoolCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { awsAnswer, ifExists } from '../../../shared/aws-errors.ts';
import type { Grader } from '../../check.ts';
import { makeUser } from './canary-user.ts';
import type { Pool } from './pool.ts';

/**
 * An app client of the grader's own, for what must not depend on the student's. It lets in by name and password those
 * who have keys of the account.
 *
 * @returns its id
 */
export async function makeClient({ clients, canary }: Grader, UserPoolId: string): Promise<string> {
  const ClientName = canary.id();
  let made: string | undefined;
  canary.keep(`the app client ${ClientName}`, async () => {
    if (made === undefined) return;
    const remove = new DeleteUserPoolClientCommand({ UserPoolId, ClientId: made });
    await ifExists(clients.cognito.send(remove), 'ResourceNotFoundException');
  });
  const { UserPoolClient } = await clients.cognito.send(
    new CreateUserPoolClientCommand({
      UserPoolId,
      ClientName,
      ExplicitAuthFlows: ['ALLOW_ADMIN_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
    }),
  );
  made = String(UserPoolClient?.ClientId);
  return made;
}

/** The ID token of a user of a pool that the grader makes: a good token, and not one for this API. */
export async function foreignToken(grader: Grader): Promise<string> {
  const { clients, canary, names } = grader;
  const PoolName = canary.id();
  let made: string | undefined;
  canary.keep(`the user pool ${PoolName}`, async () => {
    if (made === undefined) return;
    const remove = new DeleteUserPoolCommand({ UserPoolId: made });
    await ifExists(clients.cognito.send(remove), 'ResourceNotFoundException');
  });
  const { UserPool } = await clients.cognito.send(
    // The tags let a grader's role delete this pool and no other.
    new CreateUserPoolCommand({
      PoolName,
      UsernameAttributes: ['email'],
      UserPoolTags: { ...names.tags, canary: 'true' },
    }),
  );
  made = String(UserPool?.Id);
  const pool: Pool = { ...UserPool, Id: made };
  const user = await makeUser(grader, pool);
  const token = await idTokenOf(grader, made, await makeClient(grader, made), user.email, user.password);
  return String(token);
}

/** The ID token of a user who signs in by name and password; undefined when Cognito says that one of them is wrong. */
export async function idTokenOf(
  { clients }: Grader,
  UserPoolId: string,
  ClientId: string,
  name: string,
  password: string,
): Promise<string | undefined> {
  const call = clients.cognito.send(
    new AdminInitiateAuthCommand({
      UserPoolId,
      ClientId,
      AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: name, PASSWORD: password },
    }),
  );
  try {
    return (await call).AuthenticationResult?.IdToken;
  } catch (error) {
    const { code = '' } = awsAnswer(error) ?? {};
    if (['NotAuthorizedException', 'UserNotFoundException'].includes(code)) return undefined;
    throw error;
  }
}
