import { type Method, paginateGetResources } from '@aws-sdk/client-api-gateway';
import type { Grader } from '../../check.ts';
import { servedStage } from './served-stage.ts';

/** The API's methods by path and verb, as they are configured. A path without methods has an empty table. */
export type Methods = Map<string, Record<string, Method>>;

export async function readMethods(grader: Grader): Promise<Methods> {
  const { apiId: restApiId } = await servedStage(grader);
  const methods: Methods = new Map();
  const pages = paginateGetResources(
    { client: grader.clients.apigateway },
    { restApiId, embed: ['methods'] },
  );
  for await (const { items = [] } of pages) {
    for (const { path = '', resourceMethods = {} } of items) methods.set(path, resourceMethods);
  }
  return methods;
}

/** The method that serves a verb: its own, or `ANY`. */
export function methodFor(methods: Methods, path: string, verb: string): Method | undefined {
  const verbs = methods.get(path);
  return verbs?.[verb] ?? verbs?.ANY;
}

/** The function's name in an integration's address; undefined when it calls none. */
export function functionIn(uri: string | undefined): string | undefined {
  return /:function:([^:/]+)(?::[^/]+)?\/invocations/.exec(uri ?? '')?.[1];
}

/** A response's headers, without the place that is written before them, in lower case. */
export function headersOf(parameters: Record<string, unknown> | undefined): Map<string, string> {
  return new Map(
    Object.entries(parameters ?? {}).map(([name, value]) => [
      name.replace(/^(method\.response|gatewayresponse)\.header\./, '').toLowerCase(),
      String(value),
    ]),
  );
}
