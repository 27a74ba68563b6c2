import type { ExplicitAuthFlowsType } from '@aws-sdk/client-cognito-identity-provider';
import { notImplemented } from '../../errors.ts';
import { invalidParameter } from './refusals.ts';

const PREFIX = 'ALLOW_';

/**
 * The sign-in flows of a client: names of today, or those of old without `ALLOW_`, never both.
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html#CognitoUserPools-CreateUserPoolClient-request-ExplicitAuthFlows
 *
 * @throws AwsError InvalidParameterException, NotImplemented for sign-in by choice
 */
export function checkFlows(flows: readonly ExplicitAuthFlowsType[] = [], operation: string): void {
  const legacy = flows.filter((flow) => !flow.startsWith(PREFIX));
  if (legacy.length > 0 && legacy.length < flows.length) {
    throw invalidParameter(
      `ExplicitAuthFlows: ${legacy.join(', ')} can not be used together with values that begin with ${PREFIX}`,
    );
  }
  if (flows.includes('ALLOW_USER_AUTH')) {
    throw notImplemented(`the value ALLOW_USER_AUTH of ExplicitAuthFlows in ${operation}`);
  }
}
