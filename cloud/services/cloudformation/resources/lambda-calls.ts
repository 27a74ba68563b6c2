import type * as Sdk from '@aws-sdk/client-lambda';
import { callsOf } from './calls.ts';
import type { ResourceContext } from './resource-type.ts';

/** The error of Lambda's operations for what is not there. */
export const NO_FUNCTION = 'ResourceNotFoundException';

export function lambda(context: ResourceContext) {
  return callsOf<typeof Sdk>(context, 'lambda');
}
