import type { Resource } from '@aws-sdk/client-api-gateway';
import { badRequest, conflict } from './refusals.ts';
import type { RestApiRecord } from './state.ts';

const PATH_PART = /^(?:[a-zA-Z0-9._\-:$]+|\{[a-zA-Z0-9._\-:]+\+?\})$/;

/** The path of a child. */
export function pathUnder({ path }: Resource, pathPart: string): string {
  return path === '/' ? `/${pathPart}` : `${path}/${pathPart}`;
}

export function childrenOf(api: RestApiRecord, id: string): Resource[] {
  return Object.values(api.resources).filter(({ parentId }) => parentId === id);
}

/** Whether a resource is another one, or stands somewhere below it. */
export function isBelow(api: RestApiRecord, id: string, ancestor: string): boolean {
  let at: string | undefined = id;
  while (at !== undefined) {
    if (at === ancestor) return true;
    at = api.resources[at]?.parentId;
  }
  return false;
}

/**
 * Whether a child of this name may stand under a parent.
 * https://docs.aws.amazon.com/apigateway/latest/api/API_CreateResource.html
 *
 * @param self the child itself when it moves
 * @throws AwsError BadRequestException, ConflictException
 */
export function checkPlace(api: RestApiRecord, parent: Resource, pathPart: string, self?: string): void {
  if (!PATH_PART.test(pathPart)) {
    throw badRequest(
      "Resource's path part only allow a-zA-Z0-9._-: and curly braces at the beginning and the end and an optional plus sign before the closing brace.",
    );
  }
  if (isGreedy(parent.pathPart)) {
    throw badRequest(`Cannot create a child of a resource with a greedy path variable: ${parent.pathPart}`);
  }
  const siblings = childrenOf(api, parent.id ?? '').filter(({ id }) => id !== self);
  if (siblings.some((sibling) => sibling.pathPart === pathPart)) {
    throw conflict(`Another resource with the same parent already has this name: ${pathPart}`);
  }
  const variable = siblings.find((sibling) => isVariable(sibling.pathPart));
  if (variable && isVariable(pathPart)) {
    throw badRequest(
      `A sibling (${variable.pathPart}) of this resource already has a variable path part -- only one is allowed`,
    );
  }
}

/** Gives a moved resource and all below it their new paths. */
export function movePaths(api: RestApiRecord, resource: Resource): void {
  const parent = api.resources[resource.parentId ?? ''];
  if (parent) resource.path = pathUnder(parent, resource.pathPart ?? '');
  for (const child of childrenOf(api, resource.id ?? '')) movePaths(api, child);
}

function isVariable(pathPart: string | undefined): boolean {
  return pathPart?.startsWith('{') ?? false;
}

function isGreedy(pathPart: string | undefined): boolean {
  return pathPart?.endsWith('+}') ?? false;
}
