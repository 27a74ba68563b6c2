import {
  CreateAuthorizerCommand,
  DeleteAuthorizerCommand,
  type PatchOperation,
  UpdateAuthorizerCommand,
  UpdateMethodCommand,
} from '@aws-sdk/client-api-gateway';
import { findAuthorizer } from '../../modules/05-cognito/given/find-authorizer.ts';
import { userPoolArn } from '../../modules/05-cognito/given/read-pool.ts';
import type { Course } from '../../shared/step.ts';
import { apiId, methodAt, type Route, redeploy } from './apigw-breakages.ts';
import { patchMethod } from './apigw-patches.ts';

/** The ARN of a pool that is gone. */
export const gone = (course: Course) => userPoolArn(course, 'us-east-1_Gone12345');

export const closed: Route[] = ['GET /admin', 'POST /movies', 'PUT /movies/{id}', 'DELETE /movies/{id}'];

/** Sets what a method wants of its callers. */
export function guard(value: string): PatchOperation {
  return { op: 'replace', path: '/authorizationType', value };
}

/** The same for an authorizer of user pools. */
export function byAuthorizer(authorizerId: string): PatchOperation[] {
  return [guard('COGNITO_USER_POOLS'), { op: 'replace', path: '/authorizerId', value: authorizerId }];
}

/** The id of the course's authorizer. */
export async function authorizerId(course: Course): Promise<string> {
  return String((await findAuthorizer(course, await apiId(course)))?.id);
}

/** Changes the course's authorizer, and deploys the API. */
export async function patchAuthorizer(course: Course, ...patchOperations: PatchOperation[]): Promise<void> {
  const place = { restApiId: await apiId(course), authorizerId: await authorizerId(course) };
  await course.clients.apigateway.send(new UpdateAuthorizerCommand({ ...place, patchOperations }));
  await redeploy(course);
}

/** Changes methods, and does not deploy them. */
export async function patchEach(
  course: Course,
  routes: Route[],
  ...patchOperations: PatchOperation[]
): Promise<void> {
  for (const route of routes) {
    const at = await methodAt(course, route);
    await course.clients.apigateway.send(new UpdateMethodCommand({ ...at, patchOperations }));
  }
}

let other: string | undefined;

/** Puts a method behind an authorizer that knows a pool that is gone. */
export async function useOtherAuthorizer(course: Course): Promise<void> {
  const authorizer = {
    restApiId: await apiId(course),
    name: 'old',
    type: 'COGNITO_USER_POOLS' as const,
    providerARNs: [gone(course)],
    identitySource: 'method.request.header.Authorization',
  };
  other = (await course.clients.apigateway.send(new CreateAuthorizerCommand(authorizer))).id;
  await patchMethod(course, 'PUT /movies/{id}', ...byAuthorizer(String(other)));
}

/** Takes that authorizer away again. */
export async function removeOtherAuthorizer(course: Course): Promise<void> {
  await patchMethod(course, 'PUT /movies/{id}', guard('NONE'));
  const place = { restApiId: await apiId(course), authorizerId: other };
  await course.clients.apigateway.send(new DeleteAuthorizerCommand(place));
}
