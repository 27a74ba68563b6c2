import { CourseError } from '../../../shared/errors.ts';
import { findUserPool } from '../../../shared/find-user-pool.ts';
import type { Course } from '../../../shared/step.ts';
import { findClients } from './ensure-client.ts';

/** @throws CourseError `step` when COGNITO-01 has not made the user pool yet */
export async function readPoolId({ clients, names }: Course): Promise<string> {
  const found = await findUserPool(clients.cognito, names.userPoolName);
  if (found) return found;
  throw new CourseError('step', `There is no user pool ${names.userPoolName}.`, 'Do COGNITO-01 first.');
}

/** @throws CourseError `step` when COGNITO-02 has not made the app client yet */
export async function readClientId(course: Course, userPoolId: string): Promise<string> {
  const [found] = await findClients(course, userPoolId);
  if (found?.ClientId) return found.ClientId;
  const name = course.names.userPoolClientName;
  throw new CourseError('step', `The user pool has no app client ${name}.`, 'Do COGNITO-02 first.');
}

/** The ARN of a user pool: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncognitouserpools.html */
export function userPoolArn({ account, region }: Pick<Course, 'account' | 'region'>, id: string): string {
  return `arn:aws:cognito-idp:${region}:${account}:userpool/${id}`;
}
