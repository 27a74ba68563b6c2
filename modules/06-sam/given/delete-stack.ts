import { DeleteStackCommand, paginateListStackResources, type Stack } from '@aws-sdk/client-cloudformation';
import { DescribeUserPoolCommand } from '@aws-sdk/client-cognito-identity-provider';
import { DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import { ifExists } from '../../../shared/aws-errors.ts';
import { CourseError } from '../../../shared/errors.ts';
import type { Course } from '../../../shared/step.ts';
import { emptyBucket } from '../../01-s3/given/empty-bucket.ts';
import { firstFailure, followWork } from './follow-events.ts';
import { settledStack } from './ready-stack.ts';

/**
 * Empties the buckets of a stack and deletes it with all that is in it. Nothing is touched when something in it is
 * protected: a stack half deleted is worse than one.
 *
 * @throws CourseError `refused` for a protected stack, `step` when CloudFormation could not delete a resource
 */
export async function deleteStack(course: Course, stackName: string): Promise<void> {
  const { clients, report } = course;
  const stack = await settledStack(course, stackName);
  if (!stack) return report.same(`there is no stack ${stackName}`);
  const resources = await resourcesOf(course, stackName);
  await refuseProtected(course, stack, resources);
  await emptyBuckets(course, resources);
  const stackId = String(stack.StackId);
  const remove = () => clients.cloudformation.send(new DeleteStackCommand({ StackName: stackId }));
  const followed = await followWork(course, stackId, remove);
  if (followed.status === 'DELETE_COMPLETE') return report.did(`deleted stack ${stackName}`);
  throw new CourseError(
    'step',
    `The stack ${stackName} is in ${followed.status}. First ${firstFailure(followed) ?? 'something failed'}`,
    'Remove what holds it, then run the command again: what is deleted already stays so.',
  );
}

/** Empties the buckets of a stack, all versions, so that CloudFormation can delete them. */
export async function emptyStackBuckets(course: Course, stackName: string): Promise<void> {
  const stack = await settledStack(course, stackName);
  if (!stack) return course.report.same(`there is no stack ${stackName}`);
  const resources = await resourcesOf(course, stackName);
  await refuseProtected(course, stack, resources);
  await emptyBuckets(course, resources);
}

interface Resource {
  type: string;
  /** What the service calls it. */
  id: string;
}

/** The resources that a stack has now. */
async function resourcesOf({ clients }: Course, StackName: string): Promise<Resource[]> {
  const found: Resource[] = [];
  for await (const page of paginateListStackResources({ client: clients.cloudformation }, { StackName })) {
    for (const { ResourceType = '', PhysicalResourceId, ResourceStatus } of page.StackResourceSummaries ??
      []) {
      if (PhysicalResourceId && ResourceStatus !== 'DELETE_COMPLETE') {
        found.push({ type: ResourceType, id: PhysicalResourceId });
      }
    }
  }
  return found;
}

async function emptyBuckets(course: Course, resources: Resource[]): Promise<void> {
  for (const { id } of resources.filter(({ type }) => type === 'AWS::S3::Bucket')) {
    const removed = await ifExists(emptyBucket(course, id), 'NoSuchBucket');
    if (removed) course.report.did(`deleted ${removed} versions of files from bucket ${id}`);
  }
}

async function refuseProtected(course: Course, stack: Stack, resources: Resource[]): Promise<void> {
  const kept: string[] = [];
  if (stack.EnableTerminationProtection) kept.push('the stack itself (termination protection)');
  for (const { type, id } of resources) {
    if (type === 'AWS::DynamoDB::Table' && (await isProtectedTable(course, id))) kept.push(`table ${id}`);
    if (type === 'AWS::Cognito::UserPool' && (await isProtectedPool(course, id)))
      kept.push(`user pool ${id}`);
  }
  if (kept.length === 0) return;
  throw new CourseError(
    'refused',
    `The stack ${stack.StackName} is protected from deletion: ${kept.join(', ')}. Nothing was deleted.`,
    'If you mean it: set DeletionProtectionEnabled to false and DeletionProtection to INACTIVE in template.yaml, deploy that, and run the command again.',
  );
}

async function isProtectedTable({ clients }: Course, TableName: string): Promise<boolean> {
  const command = new DescribeTableCommand({ TableName });
  const answer = await ifExists(clients.dynamodb.send(command), 'ResourceNotFoundException');
  return answer?.Table?.DeletionProtectionEnabled === true;
}

async function isProtectedPool({ clients }: Course, UserPoolId: string): Promise<boolean> {
  const command = new DescribeUserPoolCommand({ UserPoolId });
  const answer = await ifExists(clients.cognito.send(command), 'ResourceNotFoundException');
  return answer?.UserPool?.DeletionProtection === 'ACTIVE';
}
