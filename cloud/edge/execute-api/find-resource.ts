import type { Resource } from '@aws-sdk/client-api-gateway';

export interface FoundResource {
  resource: Resource;
  /** Values of the path's variables, decoded. */
  pathParameters: Record<string, string>;
}

interface Candidate extends FoundResource {
  /** For each segment: 2 for a name, 1 for `{id}`, 0 for `{proxy+}`. */
  rank: number[];
}

/**
 * Finds the resource of a path. A name goes before a variable, a variable before a greedy one, segment by segment.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-settings-method-request.html#api-gateway-proxy-resource
 *
 * @param path percent-encoded, below the stage; a slash at its end does not count
 */
export function findResource(resources: Iterable<Resource>, path: string): FoundResource | undefined {
  const segments = path
    .split('/')
    .filter((segment, index, all) => segment !== '' || (index > 0 && index < all.length - 1));
  let best: Candidate | undefined;
  for (const resource of resources) {
    const candidate = match(resource, segments);
    if (candidate && (!best || isBetter(candidate.rank, best.rank))) best = candidate;
  }
  return best && { resource: best.resource, pathParameters: best.pathParameters };
}

function match(resource: Resource, segments: string[]): Candidate | undefined {
  const parts = (resource.path ?? '/').split('/').filter(Boolean);
  const pathParameters: Record<string, string> = {};
  const rank: number[] = [];
  for (const [index, part] of parts.entries()) {
    const segment = segments[index];
    if (segment === undefined) return undefined;
    const variable = /^\{(.+?)(\+?)\}$/.exec(part);
    if (variable?.[2]) {
      pathParameters[variable[1] ?? ''] = segments.slice(index).map(decode).join('/');
      rank.push(0);
      return { resource, pathParameters, rank };
    }
    if (variable) pathParameters[variable[1] ?? ''] = decode(segment);
    else if (decode(segment) !== part) return undefined;
    rank.push(variable ? 1 : 2);
  }
  return parts.length === segments.length ? { resource, pathParameters, rank } : undefined;
}

function isBetter(left: number[], right: number[]): boolean {
  for (let index = 0; index < Math.max(left.length, right.length); index++) {
    const difference = (left[index] ?? -1) - (right[index] ?? -1);
    if (difference !== 0) return difference > 0;
  }
  return false;
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
