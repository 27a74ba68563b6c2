// COGNITO-03: an authorizer that knows the pool's tokens, on every method that is for administrators.
import type { Course } from '../../../shared/step.ts';
import { closedRoutes } from '../given/closed-routes.ts';

export default async function closeAdminMethods(course: Course): Promise<void> {
  const { names, report } = course;
  // TODO 1: const api = await readApi(course) of ../../04-apigateway/given/read-api.ts. Then the authorizer:
  //   findAuthorizer(course, api.restApiId) of ../given/find-authorizer.ts, and CreateAuthorizerCommand when there is
  //   none. Its name is names.authorizerName, its type is COGNITO_USER_POOLS, its providerARNs are the pool's ARN
  //   (readPoolId and userPoolArn of ../given/read-pool.ts), its identitySource is the header in which the token comes:
  //   method.request.header.Authorization.
  //   https://docs.aws.amazon.com/apigateway/latest/api/API_CreateAuthorizer.html
  report.note(`TODO 1: the authorizer ${names.authorizerName}`);

  // TODO 2: an authorizer that is there may know another pool: one that was deleted. UpdateAuthorizerCommand adds the
  //   right ARN to /providerARNs, and then removes the wrong one. In this order: why?
  report.note('TODO 2: an authorizer of an older pool');

  // TODO 3: ensureClosed(course, placeOf(api, path, verb), authorizerId) of ../given/ensure-closed.ts for each route in
  //   closedRoutes; placeOf is in read-api.ts too. What would happen if OPTIONS were among them?
  report.note(`TODO 3: ${closedRoutes.length} methods for administrators alone`);

  // TODO 4: nothing of this is served yet: redeploy(course, api.restApiId) of ../given/redeploy.ts.
  report.note('TODO 4: a new deployment');
}
