// APIGW-01: the REST API, its resources and methods, and the functions that answer them.
//
// Given to you in ../given/: routes.ts is the table of what the API has. The helpers that begin with `ensure` make one
// thing, or correct the one that is there, and change nothing when it is right already.
import type { Course } from '../../../shared/step.ts';
import { routes } from '../given/routes.ts';

export default async function makeRestApi(course: Course): Promise<void> {
  const { names, report } = course;
  // TODO 1: make the API with ensureApi from ../given/ensure-api.ts. Which media type must API Gateway not read as text,
  //   so that posters arrive whole? What ensureApi returns is the id of the API.
  //   https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-payload-encodings.html
  report.note(`TODO 1: the API ${names.apiName}`);

  // TODO 2: const api = { restApiId, resources: await readResources(course, restApiId) } with ../given/read-api.ts. Then
  //   ensureResource(course, api, path) for each of `paths` from ../given/routes.ts.
  report.note('TODO 2: its resources');

  // TODO 3: for each route: const place = placeOf(api, path, verb); then ensureMethod(course, place); then
  //   ensureIntegration(course, place, { type, httpMethod, uri }), both from ../given/ensure-method.ts. The type is AWS,
  //   the custom integration. Mind the httpMethod: it is that of Lambda's Invoke, not the route's verb. The uri is
  //   arn:aws:apigateway:REGION:lambda:path/2015-03-31/functions/FUNCTION_ARN/invocations
  //   https://docs.aws.amazon.com/apigateway/latest/api/API_PutIntegration.html
  report.note(`TODO 3: ${routes.length} methods with their integrations`);

  // TODO 4: for each route: ensurePermission(course, restApiId, route) from ../given/permissions.ts, or every call
  //   answers 500. Read there what SourceArn it gives.
  report.note('TODO 4: the permission to invoke each function');
}
