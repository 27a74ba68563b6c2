import type * as Sdk from '@aws-sdk/client-api-gateway';
import type { Resource } from '@aws-sdk/client-api-gateway';
import type { Handlers, Modelled } from '../service.ts';
import { changeApi, findApi, findResource, peekApi } from './find.ts';
import { newShortId } from './ids.ts';
import { pageOf } from './pages.ts';
import { applyPatches, listingWords, type PatchRule } from './patches.ts';
import { badRequest } from './refusals.ts';
import { checkPlace, isBelow, movePaths, pathUnder } from './resource-tree.ts';
import type { RestApiRecord } from './state.ts';

/** https://docs.aws.amazon.com/apigateway/latest/api/API_Resource.html */
export const handlers = {
  CreateResource({ restApiId, parentId, pathPart }, call) {
    findResource(peekApi(call, restApiId), parentId);
    return changeApi(call, restApiId, (api) => addResource(api, parentId, pathPart));
  },

  GetResource({ restApiId, resourceId, embed }, call) {
    return shown(findResource(peekApi(call, restApiId), resourceId), embed);
  },

  GetResources({ restApiId, embed, ...paging }, call) {
    const { resources } = findApi(call, restApiId);
    const sorted = Object.values(resources).sort((left, right) =>
      (left.path ?? '') < (right.path ?? '') ? -1 : 1,
    );
    const { items, position } = pageOf(sorted, ({ path = '' }) => path, paging);
    return { items: items.map((resource) => shown(resource, embed)), position };
  },

  UpdateResource({ restApiId, resourceId, patchOperations }, call) {
    findResource(peekApi(call, restApiId), resourceId);
    return changeApi(call, restApiId, (api) => {
      const resource = findResource(api, resourceId);
      applyPatches({ api, resource }, patchOperations, rules, listingWords(['/parentId', '/pathPart']));
      return shown(resource, undefined);
    });
  },

  DeleteResource({ restApiId, resourceId }, call) {
    const api = peekApi(call, restApiId);
    findResource(api, resourceId);
    if (api?.rootResourceId === resourceId) throw badRequest('Root resource cannot be deleted');
    changeApi(call, restApiId, (draft) => {
      for (const id of Object.keys(draft.resources)) {
        if (isBelow(api as RestApiRecord, id, resourceId)) delete draft.resources[id];
      }
    });
    return {};
  },
} satisfies Handlers<typeof Sdk>;

export const modelled: Modelled<typeof handlers> = {
  CreateResource: ['restApiId', 'parentId', 'pathPart'],
  GetResource: ['restApiId', 'resourceId', 'embed'],
  GetResources: ['restApiId', 'embed', 'position', 'limit'],
  UpdateResource: ['restApiId', 'resourceId', 'patchOperations'],
  DeleteResource: ['restApiId', 'resourceId'],
};

/** @throws AwsError when the parent may have no such child */
export function addResource(api: RestApiRecord, parentId: string, pathPart: string): Resource {
  const parent = findResource(api, parentId);
  checkPlace(api, parent, pathPart);
  const resource: Resource = { id: newShortId(), parentId, pathPart, path: pathUnder(parent, pathPart) };
  api.resources[resource.id ?? ''] = resource;
  return resource;
}

interface Draft {
  api: RestApiRecord;
  resource: Resource;
}

const rules: PatchRule<Draft>[] = [
  {
    path: '/pathPart',
    replace: ({ api, resource }, value) => {
      if (!resource.parentId) throw badRequest('Root resource cannot update its pathPart.');
      checkPlace(api, findResource(api, resource.parentId), value, resource.id);
      resource.pathPart = value;
      movePaths(api, resource);
    },
  },
  {
    path: '/parentId',
    replace: ({ api, resource }, value) => {
      if (!resource.parentId) throw badRequest('Root resource cannot update its parentId.');
      const parent = findResource(api, value);
      if (isBelow(api, value, resource.id ?? '')) throw badRequest('Resources cannot be cyclical.');
      checkPlace(api, parent, resource.pathPart ?? '', resource.id);
      resource.parentId = value;
      movePaths(api, resource);
    },
  },
];

/** Methods stand in it by name alone, and whole when they are asked for. */
function shown(resource: Resource, embed: string[] | undefined): Resource {
  const { resourceMethods, ...rest } = resource;
  if (!resourceMethods || Object.keys(resourceMethods).length === 0) return rest;
  if (embed?.includes('methods')) return resource;
  return {
    ...rest,
    resourceMethods: Object.fromEntries(Object.keys(resourceMethods).map((verb) => [verb, {}])),
  };
}
