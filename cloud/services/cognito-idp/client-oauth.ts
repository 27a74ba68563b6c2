import type { OAuthFlowType } from '@aws-sdk/client-cognito-identity-provider';
import type { Cloud } from '../../call.ts';
import { AwsError } from '../../errors.ts';
import { invalidParameter } from './refusals.ts';
import { resourceServers } from './state.ts';

const USER_SCOPES = ['openid', 'email', 'phone', 'profile', 'aws.cognito.signin.user.admin'];

interface OauthSettings {
  AllowedOAuthFlowsUserPoolClient?: boolean;
  AllowedOAuthFlows?: OAuthFlowType[];
  AllowedOAuthScopes?: string[];
  CallbackURLs?: string[];
}

/**
 * The rules of a client for the OAuth endpoints.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-app-idp-settings.html
 *
 * @throws AwsError InvalidParameterException, InvalidOAuthFlowException, ScopeDoesNotExistException
 */
export function checkOauth(cloud: Cloud, poolId: string, settings: OauthSettings, hasSecret: boolean): void {
  const { AllowedOAuthFlows: flows = [], AllowedOAuthScopes: scopes = [] } = settings;
  if (settings.AllowedOAuthFlowsUserPoolClient && (flows.length === 0 || scopes.length === 0)) {
    throw invalidParameter(
      'AllowedOAuthFlows and AllowedOAuthScopes are required if user pool client is allowed to use OAuth flows.',
    );
  }
  checkScopes(cloud, poolId, scopes);
  if (flows.includes('client_credentials')) checkMachine(flows, scopes, hasSecret);
  else if (flows.length > 0 && !settings.CallbackURLs?.length) {
    throw badFlow('CallbackUrls can not be empty when code flow or implicit flow is selected');
  }
}

/** The scopes of the pool's resource servers, `IDENTIFIER/SCOPE`, and OpenID Connect's. */
function checkScopes(cloud: Cloud, poolId: string, scopes: string[]): void {
  const custom = [...resourceServers(cloud, poolId).values()].flatMap(({ Identifier, Scopes = [] }) =>
    Scopes.map(({ ScopeName }) => `${Identifier}/${ScopeName}`),
  );
  const unknown = scopes.find((scope) => !USER_SCOPES.includes(scope) && !custom.includes(scope));
  if (unknown !== undefined) {
    throw new AwsError('ScopeDoesNotExistException', `Invalid scope requested: ${unknown}`);
  }
}

/** A machine that signs in with its secret: no user, so no scope that speaks of one. */
function checkMachine(flows: OAuthFlowType[], scopes: string[], hasSecret: boolean): void {
  if (flows.length > 1) {
    throw badFlow('client_credentials flow can not be selected along with code flow or implicit flow.');
  }
  if (!hasSecret) {
    throw badFlow('client_credentials flow can not be selected if client does not have a client secret.');
  }
  const ofUser = scopes.find((scope) => USER_SCOPES.includes(scope));
  if (ofUser) throw badFlow(`${ofUser} is not supported with client_credentials flow`);
}

function badFlow(message: string): AwsError {
  return new AwsError('InvalidOAuthFlowException', message);
}
