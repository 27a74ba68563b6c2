import type { Step } from '../../../shared/step.ts';
import {
  steps as apiSteps,
  type DeployedCourse,
  deployedCourse,
} from '../../04-apigateway/testing/deployed-course.ts';
import makeUserPool from '../solution/cognito-01-user-pool.ts';
import makeAppClient from '../solution/cognito-02-app-client.ts';
import closeAdminMethods from '../solution/cognito-03-authorizer.ts';
import letAdministratorsSignIn from '../solution/cognito-04-sign-in.ts';

/** The steps of this module. */
export const steps: Step[] = [makeUserPool, makeAppClient, closeAdminMethods, letAdministratorsSignIn];

export const password = 'Correct-horse-7';

/** A course on a cloud in memory where modules 1 to 4 are done, and whose administrator's password is known. */
export async function openApiCourse(): Promise<DeployedCourse> {
  const on = await deployedCourse({ CINEDB_ADMIN_PASSWORD: password });
  await on.changesOf(apiSteps);
  return on;
}
