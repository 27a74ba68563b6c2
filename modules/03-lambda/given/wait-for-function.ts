import { type FunctionConfiguration, GetFunctionConfigurationCommand } from '@aws-sdk/client-lambda';
import { CourseError } from '../../../shared/errors.ts';
import type { Course } from '../../../shared/step.ts';
import { waitFor } from '../../../shared/wait.ts';

/**
 * Waits until Lambda has finished what was asked last: the function is Active, and its last update Successful.
 * https://docs.aws.amazon.com/lambda/latest/dg/functions-states.html
 *
 * @throws CourseError `step` with Lambda's reason when it failed
 */
export async function waitUntilReady(course: Course, name: string): Promise<FunctionConfiguration> {
  const readyFunction = async () => {
    const now = await course.clients.lambda.send(new GetFunctionConfigurationCommand({ FunctionName: name }));
    if (now.State === 'Failed') throw failed(name, now.StateReason);
    if (now.LastUpdateStatus === 'Failed') throw failed(name, now.LastUpdateStatusReason);
    // A function that nobody called for weeks is Inactive: the next call or update wakes it.
    const isThere = now.State === 'Active' || now.State === 'Inactive';
    return isThere && now.LastUpdateStatus !== 'InProgress' ? now : undefined;
  };
  return waitFor(`function ${name} to be Active`, readyFunction, {
    deadlineMs: 3 * 60_000,
    report: course.report,
  });
}

function failed(name: string, reason = 'no reason was given'): CourseError {
  return new CourseError(
    'step',
    `Lambda could not set up ${name}: ${reason}`,
    'Correct what it names, then run the command again.',
  );
}
