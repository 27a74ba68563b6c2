import type * as Sdk from '@aws-sdk/client-cloudfront';
import { quantified, quantifiedIfAny } from './quantified.ts';

type Alike =
  | 'TargetOriginId'
  | 'ViewerProtocolPolicy'
  | 'CachePolicyId'
  | 'OriginRequestPolicyId'
  | 'ResponseHeadersPolicyId'
  | 'MinTTL'
  | 'DefaultTTL'
  | 'MaxTTL'
  | 'Compress'
  | 'SmoothStreaming';

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-cloudfront-distribution-cachebehavior.html */
export interface CacheBehavior extends Pick<Sdk.DefaultCacheBehavior, Alike> {
  AllowedMethods?: Sdk.Method[];
  CachedMethods?: Sdk.Method[];
  ForwardedValues?: {
    QueryString: boolean;
    Cookies?: { Forward: Sdk.ItemSelection; WhitelistedNames?: string[] };
    Headers?: string[];
    QueryStringCacheKeys?: string[];
  };
}

const alike: readonly Alike[] = [
  'TargetOriginId',
  'ViewerProtocolPolicy',
  'CachePolicyId',
  'OriginRequestPolicyId',
  'ResponseHeadersPolicyId',
  'MinTTL',
  'DefaultTTL',
  'MaxTTL',
  'Compress',
  'SmoothStreaming',
];

export const supportedBehavior: readonly string[] = [
  ...alike,
  'AllowedMethods',
  'CachedMethods',
  'ForwardedValues',
];

const READING: Sdk.Method[] = ['HEAD', 'GET'];

/** A behavior as CloudFront's operations take it; empty texts stand for nothing, as they do in templates. */
export function cacheBehavior(behavior: CacheBehavior): Sdk.DefaultCacheBehavior {
  const { AllowedMethods = READING, CachedMethods = READING, ForwardedValues } = behavior;
  const same = alike.map((name) => [name, behavior[name]]).filter(([, value]) => value !== '');
  return {
    Compress: false,
    SmoothStreaming: false,
    FieldLevelEncryptionId: '',
    LambdaFunctionAssociations: quantified(),
    ...(Object.fromEntries(same.filter(([, value]) => value !== undefined)) as Pick<CacheBehavior, Alike>),
    AllowedMethods: { ...list(AllowedMethods), CachedMethods: list(CachedMethods) },
    ...(ForwardedValues && { ForwardedValues: forwardedValues(ForwardedValues) }),
  };
}

function list(methods: Sdk.Method[]) {
  return { Quantity: methods.length, Items: methods };
}

function forwardedValues(values: NonNullable<CacheBehavior['ForwardedValues']>): Sdk.ForwardedValues {
  const { Forward, WhitelistedNames } = values.Cookies ?? { Forward: 'none' as const };
  return {
    QueryString: values.QueryString,
    Cookies: { Forward, WhitelistedNames: quantifiedIfAny(WhitelistedNames) },
    Headers: quantified(values.Headers),
    QueryStringCacheKeys: quantified(values.QueryStringCacheKeys),
  };
}
