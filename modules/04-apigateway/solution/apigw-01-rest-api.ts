// APIGW-01: the REST API, its resources and methods, and the functions that answer them.
import type { Course } from '../../../shared/step.ts';
import { ensureApi, ensureResource } from '../given/ensure-api.ts';
import { ensureIntegration, ensureMethod } from '../given/ensure-method.ts';
import { ensurePermission } from '../given/permissions.ts';
import { placeOf, readResources } from '../given/read-api.ts';
import { paths, type Route, routes } from '../given/routes.ts';

export default async function makeRestApi(course: Course): Promise<void> {
  // A body of this type is bytes. Without this API Gateway would read it as text, and no poster survives that.
  const restApiId = await ensureApi(course, ['multipart/form-data']);
  const api = { restApiId, resources: await readResources(course, restApiId) };
  for (const path of paths) await ensureResource(course, api, path);
  for (const route of routes) {
    const place = placeOf(api, route.path, route.verb);
    await ensureMethod(course, place);
    // AWS is the custom integration: what goes in and comes out is for mapping templates to say. Lambda's Invoke
    // is a POST, whatever verb the method itself has.
    await ensureIntegration(course, place, {
      type: 'AWS',
      httpMethod: 'POST',
      uri: invocationUri(course, route),
    });
    await ensurePermission(course, restApiId, route);
  }
}

/** How an integration names a function: https://docs.aws.amazon.com/apigateway/latest/api/API_PutIntegration.html */
function invocationUri({ account, region, names }: Course, route: Route): string {
  const functionArn = `arn:aws:lambda:${region}:${account}:function:${names.functions[route.function]}`;
  return `arn:aws:apigateway:${region}:lambda:path/2015-03-31/functions/${functionArn}/invocations`;
}
