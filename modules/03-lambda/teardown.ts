// Removes what module 3 made. First the functions, then the roles that they ran as, last the logs that they wrote.
import { DeleteLogGroupCommand } from '@aws-sdk/client-cloudwatch-logs';
import {
  DeleteRoleCommand,
  DeleteRolePolicyCommand,
  DetachRolePolicyCommand,
  paginateListAttachedRolePolicies,
  paginateListRolePolicies,
} from '@aws-sdk/client-iam';
import { DeleteFunctionCommand } from '@aws-sdk/client-lambda';
import { awsAnswer, ifExists } from '../../shared/aws-errors.ts';
import { retry } from '../../shared/retry.ts';
import type { Course } from '../../shared/step.ts';

export default async function teardown(course: Course): Promise<void> {
  const { functions, roles, logGroups } = course.names;
  for (const name of Object.values(functions)) await removeFunction(course, name);
  for (const name of Object.values(roles)) await removeRole(course, name);
  for (const name of Object.values(logGroups)) await removeLogGroup(course, name);
}

async function removeFunction({ clients, report }: Course, FunctionName: string): Promise<void> {
  const remove = () =>
    ifExists(clients.lambda.send(new DeleteFunctionCommand({ FunctionName })), 'ResourceNotFoundException');
  // A function that is being made or changed cannot be deleted yet.
  const removed = await retry(remove, {
    retryable: (error) => awsAnswer(error)?.code === 'ResourceConflictException',
    deadlineMs: 2 * 60_000,
  });
  if (removed) report.did(`deleted function ${FunctionName}`);
  else report.same(`there is no function ${FunctionName}`);
}

/** IAM deletes only a role without policies: https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteRole.html */
async function removeRole({ clients, report }: Course, RoleName: string): Promise<void> {
  const { iam } = clients;
  try {
    for await (const { PolicyNames = [] } of paginateListRolePolicies({ client: iam }, { RoleName })) {
      for (const PolicyName of PolicyNames) {
        await iam.send(new DeleteRolePolicyCommand({ RoleName, PolicyName }));
      }
    }
    for await (const page of paginateListAttachedRolePolicies({ client: iam }, { RoleName })) {
      for (const { PolicyArn } of page.AttachedPolicies ?? []) {
        await iam.send(new DetachRolePolicyCommand({ RoleName, PolicyArn }));
      }
    }
    await iam.send(new DeleteRoleCommand({ RoleName }));
    report.did(`deleted role ${RoleName}`);
  } catch (error) {
    if (!isMissing(error)) throw error;
    report.same(`there is no role ${RoleName}`);
  }
}

function isMissing(error: unknown): boolean {
  return ['NoSuchEntity', 'NoSuchEntityException'].includes(awsAnswer(error)?.code ?? '');
}

async function removeLogGroup({ clients, report }: Course, logGroupName: string): Promise<void> {
  const removed = await ifExists(
    clients.logs.send(new DeleteLogGroupCommand({ logGroupName })),
    'ResourceNotFoundException',
  );
  if (removed) report.did(`deleted log group ${logGroupName}`);
  else report.same(`there is no log group ${logGroupName}`);
}
