import type {
  CachePolicyConfig,
  CloudFrontOriginAccessIdentityConfig,
  DistributionConfig,
  OriginAccessControlConfig,
  OriginRequestPolicyConfig,
  ResponseHeadersPolicyConfig,
  Tag,
} from '@aws-sdk/client-cloudfront';
import type { Cloud } from '../../call.ts';
import type { Collection } from '../../state/store.ts';
import type { Checked } from '../service.ts';

/** What every resource of CloudFront has. Times are in milliseconds since 1970. */
interface Versioned {
  id: string;
  account: string;
  /** The version that IfMatch must name. */
  etag: string;
  lastModified: number;
}

export type Config = Checked<DistributionConfig>;

export interface Distribution extends Versioned {
  /** `d` and thirteen characters: the first label of its domain name. */
  label: string;
  config: Config;
  /** When the edge has the config. */
  deployedAt: number;
  /** What the edge serves until then; absent for a distribution that is new. */
  previous?: Config;
  tags: Checked<Tag>[];
}

export interface Invalidation {
  id: string;
  createdAt: number;
  completedAt: number;
  callerReference: string;
  paths: string[];
}

export interface OriginAccessIdentity extends Versioned {
  canonicalUserId: string;
  config: Checked<CloudFrontOriginAccessIdentityConfig>;
}

export interface OriginAccessControl extends Versioned {
  config: Checked<OriginAccessControlConfig>;
}

/** A cache, origin request or response headers policy of an account's own. */
export interface CustomPolicy<Settings> extends Versioned {
  config: Settings;
}

export type CachePolicySettings = Checked<CachePolicyConfig>;
export type OriginRequestPolicySettings = Checked<OriginRequestPolicyConfig>;
export type ResponseHeadersPolicySettings = Checked<ResponseHeadersPolicyConfig>;

/** Every account's distributions by id: the edge knows no account. */
export function distributions(cloud: Cloud): Collection<Distribution> {
  return cloud.store.collection('cloudfront/distributions');
}

/** A distribution's invalidations, oldest first. */
export function invalidations(cloud: Cloud, distributionId: string): Collection<Invalidation> {
  return cloud.store.collection('cloudfront/invalidations', distributionId);
}

export function originAccessIdentities(cloud: Cloud): Collection<OriginAccessIdentity> {
  return cloud.store.collection('cloudfront/origin-access-identities');
}

export function originAccessControls(cloud: Cloud): Collection<OriginAccessControl> {
  return cloud.store.collection('cloudfront/origin-access-controls');
}

/** @param kind `cache`, `origin-request` or `response-headers` */
export function customPolicies<Settings>(cloud: Cloud, kind: string): Collection<CustomPolicy<Settings>> {
  return cloud.store.collection(`cloudfront/${kind}-policies`);
}

export function ofAccount<T extends { account: string }>(collection: Collection<T>, account: string): T[] {
  return [...collection.values()].filter((record) => record.account === account);
}
