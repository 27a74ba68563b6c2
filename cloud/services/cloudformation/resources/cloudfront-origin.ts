import type * as Sdk from '@aws-sdk/client-cloudfront';
import { quantified } from './quantified.ts';

type Alike =
  | 'Id'
  | 'DomainName'
  | 'OriginPath'
  | 'OriginAccessControlId'
  | 'ConnectionAttempts'
  | 'ConnectionTimeout';

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-cloudfront-distribution-origin.html */
export interface Origin extends Pick<Sdk.Origin, Alike> {
  OriginCustomHeaders?: Sdk.OriginCustomHeader[];
  S3OriginConfig?: { OriginAccessIdentity?: string };
  CustomOriginConfig?: CustomOriginConfig;
}

interface CustomOriginConfig {
  HTTPPort?: number;
  HTTPSPort?: number;
  OriginProtocolPolicy: Sdk.OriginProtocolPolicy;
  OriginSSLProtocols?: Sdk.SslProtocol[];
  OriginReadTimeout?: number;
  OriginKeepaliveTimeout?: number;
}

export const supportedOrigin: readonly string[] = [
  'Id',
  'DomainName',
  'OriginPath',
  'OriginAccessControlId',
  'ConnectionAttempts',
  'ConnectionTimeout',
  'OriginCustomHeaders',
  'S3OriginConfig.OriginAccessIdentity',
  'CustomOriginConfig.HTTPPort',
  'CustomOriginConfig.HTTPSPort',
  'CustomOriginConfig.OriginProtocolPolicy',
  'CustomOriginConfig.OriginSSLProtocols',
  'CustomOriginConfig.OriginReadTimeout',
  'CustomOriginConfig.OriginKeepaliveTimeout',
];

/** An origin as CloudFront's operations take it, with CloudFormation's defaults. */
export function origin(one: Origin): Sdk.Origin {
  const { OriginCustomHeaders, S3OriginConfig, CustomOriginConfig, ...alike } = one;
  return {
    OriginPath: '',
    ...alike,
    CustomHeaders: quantified(OriginCustomHeaders),
    ...(S3OriginConfig && { S3OriginConfig: { OriginAccessIdentity: '', ...S3OriginConfig } }),
    ...(CustomOriginConfig && { CustomOriginConfig: customOrigin(CustomOriginConfig) }),
  };
}

function customOrigin({ OriginSSLProtocols, ...config }: CustomOriginConfig): Sdk.CustomOriginConfig {
  return {
    HTTPPort: 80,
    HTTPSPort: 443,
    OriginReadTimeout: 30,
    OriginKeepaliveTimeout: 5,
    ...config,
    ...(OriginSSLProtocols && {
      OriginSslProtocols: { Quantity: OriginSSLProtocols.length, Items: OriginSSLProtocols },
    }),
  };
}
