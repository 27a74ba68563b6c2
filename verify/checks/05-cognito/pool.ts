import {
  DescribeUserPoolCommand,
  type UserPoolClientType,
  type UserPoolType,
} from '@aws-sdk/client-cognito-identity-provider';
import { CourseError } from '../../../shared/errors.ts';
import type { Grader } from '../../check.ts';

/** The file in which the student does each requirement, and the one that the browser runs. */
export const steps = {
  pool: 'starter/cognito-01-user-pool.ts',
  client: 'starter/cognito-02-app-client.ts',
  authorizer: 'starter/cognito-03-authorizer.ts',
  signIn: 'starter/cognito-04-sign-in.ts',
  session: 'starter/site/js/session.js',
};

/** A user pool as AWS shows it. */
export type Pool = UserPoolType & { Id: string };

/** An app client as AWS shows it. */
export type Client = UserPoolClientType & { ClientId: string };

/** @throws CourseError `source` where there is no user pool, or more than one: COGNITO-01.1 looks for it first */
export async function readPool(grader: Grader): Promise<Pool> {
  const [Id, second] = await grader.locate.userPools();
  if (Id === undefined || second !== undefined) {
    throw new CourseError(
      'source',
      'There is not one user pool of the course.',
      'Run  npm run verify -- --module 5',
    );
  }
  const { UserPool } = await grader.clients.cognito.send(new DescribeUserPoolCommand({ UserPoolId: Id }));
  return { ...UserPool, Id };
}

/** @throws CourseError `source` where there is no app client: COGNITO-02.1 looks for it first */
export async function readClient(grader: Grader): Promise<Client> {
  const { Id } = await readPool(grader);
  const [client] = await grader.locate.userPoolClients(Id);
  if (client?.ClientId) return { ...client, ClientId: client.ClientId };
  throw new CourseError('source', 'There is no app client of the site.', 'Run  npm run verify -- --module 5');
}
