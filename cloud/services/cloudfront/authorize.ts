import type * as Sdk from '@aws-sdk/client-cloudfront';
import type { Access } from '../../auth/principal.ts';
import type { Call } from '../../call.ts';
import type { AccessRules } from '../service.ts';
import { arnOf, type ResourceType } from './arns.ts';
import type { handlers } from './handlers.ts';

const identity = 'origin-access-identity';
const control = 'origin-access-control';
const cache = 'cache-policy';
const originRequest = 'origin-request-policy';
const responseHeaders = 'response-headers-policy';

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncloudfront.html */
export const access: AccessRules<typeof Sdk, typeof handlers> = {
  CreateDistribution: everywhere('CreateDistribution'),
  CreateDistributionWithTags: ({ DistributionConfigWithTags: { Tags } }) => {
    const context = tagContext(Tags.Items);
    return [
      { action: 'cloudfront:CreateDistribution', resource: '*', context },
      { action: 'cloudfront:TagResource', resource: '*', context },
    ];
  },
  GetDistribution: on('GetDistribution', 'distribution'),
  GetDistributionConfig: on('GetDistributionConfig', 'distribution'),
  UpdateDistribution: on('UpdateDistribution', 'distribution'),
  DeleteDistribution: on('DeleteDistribution', 'distribution'),
  ListDistributions: everywhere('ListDistributions'),

  CreateInvalidation: onDistribution('CreateInvalidation'),
  GetInvalidation: onDistribution('GetInvalidation'),
  ListInvalidations: onDistribution('ListInvalidations'),

  CreateCloudFrontOriginAccessIdentity: everywhere('CreateCloudFrontOriginAccessIdentity'),
  GetCloudFrontOriginAccessIdentity: on('GetCloudFrontOriginAccessIdentity', identity),
  GetCloudFrontOriginAccessIdentityConfig: on('GetCloudFrontOriginAccessIdentityConfig', identity),
  UpdateCloudFrontOriginAccessIdentity: on('UpdateCloudFrontOriginAccessIdentity', identity),
  DeleteCloudFrontOriginAccessIdentity: on('DeleteCloudFrontOriginAccessIdentity', identity),
  ListCloudFrontOriginAccessIdentities: everywhere('ListCloudFrontOriginAccessIdentities'),

  CreateOriginAccessControl: everywhere('CreateOriginAccessControl'),
  GetOriginAccessControl: on('GetOriginAccessControl', control),
  GetOriginAccessControlConfig: on('GetOriginAccessControlConfig', control),
  UpdateOriginAccessControl: on('UpdateOriginAccessControl', control),
  DeleteOriginAccessControl: on('DeleteOriginAccessControl', control),
  ListOriginAccessControls: everywhere('ListOriginAccessControls'),

  CreateCachePolicy: everywhere('CreateCachePolicy'),
  GetCachePolicy: on('GetCachePolicy', cache),
  GetCachePolicyConfig: on('GetCachePolicyConfig', cache),
  UpdateCachePolicy: on('UpdateCachePolicy', cache),
  DeleteCachePolicy: on('DeleteCachePolicy', cache),
  ListCachePolicies: everywhere('ListCachePolicies'),

  CreateOriginRequestPolicy: everywhere('CreateOriginRequestPolicy'),
  GetOriginRequestPolicy: on('GetOriginRequestPolicy', originRequest),
  GetOriginRequestPolicyConfig: on('GetOriginRequestPolicyConfig', originRequest),
  UpdateOriginRequestPolicy: on('UpdateOriginRequestPolicy', originRequest),
  DeleteOriginRequestPolicy: on('DeleteOriginRequestPolicy', originRequest),
  ListOriginRequestPolicies: everywhere('ListOriginRequestPolicies'),

  CreateResponseHeadersPolicy: everywhere('CreateResponseHeadersPolicy'),
  GetResponseHeadersPolicy: on('GetResponseHeadersPolicy', responseHeaders),
  GetResponseHeadersPolicyConfig: on('GetResponseHeadersPolicyConfig', responseHeaders),
  UpdateResponseHeadersPolicy: on('UpdateResponseHeadersPolicy', responseHeaders),
  DeleteResponseHeadersPolicy: on('DeleteResponseHeadersPolicy', responseHeaders),
  ListResponseHeadersPolicies: everywhere('ListResponseHeadersPolicies'),

  TagResource: ({ Resource, Tags }) => [
    { action: 'cloudfront:TagResource', resource: Resource, context: tagContext(Tags.Items) },
  ],
  UntagResource: ({ Resource, TagKeys }) => [
    { action: 'cloudfront:UntagResource', resource: Resource, context: { 'aws:TagKeys': TagKeys.Items } },
  ],
  ListTagsForResource: ({ Resource }) => [{ action: 'cloudfront:ListTagsForResource', resource: Resource }],
};

/** Actions that know no resource type. */
function everywhere(action: string): () => Access[] {
  return () => [{ action: `cloudfront:${action}`, resource: '*' }];
}

function on(action: string, type: ResourceType) {
  return ({ Id }: { Id: string }, { account }: Call): Access[] => [
    { action: `cloudfront:${action}`, resource: arnOf(type, account, Id) },
  ];
}

function onDistribution(action: string) {
  return ({ DistributionId }: { DistributionId: string }, { account }: Call): Access[] => [
    { action: `cloudfront:${action}`, resource: arnOf('distribution', account, DistributionId) },
  ];
}

function tagContext(tags: { Key: string; Value?: string }[] = []): Access['context'] {
  return {
    'aws:TagKeys': tags.map(({ Key }) => Key),
    ...Object.fromEntries(tags.map(({ Key, Value }) => [`aws:RequestTag/${Key}`, Value ?? ''])),
  };
}
