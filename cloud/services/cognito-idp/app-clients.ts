import type * as Sdk from '@aws-sdk/client-cognito-identity-provider';
import type { Handlers, Modelled } from '../service.ts';
import { type ClientSettings, checkClient } from './client-checks.ts';
import { refreshValidity } from './client-validity.ts';
import { findClientOf, findPool } from './find.ts';
import { newClientId, newClientSecret } from './ids.ts';
import { pageOf } from './pages.ts';
import { clients, type UserPoolClientRecord } from './state.ts';

const SESSION_MINUTES = 3;

/** https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-client-apps.html */
export const handlers = {
  CreateUserPoolClient({ UserPoolId, ClientName, GenerateSecret, ...settings }, call) {
    const pool = findPool(call, UserPoolId);
    checkClient(call, pool, settings, GenerateSecret === true);
    const client: UserPoolClientRecord = {
      ...settledClient(settings),
      UserPoolId,
      ClientId: newClientId(),
      ClientName,
      ...(GenerateSecret && { ClientSecret: newClientSecret() }),
      createdAt: call.cloud.clock.now(),
      lastModifiedAt: call.cloud.clock.now(),
    };
    clients(call.cloud).set(client.ClientId, client);
    return { UserPoolClient: shown(client) };
  },

  DescribeUserPoolClient: ({ UserPoolId, ClientId }, call) => ({
    UserPoolClient: shown(findClientOf(call.cloud, findPool(call, UserPoolId), ClientId)),
  }),

  UpdateUserPoolClient({ UserPoolId, ClientId, ClientName, ...settings }, call) {
    const pool = findPool(call, UserPoolId);
    const present = findClientOf(call.cloud, pool, ClientId);
    const { ClientSecret, createdAt } = present;
    checkClient(call, pool, settings, ClientSecret !== undefined);
    const client: UserPoolClientRecord = {
      ...settledClient(settings),
      UserPoolId,
      ClientId,
      ClientName: ClientName ?? present.ClientName,
      ...(ClientSecret !== undefined && { ClientSecret }),
      createdAt,
      lastModifiedAt: call.cloud.clock.now(),
    };
    clients(call.cloud).set(ClientId, client);
    return { UserPoolClient: shown(client) };
  },

  DeleteUserPoolClient({ UserPoolId, ClientId }, call) {
    clients(call.cloud).delete(findClientOf(call.cloud, findPool(call, UserPoolId), ClientId).ClientId);
    return {};
  },

  ListUserPoolClients({ UserPoolId, MaxResults, NextToken }, call) {
    const pool = findPool(call, UserPoolId);
    const all = [...clients(call.cloud).values()].filter((client) => client.UserPoolId === pool.id);
    const { page, next } = pageOf(all, ({ ClientId }) => ClientId, { most: MaxResults, token: NextToken });
    const UserPoolClients = page.map(({ ClientId, ClientName }) => ({ ClientId, ClientName, UserPoolId }));
    return { UserPoolClients, NextToken: next };
  },
} satisfies Handlers<typeof Sdk>;

const SETTINGS = [
  'RefreshTokenValidity',
  'AccessTokenValidity',
  'IdTokenValidity',
  'TokenValidityUnits',
  'ReadAttributes',
  'WriteAttributes',
  'ExplicitAuthFlows',
  'SupportedIdentityProviders',
  'CallbackURLs',
  'LogoutURLs',
  'DefaultRedirectURI',
  'AllowedOAuthFlows',
  'AllowedOAuthScopes',
  'AllowedOAuthFlowsUserPoolClient',
  'PreventUserExistenceErrors',
  'EnableTokenRevocation',
  'EnablePropagateAdditionalUserContextData',
  'AuthSessionValidity',
  'RefreshTokenRotation.Feature',
];

export const modelled: Modelled<typeof handlers> = {
  CreateUserPoolClient: ['UserPoolId', 'ClientName', 'GenerateSecret', ...SETTINGS],
  DescribeUserPoolClient: ['UserPoolId', 'ClientId'],
  UpdateUserPoolClient: ['UserPoolId', 'ClientId', 'ClientName', ...SETTINGS],
  DeleteUserPoolClient: ['UserPoolId', 'ClientId'],
  ListUserPoolClients: ['UserPoolId', 'MaxResults', 'NextToken'],
};

/** With AWS's defaults for what was not sent; no flows at all stands for SRP, custom and refresh. */
function settledClient(given: ClientSettings): ClientSettings {
  const defined = Object.entries(given).filter(([, value]) => value !== undefined);
  return {
    ...Object.fromEntries(defined),
    RefreshTokenValidity: refreshValidity(given),
    AllowedOAuthFlowsUserPoolClient: given.AllowedOAuthFlowsUserPoolClient ?? false,
    EnableTokenRevocation: given.EnableTokenRevocation ?? true,
    EnablePropagateAdditionalUserContextData: false,
    AuthSessionValidity: given.AuthSessionValidity ?? SESSION_MINUTES,
  };
}

function shown({ createdAt, lastModifiedAt, ...client }: UserPoolClientRecord): Sdk.UserPoolClientType {
  return { ...client, CreationDate: new Date(createdAt), LastModifiedDate: new Date(lastModifiedAt) };
}
