import { type PatchOperation, UpdateMethodCommand } from '@aws-sdk/client-api-gateway';
import { CourseError } from '../../../shared/errors.ts';
import type { Course } from '../../../shared/step.ts';
import { idsOf, type Place } from '../../04-apigateway/given/read-api.ts';

/**
 * Lets a method be called only by those whom an authorizer of the type COGNITO_USER_POOLS lets in. The method names no
 * scopes, so that the authorizer wants the ID token.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-enable-cognito-user-pool.html
 *
 * @throws CourseError `step` when the API does not have the method
 */
export async function ensureClosed(course: Course, place: Place, authorizerId: string): Promise<void> {
  if (!place.now) {
    throw new CourseError('step', `The API has no method ${place.name}.`, 'Do APIGW-01 of module 4 first.');
  }
  const { authorizationType, authorizerId: now, authorizationScopes = [] } = place.now;
  const isClosed = authorizationType === 'COGNITO_USER_POOLS' && now === authorizerId;
  if (isClosed && authorizationScopes.length === 0) {
    return course.report.same(`${place.name} is for administrators`);
  }
  await patch(course, place, [
    { op: 'replace', path: '/authorizationType', value: 'COGNITO_USER_POOLS' },
    { op: 'replace', path: '/authorizerId', value: authorizerId },
    ...withoutScopes(authorizationScopes),
  ]);
  course.report.did(`closed ${place.name} to all but administrators`);
}

/**
 * Takes the authorizer from a method that it guards, and leaves the method closed: with AWS_IAM it wants requests that
 * are signed with keys of the account, and a page of the site has none. With NONE everybody could change films.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/permissions.html
 *
 * @returns whether the authorizer guarded it
 */
export async function lockWithoutAuthorizer(
  course: Course,
  place: Place,
  authorizerId: string,
): Promise<boolean> {
  if (place.now?.authorizerId !== authorizerId) return false;
  await patch(course, place, [
    ...withoutScopes(place.now.authorizationScopes ?? []),
    { op: 'replace', path: '/authorizationType', value: 'AWS_IAM' },
    { op: 'replace', path: '/authorizerId', value: '' },
  ]);
  course.report.did(`left ${place.name} closed to all but signed requests`);
  return true;
}

/** https://docs.aws.amazon.com/apigateway/latest/api/patch-operations.html#UpdateMethod-Patch */
async function patch({ clients }: Course, place: Place, patchOperations: PatchOperation[]): Promise<void> {
  place.now = await clients.apigateway.send(new UpdateMethodCommand({ ...idsOf(place), patchOperations }));
}

function withoutScopes(scopes: string[]): PatchOperation[] {
  return scopes.map((value) => ({ op: 'remove', path: '/authorizationScopes', value }));
}
