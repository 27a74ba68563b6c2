import type * as Sdk from '@aws-sdk/client-api-gateway';
import { callsOf } from './calls.ts';
import type { ResourceContext } from './resource-type.ts';

/** The error of API Gateway's operations for what is not there. */
export const NOTHING_THERE = 'NotFoundException';

export function apigateway(context: ResourceContext) {
  return callsOf<typeof Sdk>(context, 'apigateway');
}

/** A step of an update. */
export function replace(path: string, value: string | number | boolean): Sdk.PatchOperation {
  return { op: 'replace', path, value: String(value) };
}

/** A key in a patch path: a slash would begin the next step. */
export function escaped(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}
