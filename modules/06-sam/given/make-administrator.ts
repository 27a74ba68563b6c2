import { findStack } from '../../../shared/find-stack.ts';
import type { StackOutputs } from '../../../shared/stack-outputs.ts';
import type { Course } from '../../../shared/step.ts';
import { makeAdministrator } from '../../05-cognito/solution/cognito-01-user-pool.ts';

/**
 * Gives the user pool of a stack an administrator: the one of COGNITO-01, with a password. A template keeps no
 * passwords, so this cannot stand there. Where the template has invited somebody by mail, that one is enough.
 */
export async function makeStackAdministrator(
  course: Course,
  stackName: string,
  outputs: StackOutputs,
): Promise<void> {
  const stack = await findStack(course.clients.cloudformation, stackName);
  const invited = stack?.Parameters?.find(
    ({ ParameterKey }) => ParameterKey === 'AdminEmail',
  )?.ParameterValue;
  if (invited) return course.report.same(`Cognito has invited administrator ${invited} by mail`);
  await makeAdministrator(course, outputs.AdminPoolId);
}
