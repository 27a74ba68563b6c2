import type * as Sdk from '@aws-sdk/client-cloudfront';
import type { Handlers, Modelled } from '../service.ts';
import { completeOriginRequestSettings } from './complete-origin-request-settings.ts';
import { managedOriginRequestPolicies } from './managed-origin-request-policies.ts';
import {
  createPolicy,
  deletePolicy,
  type FoundPolicy,
  findPolicy,
  listPolicies,
  type PolicyKind,
  updatePolicy,
} from './policies.ts';
import type { OriginRequestPolicySettings } from './state.ts';

export const originRequestPolicies: PolicyKind<OriginRequestPolicySettings> = {
  name: 'origin-request',
  noun: 'OriginRequestPolicy',
  words: 'origin request policy',
  managed: managedOriginRequestPolicies,
  of: ({ OriginRequestPolicyId }) => OriginRequestPolicyId,
  complete: completeOriginRequestSettings,
};

/** https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_OriginRequestPolicy.html */
export const handlers = {
  CreateOriginRequestPolicy({ OriginRequestPolicyConfig: config }, call) {
    const policy = createPolicy(call, originRequestPolicies, config);
    const Location = `https://cloudfront.amazonaws.com/2020-05-31/origin-request-policy/${policy.id}`;
    return { OriginRequestPolicy: shown(policy), Location, ETag: policy.etag };
  },
  GetOriginRequestPolicy({ Id }, call) {
    const policy = findPolicy(call, originRequestPolicies, Id);
    return { OriginRequestPolicy: shown(policy), ETag: policy.etag };
  },
  GetOriginRequestPolicyConfig({ Id }, call) {
    const { config, etag } = findPolicy(call, originRequestPolicies, Id);
    return { OriginRequestPolicyConfig: config, ETag: etag };
  },
  UpdateOriginRequestPolicy(input, call) {
    const policy = updatePolicy(call, originRequestPolicies, input, input.OriginRequestPolicyConfig);
    return { OriginRequestPolicy: shown(policy), ETag: policy.etag };
  },
  DeleteOriginRequestPolicy(input, call) {
    deletePolicy(call, originRequestPolicies, input);
    return {};
  },
  ListOriginRequestPolicies(input, call) {
    const { Items, ...page } = listPolicies(call, originRequestPolicies, input);
    const items = Items?.map((policy) => ({
      Type: policy.managed ? ('managed' as const) : ('custom' as const),
      OriginRequestPolicy: shown(policy),
    }));
    return { OriginRequestPolicyList: { ...page, Items: items } };
  },
} satisfies Handlers<typeof Sdk>;

export const modelled: Modelled<typeof handlers> = {
  CreateOriginRequestPolicy: ['OriginRequestPolicyConfig'],
  GetOriginRequestPolicy: ['Id'],
  GetOriginRequestPolicyConfig: ['Id'],
  UpdateOriginRequestPolicy: ['Id', 'IfMatch', 'OriginRequestPolicyConfig'],
  DeleteOriginRequestPolicy: ['Id', 'IfMatch'],
  ListOriginRequestPolicies: ['Type', 'Marker', 'MaxItems'],
};

function shown({ id, lastModified, config }: FoundPolicy<OriginRequestPolicySettings>) {
  return { Id: id, LastModifiedTime: new Date(lastModified), OriginRequestPolicyConfig: config };
}
