import type * as Sdk from '@aws-sdk/client-cloudfront';
import type { Handlers, Modelled } from '../service.ts';
import { completeCacheSettings } from './complete-cache-settings.ts';
import { managedCachePolicies } from './managed-cache-policies.ts';
import {
  createPolicy,
  deletePolicy,
  type FoundPolicy,
  findPolicy,
  listPolicies,
  type PolicyKind,
  updatePolicy,
} from './policies.ts';
import type { CachePolicySettings } from './state.ts';

export const cachePolicies: PolicyKind<CachePolicySettings> = {
  name: 'cache',
  noun: 'CachePolicy',
  words: 'cache policy',
  managed: managedCachePolicies,
  of: ({ CachePolicyId }) => CachePolicyId,
  complete: completeCacheSettings,
};

/** https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_CachePolicy.html */
export const handlers = {
  CreateCachePolicy({ CachePolicyConfig: config }, call) {
    const policy = createPolicy(call, cachePolicies, config);
    const Location = `https://cloudfront.amazonaws.com/2020-05-31/cache-policy/${policy.id}`;
    return { CachePolicy: shown(policy), Location, ETag: policy.etag };
  },
  GetCachePolicy({ Id }, call) {
    const policy = findPolicy(call, cachePolicies, Id);
    return { CachePolicy: shown(policy), ETag: policy.etag };
  },
  GetCachePolicyConfig({ Id }, call) {
    const { config, etag } = findPolicy(call, cachePolicies, Id);
    return { CachePolicyConfig: config, ETag: etag };
  },
  UpdateCachePolicy(input, call) {
    const policy = updatePolicy(call, cachePolicies, input, input.CachePolicyConfig);
    return { CachePolicy: shown(policy), ETag: policy.etag };
  },
  DeleteCachePolicy(input, call) {
    deletePolicy(call, cachePolicies, input);
    return {};
  },
  ListCachePolicies(input, call) {
    const { Items, ...page } = listPolicies(call, cachePolicies, input);
    const items = Items?.map((policy) => ({
      Type: policy.managed ? ('managed' as const) : ('custom' as const),
      CachePolicy: shown(policy),
    }));
    return { CachePolicyList: { ...page, Items: items } };
  },
} satisfies Handlers<typeof Sdk>;

export const modelled: Modelled<typeof handlers> = {
  CreateCachePolicy: ['CachePolicyConfig'],
  GetCachePolicy: ['Id'],
  GetCachePolicyConfig: ['Id'],
  UpdateCachePolicy: ['Id', 'IfMatch', 'CachePolicyConfig'],
  DeleteCachePolicy: ['Id', 'IfMatch'],
  ListCachePolicies: ['Type', 'Marker', 'MaxItems'],
};

function shown({ id, lastModified, config }: FoundPolicy<CachePolicySettings>) {
  return { Id: id, LastModifiedTime: new Date(lastModified), CachePolicyConfig: config };
}
