import type * as Sdk from '@aws-sdk/client-api-gateway';
import type { Authorizer } from '@aws-sdk/client-api-gateway';
import type { Handlers, Modelled } from '../service.ts';
import { checkAuthorizer, DEFAULT_IDENTITY_SOURCE, DEFAULT_TTL, refuseLambda } from './authorizer-checks.ts';
import { rules } from './authorizer-patches.ts';
import { changeApi, findApi, peekApi } from './find.ts';
import { newShortId } from './ids.ts';
import { pageOf } from './pages.ts';
import { applyPatches, plainWords } from './patches.ts';
import { conflict, notFound } from './refusals.ts';
import type { RestApiRecord } from './state.ts';

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-enable-cognito-user-pool.html */
export const handlers = {
  CreateAuthorizer({ restApiId, name, type, ...given }, call) {
    findApi(call, restApiId);
    refuseLambda(type);
    const authorizer = newAuthorizer({ ...given, name, type });
    changeApi(call, restApiId, (api) => {
      checkAuthorizer(api, authorizer);
      api.authorizers[authorizer.id ?? ''] = authorizer;
    });
    return shown(authorizer);
  },

  GetAuthorizer({ restApiId, authorizerId }, call) {
    return shown(findAuthorizer(peekApi(call, restApiId), authorizerId));
  },

  GetAuthorizers({ restApiId, ...paging }, call) {
    const all = Object.values(findApi(call, restApiId).authorizers);
    const { items, position } = pageOf(all, ({ id = '' }) => id, paging);
    return { items: items.map(shown), position };
  },

  UpdateAuthorizer({ restApiId, authorizerId, patchOperations }, call) {
    findAuthorizer(peekApi(call, restApiId), authorizerId);
    return changeApi(call, restApiId, (api) => {
      const authorizer = findAuthorizer(api, authorizerId);
      applyPatches(authorizer, patchOperations, rules, plainWords);
      checkAuthorizer(api, authorizer);
      return shown(authorizer);
    });
  },

  DeleteAuthorizer({ restApiId, authorizerId }, call) {
    const { name } = findAuthorizer(peekApi(call, restApiId), authorizerId);
    changeApi(call, restApiId, (api) => {
      const user = firstUser(api, authorizerId);
      if (user) throw conflict(`Cannot delete authorizer '${name}', is referenced in method: ${user}`);
      delete api.authorizers[authorizerId];
    });
    return {};
  },
} satisfies Handlers<typeof Sdk>;

const NAMED = ['restApiId', 'authorizerId'];

// What else CreateAuthorizer takes is about Lambda functions.
export const modelled: Modelled<typeof handlers> = {
  CreateAuthorizer: [
    'restApiId',
    'name',
    'type',
    'providerARNs',
    'authType',
    'identitySource',
    'identityValidationExpression',
    'authorizerResultTtlInSeconds',
  ],
  GetAuthorizer: NAMED,
  GetAuthorizers: ['restApiId', 'position', 'limit'],
  UpdateAuthorizer: [...NAMED, 'patchOperations'],
  DeleteAuthorizer: NAMED,
};

/** An authorizer with AWS's defaults, not checked yet. */
export function newAuthorizer(given: Omit<Authorizer, 'id'>): Authorizer {
  return {
    authType: 'cognito_user_pools',
    identitySource: DEFAULT_IDENTITY_SOURCE,
    authorizerResultTtlInSeconds: DEFAULT_TTL,
    ...given,
    id: newShortId(),
  };
}

/** @throws AwsError NotFoundException: for an unknown API too, AWS names the authorizer */
export function findAuthorizer(api: RestApiRecord | undefined, id: string): Authorizer {
  const authorizer = api?.authorizers[id];
  if (!authorizer) throw notFound('Invalid Authorizer identifier specified');
  return authorizer;
}

/** AWS's own examples of `create-authorizer` keep the TTL of a user pool's authorizer to themselves. */
function shown({ authorizerResultTtlInSeconds: _, ...authorizer }: Authorizer): Authorizer {
  return authorizer;
}

/** The first method that uses an authorizer, as AWS writes it: `GET//movies`. */
function firstUser({ resources }: RestApiRecord, authorizerId: string): string | undefined {
  for (const { path, resourceMethods } of Object.values(resources)) {
    const method = Object.values(resourceMethods ?? {}).find((each) => each.authorizerId === authorizerId);
    if (method) return `${method.httpMethod}/${path}`;
  }
  return undefined;
}
