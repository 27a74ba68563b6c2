import type { Checked } from '../../service.ts';
import type { Config } from '../state.ts';

type Origin = NonNullable<Config['Origins']['Items']>[number];
type Behavior = Config['DefaultCacheBehavior'];

const DAY = 86_400;
const YEAR = 31_536_000;
const NONE = { Quantity: 0 };

/**
 * A configuration with everything that the writer left out, as CloudFront tells it back.
 * https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_DistributionConfig.html
 */
export function completeConfig(config: Config): Config {
  return {
    ...config,
    Aliases: config.Aliases ?? NONE,
    DefaultRootObject: config.DefaultRootObject ?? '',
    Origins: { ...config.Origins, Items: config.Origins.Items?.map(completeOrigin) },
    OriginGroups: config.OriginGroups ?? NONE,
    DefaultCacheBehavior: completeBehavior(config.DefaultCacheBehavior),
    CacheBehaviors: completeBehaviors(config.CacheBehaviors),
    CustomErrorResponses: completeErrors(config.CustomErrorResponses),
    Logging: config.Logging ?? { Enabled: false, IncludeCookies: false, Bucket: '', Prefix: '' },
    PriceClass: config.PriceClass ?? 'PriceClass_All',
    ViewerCertificate: {
      CloudFrontDefaultCertificate: true,
      SSLSupportMethod: 'vip',
      MinimumProtocolVersion: 'TLSv1',
      CertificateSource: 'cloudfront',
    },
    Restrictions: { GeoRestriction: { RestrictionType: 'none', Quantity: 0 } },
    WebACLId: '',
    HttpVersion: config.HttpVersion ?? 'http2',
    IsIPV6Enabled: config.IsIPV6Enabled ?? true,
    ContinuousDeploymentPolicyId: '',
    Staging: false,
  };
}

function completeOrigin(origin: Origin): Origin {
  const { CustomOriginConfig: custom } = origin;
  return {
    ...origin,
    OriginPath: origin.OriginPath ?? '',
    CustomHeaders: origin.CustomHeaders ?? NONE,
    ConnectionAttempts: origin.ConnectionAttempts ?? 3,
    ConnectionTimeout: origin.ConnectionTimeout ?? 10,
    OriginShield: { Enabled: false },
    OriginAccessControlId: origin.OriginAccessControlId ?? '',
    ...(custom && {
      CustomOriginConfig: {
        ...custom,
        OriginSslProtocols: custom.OriginSslProtocols ?? {
          Quantity: 3,
          Items: ['TLSv1', 'TLSv1.1', 'TLSv1.2'],
        },
        OriginReadTimeout: custom.OriginReadTimeout ?? 30,
        OriginKeepaliveTimeout: custom.OriginKeepaliveTimeout ?? 5,
      },
    }),
  };
}

function completeBehaviors({ Quantity, Items }: NonNullable<Config['CacheBehaviors']> = NONE) {
  if (!Items) return { Quantity };
  return {
    Quantity,
    Items: Items.map((item) => ({ ...completeBehavior(item), PathPattern: item.PathPattern })),
  };
}

function completeBehavior(behavior: Behavior): Behavior {
  const nobody = { Enabled: false, Quantity: 0 };
  const { CachedMethods, ...allowed } = behavior.AllowedMethods ?? readOnly();
  return {
    ...behavior,
    TrustedSigners: nobody,
    TrustedKeyGroups: nobody,
    AllowedMethods: { ...allowed, CachedMethods: CachedMethods ?? readOnly() },
    SmoothStreaming: false,
    Compress: behavior.Compress ?? false,
    LambdaFunctionAssociations: NONE,
    FunctionAssociations: NONE,
    FieldLevelEncryptionId: '',
    GrpcConfig: { Enabled: false },
    ...(behavior.CachePolicyId ? {} : legacySettings(behavior)),
  };
}

/** Only a behavior without a cache policy has its own times to live, in seconds. */
function legacySettings({ ForwardedValues: values, MinTTL = 0, ...behavior }: Behavior): Partial<Behavior> {
  return {
    ...(values && {
      ForwardedValues: {
        ...values,
        Headers: values.Headers ?? NONE,
        QueryStringCacheKeys: values.QueryStringCacheKeys ?? NONE,
      },
    }),
    MinTTL,
    DefaultTTL: behavior.DefaultTTL ?? Math.max(DAY, MinTTL),
    MaxTTL: behavior.MaxTTL ?? Math.max(YEAR, MinTTL),
  };
}

type Methods = Checked<NonNullable<Behavior['AllowedMethods']>>;

function readOnly(): Methods {
  return { Quantity: 2, Items: ['HEAD', 'GET'] };
}

function completeErrors({ Quantity, Items }: NonNullable<Config['CustomErrorResponses']> = NONE) {
  if (!Items) return { Quantity };
  return {
    Quantity,
    Items: Items.map((item) => ({
      ...item,
      ResponsePagePath: item.ResponsePagePath ?? '',
      ResponseCode: item.ResponseCode ?? '',
      ErrorCachingMinTTL: item.ErrorCachingMinTTL ?? 10,
    })),
  };
}
