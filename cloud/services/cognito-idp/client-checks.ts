import type { UpdateUserPoolClientRequest } from '@aws-sdk/client-cognito-identity-provider';
import type { Call } from '../../call.ts';
import { notImplemented } from '../../errors.ts';
import { checkPermissions } from './client-attributes.ts';
import { checkFlows } from './client-flows.ts';
import { checkOauth } from './client-oauth.ts';
import { checkUrls } from './client-urls.ts';
import { checkValidity } from './client-validity.ts';
import { invalidParameter } from './refusals.ts';
import type { UserPoolRecord } from './state.ts';

/** What CreateUserPoolClient and UpdateUserPoolClient both set. */
export type ClientSettings = Omit<UpdateUserPoolClientRequest, 'UserPoolId' | 'ClientId' | 'ClientName'>;

/**
 * Refuses the settings of an app client that AWS refuses, and by name those that the cloud does not honour.
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html
 *
 * @throws AwsError InvalidParameterException, InvalidOAuthFlowException, ScopeDoesNotExistException, NotImplemented
 */
export function checkClient(
  call: Call,
  pool: UserPoolRecord,
  settings: ClientSettings,
  hasSecret: boolean,
): void {
  const { operation, cloud } = call;
  if (settings.RefreshTokenRotation?.Feature === 'ENABLED') {
    throw notImplemented(`the value ENABLED of RefreshTokenRotation.Feature in ${operation}`);
  }
  if (settings.EnablePropagateAdditionalUserContextData) {
    throw notImplemented(`the value true of EnablePropagateAdditionalUserContextData in ${operation}`);
  }
  const foreign = settings.SupportedIdentityProviders?.find((name) => name !== 'COGNITO');
  if (foreign !== undefined) {
    throw invalidParameter(`The provider ${foreign} does not exist for User Pool ${pool.id}.`);
  }
  checkFlows(settings.ExplicitAuthFlows, operation);
  checkValidity(settings);
  checkUrls(settings);
  checkOauth(cloud, pool.id, settings, hasSecret);
  checkPermissions(pool, settings, operation.startsWith('Create') ? 'creating' : 'updating');
}
