import type { Integration, Method, Resource } from '@aws-sdk/client-api-gateway';
import type { Call } from '../../call.ts';
import { notFound } from './refusals.ts';
import { type RestApiRecord, restApis } from './state.ts';

/** An API of the caller's in the call's region; undefined for any other. */
export function peekApi(call: Call, id: string): RestApiRecord | undefined {
  const api = restApis(call.cloud).get(id);
  return api?.account === call.account && api.region === call.region ? api : undefined;
}

/** @throws AwsError NotFoundException */
export function findApi(call: Call, id: string): RestApiRecord {
  const api = peekApi(call, id);
  if (!api) throw notFound(`Invalid API identifier specified ${call.account}:${id}`);
  return api;
}

/** @throws AwsError NotFoundException: for an unknown API too, AWS names the resource */
export function findResource(api: RestApiRecord | undefined, id: string): Resource {
  const resource = api?.resources[id];
  if (!resource) throw notFound('Invalid Resource identifier specified');
  return resource;
}

/** @throws AwsError NotFoundException */
export function findMethod(api: RestApiRecord | undefined, resourceId: string, verb: string): Method {
  const method = findResource(api, resourceId).resourceMethods?.[verb];
  if (!method) throw notFound('Invalid Method identifier specified');
  return method;
}

/** @throws AwsError NotFoundException */
export function findIntegration(
  api: RestApiRecord | undefined,
  resourceId: string,
  verb: string,
): Integration {
  const { methodIntegration } = findMethod(api, resourceId, verb);
  if (!methodIntegration) throw notFound('Invalid Integration identifier specified');
  return methodIntegration;
}

/**
 * Changes a copy of an API and keeps it when nothing was thrown.
 *
 * @param change works on the copy; what it gives is given back
 * @throws AwsError as `change` does; for an unknown API, NotFoundException of the resource
 */
export function changeApi<Result>(call: Call, apiId: string, change: (api: RestApiRecord) => Result): Result {
  const known = peekApi(call, apiId);
  if (!known) throw notFound('Invalid Resource identifier specified');
  const api = structuredClone(known);
  const result = change(api);
  restApis(call.cloud).set(apiId, api);
  return result;
}
