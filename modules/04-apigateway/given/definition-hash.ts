import { createHash } from 'node:crypto';
import {
  GetAuthorizersCommand,
  GetGatewayResponsesCommand,
  GetRestApiCommand,
} from '@aws-sdk/client-api-gateway';
import type { Course } from '../../../shared/step.ts';
import { readResources } from './read-api.ts';

/**
 * A short text that changes whenever something changes that a deployment holds: resources, methods, integrations and
 * their responses, authorizers, gateway responses, binary media types.
 */
export async function definitionHash(course: Course, restApiId: string): Promise<string> {
  const { apigateway } = course.clients;
  const { binaryMediaTypes } = await apigateway.send(new GetRestApiCommand({ restApiId }));
  const { items } = await apigateway.send(new GetGatewayResponsesCommand({ restApiId }));
  const authorizers = await apigateway.send(new GetAuthorizersCommand({ restApiId, limit: 500 }));
  const resources = [...(await readResources(course, restApiId)).values()];
  return hashOf({
    authorizers: sortedBy(authorizers.items ?? [], ({ name }) => String(name)),
    binaryMediaTypes: [...(binaryMediaTypes ?? [])].sort(),
    gatewayResponses: sortedBy(items ?? [], ({ responseType }) => String(responseType)),
    resources: sortedBy(resources, ({ path }) => String(path)),
  });
}

/** The same for equal values, in whatever order the members of an object come. */
export function hashOf(value: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(inOrder(value)))
    .digest('hex')
    .slice(0, 16);
}

function sortedBy<Item>(items: Item[], key: (item: Item) => string): Item[] {
  return [...items].sort((left, right) => (key(left) < key(right) ? -1 : 1));
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  const sorted = sortedBy(Object.entries(value), ([name]) => name);
  return Object.fromEntries(sorted.map(([name, member]) => [name, inOrder(member)]));
}
