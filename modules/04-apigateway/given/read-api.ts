import { type Method, paginateGetResources, type Resource } from '@aws-sdk/client-api-gateway';
import { CourseError } from '../../../shared/errors.ts';
import { findApi } from '../../../shared/find-api.ts';
import type { Course } from '../../../shared/step.ts';

/** A method's place in the API, and what is there now. */
export interface Place {
  restApiId: string;
  resourceId: string;
  httpMethod: string;
  /** For people: `GET /movies` */
  name: string;
  /** Kept up to date by the helpers that change the method. */
  now: Method | undefined;
}

/** The API as it is now: its resources by their paths, with methods, integrations and responses. */
export interface ApiNow {
  restApiId: string;
  resources: Map<string, Resource>;
}

/**
 * Reads the whole API in a call or two.
 * https://docs.aws.amazon.com/apigateway/latest/api/API_GetResources.html
 *
 * @throws CourseError `step` when APIGW-01 has not made it yet
 */
export async function readApi({ clients, names }: Course): Promise<ApiNow> {
  const api = await findApi(clients.apigateway, names.apiName);
  if (!api?.id) {
    throw new CourseError('step', `There is no API ${names.apiName}.`, 'Do APIGW-01 first.');
  }
  return { restApiId: api.id, resources: await readResources({ clients }, api.id) };
}

/** The resources of an API by their paths. */
export async function readResources({ clients }: Pick<Course, 'clients'>, restApiId: string) {
  const resources = new Map<string, Resource>();
  const wanted = { restApiId, embed: ['methods'], limit: 500 };
  for await (const page of paginateGetResources({ client: clients.apigateway }, wanted)) {
    for (const resource of page.items ?? []) resources.set(String(resource.path), resource);
  }
  return resources;
}

/**
 * Where a method is, or will be.
 *
 * @throws CourseError `step` when the API does not have the path
 */
export function placeOf({ restApiId, resources }: ApiNow, path: string, httpMethod: string): Place {
  const resource = resources.get(path);
  if (!resource) throw new CourseError('step', `The API has no resource ${path}.`, 'Do APIGW-01 first.');
  const now = resource.resourceMethods?.[httpMethod];
  return { restApiId, resourceId: String(resource.id), httpMethod, name: `${httpMethod} ${path}`, now };
}

/** What AWS's operations on a method want to know about its place. */
export function idsOf({ restApiId, resourceId, httpMethod }: Place) {
  return { restApiId, resourceId, httpMethod };
}
