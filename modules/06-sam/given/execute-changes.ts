import { ExecuteChangeSetCommand } from '@aws-sdk/client-cloudformation';
import { CourseError } from '../../../shared/errors.ts';
import type { Course } from '../../../shared/step.ts';
import type { ChangeSet } from './change-set.ts';
import { firstFailure, followWork } from './follow-events.ts';

/**
 * Lets CloudFormation do what a change set says, and tells of each resource as it is done.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ExecuteChangeSet.html
 *
 * @throws CourseError `step` with the reason of the first resource that failed, after CloudFormation has brought the
 * stack back to what it was
 */
export async function executeChanges(course: Course, { id, stackId, stackName }: ChangeSet): Promise<void> {
  const { cloudformation } = course.clients;
  const execute = () => cloudformation.send(new ExecuteChangeSetCommand({ ChangeSetName: id }));
  const followed = await followWork(course, stackId, execute);
  const { status } = followed;
  if (status === 'CREATE_COMPLETE' || status === 'UPDATE_COMPLETE') return;
  throw new CourseError(
    'step',
    `The stack ${stackName} is in ${status}. First ${firstFailure(followed) ?? 'something failed'}`,
    REMEDIES[status ?? ''] ??
      `Read what happened: aws cloudformation describe-stack-events --stack-name ${stackName}`,
  );
}

const REMEDIES: Record<string, string> = {
  ROLLBACK_COMPLETE:
    'Nothing of it is left, and nothing is billed. Correct the template and deploy again: the empty stack is removed first.',
  UPDATE_ROLLBACK_COMPLETE:
    'The stack is what it was before, and works. Correct the template and deploy again.',
};
