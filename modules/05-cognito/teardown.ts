// Removes what module 5 made: the site's sign-in, the authorizer, the user pools with all that is in them. The API
// belongs to module 4 and stays, and the methods that were closed stay closed: nobody gets in where nobody is checked.
import { DeleteAuthorizerCommand } from '@aws-sdk/client-api-gateway';
import { ifExists } from '../../shared/aws-errors.ts';
import { findApi } from '../../shared/find-api.ts';
import type { Course } from '../../shared/step.ts';
import { placeOf, readResources } from '../04-apigateway/given/read-api.ts';
import { lockWithoutAuthorizer } from './given/ensure-closed.ts';
import { findAuthorizer } from './given/find-authorizer.ts';
import { redeploy } from './given/redeploy.ts';
import { removePools } from './given/remove-pools.ts';
import { removeSignIn } from './given/remove-sign-in.ts';

export default async function teardown(course: Course): Promise<void> {
  await removeSignIn(course);
  await removeAuthorizer(course);
  await removePools(course);
}

/** A method that still names the authorizer keeps it from being deleted, so the methods come first. */
async function removeAuthorizer(course: Course): Promise<void> {
  const { clients, names, report } = course;
  const restApiId = (await findApi(clients.apigateway, names.apiName))?.id;
  const found = restApiId ? await findAuthorizer(course, restApiId) : undefined;
  if (!restApiId || !found?.id) return report.same(`there is no authorizer ${names.authorizerName}`);
  const authorizerId = found.id;
  const isGuard = await lockMethods(course, restApiId, authorizerId);
  await ifExists(
    clients.apigateway.send(new DeleteAuthorizerCommand({ restApiId, authorizerId })),
    'NotFoundException',
  );
  report.did(`deleted authorizer ${names.authorizerName}`);
  if (isGuard) await redeploy(course, restApiId);
}

/** True when the authorizer guarded a method. */
async function lockMethods(course: Course, restApiId: string, authorizerId: string): Promise<boolean> {
  const api = { restApiId, resources: await readResources(course, restApiId) };
  let isGuard = false;
  for (const [path, { resourceMethods = {} }] of api.resources) {
    for (const verb of Object.keys(resourceMethods)) {
      if (await lockWithoutAuthorizer(course, placeOf(api, path, verb), authorizerId)) isGuard = true;
    }
  }
  return isGuard;
}
