import type * as Sdk from '@aws-sdk/client-cognito-identity-provider';
import { callsOf } from './calls.ts';
import type { ResourceContext } from './resource-type.ts';

/** The error of Cognito's operations for a pool, or what is in it, that is not there. */
export const NO_RESOURCE = 'ResourceNotFoundException';
export const NO_USER = 'UserNotFoundException';

export function cognito(context: ResourceContext) {
  return callsOf<typeof Sdk>(context, 'cognito-idp');
}
