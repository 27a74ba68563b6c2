const BEHAVIOR = [
  'TargetOriginId',
  'TrustedSigners',
  'TrustedKeyGroups',
  'ViewerProtocolPolicy',
  'AllowedMethods',
  'SmoothStreaming',
  'Compress',
  'LambdaFunctionAssociations',
  'FunctionAssociations',
  'FieldLevelEncryptionId',
  'RealtimeLogConfigArn',
  'CachePolicyId',
  'OriginRequestPolicyId',
  'ResponseHeadersPolicyId',
  'GrpcConfig.Enabled',
  'ForwardedValues',
  'MinTTL',
  'DefaultTTL',
  'MaxTTL',
];

const CUSTOM_ORIGIN = [
  'HTTPPort',
  'HTTPSPort',
  'OriginProtocolPolicy',
  'OriginSslProtocols',
  'OriginReadTimeout',
  'OriginKeepaliveTimeout',
].map((name) => `CustomOriginConfig.${name}`);

const ORIGIN = [
  'Id',
  'DomainName',
  'OriginPath',
  'CustomHeaders',
  'S3OriginConfig.OriginAccessIdentity',
  'S3OriginConfig.OriginReadTimeout',
  ...CUSTOM_ORIGIN,
  'ConnectionAttempts',
  'ConnectionTimeout',
  'OriginShield',
  'OriginAccessControlId',
];

/** The members of a distribution's configuration that are honoured, or refused by their value in `refuse.ts`. */
const CONFIG = [
  'CallerReference',
  'Aliases',
  'DefaultRootObject',
  'Origins.Quantity',
  ...ORIGIN.map((name) => `Origins.Items.${name}`),
  'OriginGroups',
  ...BEHAVIOR.map((name) => `DefaultCacheBehavior.${name}`),
  'CacheBehaviors.Quantity',
  ...['PathPattern', ...BEHAVIOR].map((name) => `CacheBehaviors.Items.${name}`),
  'CustomErrorResponses',
  'Comment',
  'Logging',
  'PriceClass',
  'Enabled',
  'ViewerCertificate',
  'Restrictions',
  'WebACLId',
  'HttpVersion',
  'IsIPV6Enabled',
  'ContinuousDeploymentPolicyId',
  'Staging',
];

/** The same under the member that holds the configuration. */
export function modelledConfig(under: string): string[] {
  return CONFIG.map((name) => `${under}.${name}`);
}
