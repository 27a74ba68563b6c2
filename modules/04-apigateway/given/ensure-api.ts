import {
  CreateResourceCommand,
  CreateRestApiCommand,
  type PatchOperation,
  type RestApi,
  TagResourceCommand,
  UpdateRestApiCommand,
} from '@aws-sdk/client-api-gateway';
import { findApi } from '../../../shared/find-api.ts';
import type { Course } from '../../../shared/step.ts';
import { holds } from '../../01-s3/given/holds.ts';
import type { ApiNow } from './read-api.ts';

/**
 * Makes the REST API, or corrects the one that is there.
 * https://docs.aws.amazon.com/apigateway/latest/api/API_CreateRestApi.html
 *
 * @param binaryMediaTypes the types whose bodies API Gateway must not read as text
 * @returns its id
 */
export async function ensureApi(course: Course, binaryMediaTypes: string[]): Promise<string> {
  const { clients, names, report } = course;
  const found = await findApi(clients.apigateway, names.apiName);
  if (found) return correct(course, found, binaryMediaTypes);
  const { id } = await clients.apigateway.send(
    new CreateRestApiCommand({
      name: names.apiName,
      endpointConfiguration: { types: ['REGIONAL'] },
      binaryMediaTypes,
      tags: names.tags,
    }),
  );
  report.did(`made API ${names.apiName} (${id})`);
  return String(id);
}

async function correct(course: Course, found: RestApi, binaryMediaTypes: string[]): Promise<string> {
  const { clients, names, region, report } = course;
  const restApiId = String(found.id);
  const patchOperations = corrections(found, binaryMediaTypes);
  if (patchOperations.length > 0) {
    await clients.apigateway.send(new UpdateRestApiCommand({ restApiId, patchOperations }));
    report.did(`corrected the settings of API ${names.apiName}`);
  } else report.same(`API ${names.apiName} (${restApiId}) is set up`);
  if (!holds(found.tags, names.tags)) {
    const resourceArn = `arn:aws:apigateway:${region}::/restapis/${restApiId}`;
    await clients.apigateway.send(new TagResourceCommand({ resourceArn, tags: names.tags }));
    report.did(`tagged API ${names.apiName}`);
  }
  return restApiId;
}

/** https://docs.aws.amazon.com/apigateway/latest/api/patch-operations.html#UpdateRestApi-Patch */
function corrections(found: RestApi, binaryMediaTypes: string[]): PatchOperation[] {
  const now = found.binaryMediaTypes ?? [];
  // In a patch's path a slash within a name is written ~1.
  const at = (type: string) => `/binaryMediaTypes/${type.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  const missing = binaryMediaTypes.filter((type) => !now.includes(type));
  const tooMany = now.filter((type) => !binaryMediaTypes.includes(type));
  const endpoint = found.endpointConfiguration?.types?.[0] ?? 'EDGE';
  return [
    ...missing.map((type) => ({ op: 'add' as const, path: at(type) })),
    ...tooMany.map((type) => ({ op: 'remove' as const, path: at(type) })),
    ...(endpoint === 'REGIONAL'
      ? []
      : [{ op: 'replace' as const, path: `/endpointConfiguration/types/${endpoint}`, value: 'REGIONAL' }]),
  ];
}

/**
 * Makes the resource of a path, and those above it, unless they are there.
 * https://docs.aws.amazon.com/apigateway/latest/api/API_CreateResource.html
 *
 * @param api gets the new resources
 */
export async function ensureResource(course: Course, api: ApiNow, path: string): Promise<void> {
  if (api.resources.has(path)) return course.report.same(`resource ${path} exists`);
  const slash = path.lastIndexOf('/');
  const parent = path.slice(0, slash) || '/';
  if (parent !== '/') await ensureResource(course, api, parent);
  const resource = await course.clients.apigateway.send(
    new CreateResourceCommand({
      restApiId: api.restApiId,
      parentId: String(api.resources.get(parent)?.id),
      pathPart: path.slice(slash + 1),
    }),
  );
  api.resources.set(path, resource);
  course.report.did(`made resource ${path}`);
}
