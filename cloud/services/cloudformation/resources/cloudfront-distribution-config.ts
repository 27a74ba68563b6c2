import type * as Sdk from '@aws-sdk/client-cloudfront';
import { type CacheBehavior, cacheBehavior, supportedBehavior } from './cloudfront-behavior.ts';
import { type Origin, origin, supportedOrigin } from './cloudfront-origin.ts';
import { quantified } from './quantified.ts';

export interface DistributionConfig {
  Aliases?: string[];
  CacheBehaviors?: (CacheBehavior & { PathPattern: string })[];
  Comment?: string;
  CustomErrorResponses?: CustomErrorResponse[];
  DefaultCacheBehavior: CacheBehavior;
  DefaultRootObject?: string;
  Enabled: boolean;
  HttpVersion?: Sdk.HttpVersion;
  IPV6Enabled?: boolean;
  Origins?: Origin[];
  PriceClass?: Sdk.PriceClass;
  Restrictions?: { GeoRestriction: { RestrictionType: Sdk.GeoRestrictionType; Locations?: string[] } };
  ViewerCertificate?: { CloudFrontDefaultCertificate?: boolean };
  WebACLId?: string;
}

interface CustomErrorResponse extends Omit<Sdk.CustomErrorResponse, 'ResponseCode'> {
  ResponseCode?: number;
}

export const supportedConfig = [
  'Aliases',
  ...['PathPattern', ...supportedBehavior].map((name) => `CacheBehaviors.${name}`),
  'Comment',
  'CustomErrorResponses',
  ...supportedBehavior.map((name) => `DefaultCacheBehavior.${name}`),
  'DefaultRootObject',
  'Enabled',
  'HttpVersion',
  'IPV6Enabled',
  ...supportedOrigin.map((name) => `Origins.${name}`),
  'PriceClass',
  'Restrictions',
  'ViewerCertificate.CloudFrontDefaultCertificate',
  'WebACLId',
].map((name) => `DistributionConfig.${name}`);

/** The page says 300 seconds, where the operation itself would take 10. */
const ERROR_SECONDS = 300;

/**
 * A configuration as CloudFront's operations take it, whole: an update wants every member, so each that a template
 * leaves out has CloudFormation's default.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-cloudfront-distribution-distributionconfig.html
 */
export function distributionConfig(config: DistributionConfig, reference: string): Sdk.DistributionConfig {
  const { RestrictionType = 'none', Locations } = config.Restrictions?.GeoRestriction ?? {};
  return {
    CallerReference: reference,
    Aliases: quantified(config.Aliases),
    CacheBehaviors: quantified(
      config.CacheBehaviors?.map((one) => ({ ...cacheBehavior(one), PathPattern: one.PathPattern })),
    ),
    Comment: config.Comment ?? '',
    CustomErrorResponses: quantified(config.CustomErrorResponses?.map(errorResponse)),
    DefaultCacheBehavior: cacheBehavior(config.DefaultCacheBehavior),
    DefaultRootObject: config.DefaultRootObject ?? '',
    Enabled: config.Enabled,
    HttpVersion: config.HttpVersion ?? 'http1.1',
    IsIPV6Enabled: config.IPV6Enabled ?? false,
    Logging: { Enabled: false, IncludeCookies: false, Bucket: '', Prefix: '' },
    Origins: { Items: [], ...quantified(config.Origins?.map(origin)) },
    PriceClass: config.PriceClass ?? 'PriceClass_All',
    Restrictions: { GeoRestriction: { RestrictionType, ...quantified(Locations) } },
    ViewerCertificate: config.ViewerCertificate ?? { CloudFrontDefaultCertificate: true },
    WebACLId: config.WebACLId ?? '',
  };
}

function errorResponse({ ResponseCode, ...response }: CustomErrorResponse): Sdk.CustomErrorResponse {
  return {
    ErrorCachingMinTTL: ERROR_SECONDS,
    ...response,
    ...(ResponseCode !== undefined && { ResponseCode: String(ResponseCode) }),
  };
}
