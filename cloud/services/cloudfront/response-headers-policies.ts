import type * as Sdk from '@aws-sdk/client-cloudfront';
import type { Handlers, Modelled } from '../service.ts';
import { completeResponseHeadersSettings } from './complete-response-headers-settings.ts';
import { managedResponseHeadersPolicies } from './managed-response-headers-policies.ts';
import {
  createPolicy,
  deletePolicy,
  type FoundPolicy,
  findPolicy,
  listPolicies,
  type PolicyKind,
  updatePolicy,
} from './policies.ts';
import type { ResponseHeadersPolicySettings } from './state.ts';

export const responseHeadersPolicies: PolicyKind<ResponseHeadersPolicySettings> = {
  name: 'response-headers',
  noun: 'ResponseHeadersPolicy',
  words: 'response headers policy',
  managed: managedResponseHeadersPolicies,
  of: ({ ResponseHeadersPolicyId }) => ResponseHeadersPolicyId,
  complete: completeResponseHeadersSettings,
};

/** https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_ResponseHeadersPolicy.html */
export const handlers = {
  CreateResponseHeadersPolicy({ ResponseHeadersPolicyConfig: config }, call) {
    const policy = createPolicy(call, responseHeadersPolicies, config);
    const Location = `https://cloudfront.amazonaws.com/2020-05-31/response-headers-policy/${policy.id}`;
    return { ResponseHeadersPolicy: shown(policy), Location, ETag: policy.etag };
  },
  GetResponseHeadersPolicy({ Id }, call) {
    const policy = findPolicy(call, responseHeadersPolicies, Id);
    return { ResponseHeadersPolicy: shown(policy), ETag: policy.etag };
  },
  GetResponseHeadersPolicyConfig({ Id }, call) {
    const { config, etag } = findPolicy(call, responseHeadersPolicies, Id);
    return { ResponseHeadersPolicyConfig: config, ETag: etag };
  },
  UpdateResponseHeadersPolicy(input, call) {
    const policy = updatePolicy(call, responseHeadersPolicies, input, input.ResponseHeadersPolicyConfig);
    return { ResponseHeadersPolicy: shown(policy), ETag: policy.etag };
  },
  DeleteResponseHeadersPolicy(input, call) {
    deletePolicy(call, responseHeadersPolicies, input);
    return {};
  },
  ListResponseHeadersPolicies(input, call) {
    const { Items, ...page } = listPolicies(call, responseHeadersPolicies, input);
    const items = Items?.map((policy) => ({
      Type: policy.managed ? ('managed' as const) : ('custom' as const),
      ResponseHeadersPolicy: shown(policy),
    }));
    return { ResponseHeadersPolicyList: { ...page, Items: items } };
  },
} satisfies Handlers<typeof Sdk>;

export const modelled: Modelled<typeof handlers> = {
  CreateResponseHeadersPolicy: ['ResponseHeadersPolicyConfig'],
  GetResponseHeadersPolicy: ['Id'],
  GetResponseHeadersPolicyConfig: ['Id'],
  UpdateResponseHeadersPolicy: ['Id', 'IfMatch', 'ResponseHeadersPolicyConfig'],
  DeleteResponseHeadersPolicy: ['Id', 'IfMatch'],
  ListResponseHeadersPolicies: ['Type', 'Marker', 'MaxItems'],
};

function shown({ id, lastModified, config }: FoundPolicy<ResponseHeadersPolicySettings>) {
  return { Id: id, LastModifiedTime: new Date(lastModified), ResponseHeadersPolicyConfig: config };
}
