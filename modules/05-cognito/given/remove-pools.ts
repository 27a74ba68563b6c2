import {
  DeleteUserPoolCommand,
  DeleteUserPoolDomainCommand,
  type UserPoolType,
} from '@aws-sdk/client-cognito-identity-provider';
import { awsAnswer, ifExists } from '../../../shared/aws-errors.ts';
import { findUserPools } from '../../../shared/find-user-pool.ts';
import { retry } from '../../../shared/retry.ts';
import type { Course } from '../../../shared/step.ts';
import { describePool, updatePool } from './ensure-user-pool.ts';

/** Deletes every user pool with the course's name, and with it its users, groups, app clients and resource servers. */
export async function removePools(course: Course): Promise<void> {
  const { clients, names, report } = course;
  const found = await findUserPools(clients.cognito, names.userPoolName);
  for (const { Id } of found) await removePool(course, await describePool(course, String(Id)));
  if (found.length === 0) report.same(`there is no user pool ${names.userPoolName}`);
}

async function removePool(course: Course, pool: UserPoolType): Promise<void> {
  const { clients, report } = course;
  const UserPoolId = String(pool.Id);
  await removeDomain(course, pool);
  if (pool.DeletionProtection === 'ACTIVE') {
    await updatePool(course, pool, { DeletionProtection: 'INACTIVE' });
    report.did(`took the deletion protection from user pool ${UserPoolId}`);
  }
  const command = new DeleteUserPoolCommand({ UserPoolId });
  await retry(() => ifExists(clients.cognito.send(command), 'ResourceNotFoundException'), {
    retryable: hasItsDomainStill,
    deadlineMs: 60_000,
  });
  report.did(`deleted user pool ${pool.Name} (${UserPoolId}), its users and its app clients`);
}

/** A pool with a domain cannot be deleted: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DeleteUserPoolDomain.html */
async function removeDomain({ clients, report }: Course, { Domain, Id }: UserPoolType): Promise<void> {
  if (Domain === undefined) return;
  await ifExists(
    clients.cognito.send(new DeleteUserPoolDomainCommand({ Domain, UserPoolId: String(Id) })),
    'ResourceNotFoundException',
  );
  report.did(`deleted domain ${Domain} of the sign-in page`);
}

function hasItsDomainStill(error: unknown): boolean {
  const answer = awsAnswer(error);
  return answer?.code === 'InvalidParameterException' && /domain/.test(answer.message);
}
