import type * as Sdk from '@aws-sdk/client-s3';
import type { Tag } from './tags.ts';

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-s3-bucket-rule.html */
interface Rule {
  Id?: string;
  Status: Sdk.ExpirationStatus;
  Prefix?: string;
  TagFilters?: Tag[];
  ObjectSizeGreaterThan?: number;
  ObjectSizeLessThan?: number;
  ExpirationInDays?: number;
  ExpirationDate?: string;
  ExpiredObjectDeleteMarker?: boolean;
  NoncurrentVersionExpiration?: Sdk.NoncurrentVersionExpiration;
  /** The older way to say the same. */
  NoncurrentVersionExpirationInDays?: number;
  AbortIncompleteMultipartUpload?: Sdk.AbortIncompleteMultipartUpload;
}

export interface LifecycleConfiguration {
  Rules: Rule[];
  TransitionDefaultMinimumObjectSize?: Sdk.TransitionDefaultMinimumObjectSize;
}

/** Transitions are left out, because S3 has one storage class here. */
export const supportedRules = [
  'LifecycleConfiguration.TransitionDefaultMinimumObjectSize',
  ...[
    'Id',
    'Status',
    'Prefix',
    'TagFilters',
    'ObjectSizeGreaterThan',
    'ObjectSizeLessThan',
    'ExpirationInDays',
    'ExpirationDate',
    'ExpiredObjectDeleteMarker',
    'NoncurrentVersionExpiration',
    'NoncurrentVersionExpirationInDays',
    'AbortIncompleteMultipartUpload',
  ].map((name) => `LifecycleConfiguration.Rules.${name}`),
];

export function lifecycleRules({ Rules }: LifecycleConfiguration): Sdk.LifecycleRule[] {
  return Rules.map((rule) => ({
    ID: rule.Id,
    Status: rule.Status,
    Filter: filterOf(rule),
    Expiration: expirationOf(rule),
    NoncurrentVersionExpiration: noncurrentOf(rule),
    AbortIncompleteMultipartUpload: rule.AbortIncompleteMultipartUpload,
  }));
}

/** One condition stands by itself, several stand in `And`, and none is the empty prefix. */
function filterOf(rule: Rule): Sdk.LifecycleRuleFilter {
  const { Prefix, TagFilters = [], ObjectSizeGreaterThan, ObjectSizeLessThan } = rule;
  const sizes = {
    ...(ObjectSizeGreaterThan !== undefined && { ObjectSizeGreaterThan }),
    ...(ObjectSizeLessThan !== undefined && { ObjectSizeLessThan }),
  };
  const plain = { ...(Prefix !== undefined && { Prefix }), ...sizes };
  const [tag] = TagFilters;
  const conditions = Object.keys(plain).length + TagFilters.length;
  if (conditions === 0) return { Prefix: '' };
  if (conditions > 1) return { And: { ...plain, ...(tag && { Tags: TagFilters }) } };
  return tag ? { Tag: tag } : plain;
}

function expirationOf(rule: Rule): Sdk.LifecycleExpiration | undefined {
  const { ExpirationInDays, ExpirationDate, ExpiredObjectDeleteMarker } = rule;
  const expiration = {
    ...(ExpirationInDays !== undefined && { Days: ExpirationInDays }),
    ...(ExpirationDate !== undefined && { Date: new Date(ExpirationDate) }),
    ...(ExpiredObjectDeleteMarker !== undefined && { ExpiredObjectDeleteMarker }),
  };
  return Object.keys(expiration).length > 0 ? expiration : undefined;
}

function noncurrentOf(rule: Rule): Sdk.NoncurrentVersionExpiration | undefined {
  const { NoncurrentVersionExpiration, NoncurrentVersionExpirationInDays: days } = rule;
  return NoncurrentVersionExpiration ?? (days === undefined ? undefined : { NoncurrentDays: days });
}
