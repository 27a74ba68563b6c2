import { DeleteStackCommand, type Stack } from '@aws-sdk/client-cloudformation';
import { CourseError } from '../../../shared/errors.ts';
import { findStack } from '../../../shared/find-stack.ts';
import type { Course } from '../../../shared/step.ts';
import { waitFor } from '../../../shared/wait.ts';

/** A stack with a distribution takes its time: CloudFront deploys it to all of its places. */
export const LONGEST_WORK_MS = 60 * 60_000;

/**
 * The stack to update, or undefined when it has to be created. What is left of a create that failed is removed first:
 * CloudFormation keeps it for reading its events, and can do nothing else with it.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/view-stack-events.html
 *
 * @throws CourseError `step` for a stack that only a person can bring back
 */
export async function readyStack(course: Course, stackName: string): Promise<Stack | undefined> {
  const stack = await settledStack(course, stackName);
  switch (stack?.StackStatus) {
    case undefined:
    // A change set that nobody executed: the stack has no resources.
    case 'REVIEW_IN_PROGRESS':
      return undefined;
    case 'ROLLBACK_COMPLETE':
      await removeRemains(course, stack);
      return undefined;
    case 'ROLLBACK_FAILED':
    case 'CREATE_FAILED':
    case 'DELETE_FAILED':
      throw stuck(stack, 'Delete it, which shows what holds it: npm run deploy -- --env ENV --delete');
    case 'UPDATE_ROLLBACK_FAILED':
    case 'UPDATE_FAILED':
      throw stuck(
        stack,
        `Remove the cause that its events name, then: aws cloudformation continue-update-rollback --stack-name ${stackName}`,
      );
    default:
      return stack;
  }
}

/** The stack once nobody works on it any more, if there is one. */
export async function settledStack(
  { clients, report }: Pick<Course, 'clients' | 'report'>,
  stackName: string,
): Promise<Stack | undefined> {
  const settled = async () => {
    const stack = await findStack(clients.cloudformation, stackName);
    return isWorking(stack?.StackStatus) ? undefined : { stack };
  };
  return (
    await waitFor(`stack ${stackName} to come to rest`, settled, { deadlineMs: LONGEST_WORK_MS, report })
  ).stack;
}

export function isWorking(status = ''): boolean {
  return status.endsWith('_IN_PROGRESS') && status !== 'REVIEW_IN_PROGRESS';
}

async function removeRemains(course: Course, { StackName }: Stack): Promise<void> {
  course.report.note(`stack ${StackName} is what is left of a create that failed, and is removed first`);
  await course.clients.cloudformation.send(new DeleteStackCommand({ StackName }));
  const left = await settledStack(course, String(StackName));
  if (left) throw stuck(left, 'Read its events: aws cloudformation describe-stack-events');
  course.report.did(`deleted what was left of stack ${StackName}`);
}

function stuck({ StackName, StackStatus, StackStatusReason }: Stack, remedy: string): CourseError {
  const why = StackStatusReason ? `: ${StackStatusReason}` : '';
  return new CourseError('step', `The stack ${StackName} is in ${StackStatus}${why}.`, remedy);
}
