import type * as Sdk from '@aws-sdk/client-cognito-identity-provider';
import type { Call } from '../../call.ts';
import type { Handlers, Modelled } from '../service.ts';
import { findPool } from './find.ts';
import { pageOf } from './pages.ts';
import { invalidParameter, resourceNotFound } from './refusals.ts';
import { resourceServers } from './state.ts';

/** https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-define-resource-servers.html */
export const handlers = {
  CreateResourceServer({ UserPoolId, Identifier, Name, Scopes }, call) {
    const servers = resourceServers(call.cloud, findPool(call, UserPoolId).id);
    if (servers.has(Identifier)) {
      throw invalidParameter(`${Identifier} already exists in user pool ${UserPoolId}.`);
    }
    const ResourceServer = { UserPoolId, Identifier, Name, Scopes: distinct(Scopes) };
    servers.set(Identifier, ResourceServer);
    return { ResourceServer };
  },

  DescribeResourceServer: ({ UserPoolId, Identifier }, call) => ({
    ResourceServer: findServer(call, UserPoolId, Identifier),
  }),

  UpdateResourceServer({ UserPoolId, Identifier, Name, Scopes }, call) {
    findServer(call, UserPoolId, Identifier);
    const ResourceServer = { UserPoolId, Identifier, Name, Scopes: distinct(Scopes) };
    resourceServers(call.cloud, UserPoolId).set(Identifier, ResourceServer);
    return { ResourceServer };
  },

  DeleteResourceServer({ UserPoolId, Identifier }, call) {
    findServer(call, UserPoolId, Identifier);
    resourceServers(call.cloud, UserPoolId).delete(Identifier);
    return {};
  },

  ListResourceServers({ UserPoolId, MaxResults, NextToken }, call) {
    const all = [...resourceServers(call.cloud, findPool(call, UserPoolId).id).values()];
    const paging = { most: MaxResults, token: NextToken };
    const { page, next } = pageOf(all, ({ Identifier = '' }) => Identifier, paging);
    return { ResourceServers: page, NextToken: next };
  },
} satisfies Handlers<typeof Sdk>;

export const modelled: Modelled<typeof handlers> = {
  CreateResourceServer: ['UserPoolId', 'Identifier', 'Name', 'Scopes'],
  DescribeResourceServer: ['UserPoolId', 'Identifier'],
  UpdateResourceServer: ['UserPoolId', 'Identifier', 'Name', 'Scopes'],
  DeleteResourceServer: ['UserPoolId', 'Identifier'],
  ListResourceServers: ['UserPoolId', 'MaxResults', 'NextToken'],
};

function findServer({ cloud, account, region }: Call, poolId: string, identifier: string) {
  const pool = findPool({ cloud, account, region }, poolId);
  const server = resourceServers(cloud, pool.id).get(identifier);
  if (!server) throw resourceNotFound('Resource server does not exist.');
  return server;
}

function distinct(scopes: Sdk.ResourceServerScopeType[] = []): Sdk.ResourceServerScopeType[] {
  const names = scopes.map(({ ScopeName }) => ScopeName);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw invalidParameter(`Duplicate scope name ${twice}.`);
  return scopes;
}
