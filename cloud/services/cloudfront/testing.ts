import type {
  CacheBehavior,
  DefaultCacheBehavior,
  DistributionConfig,
  Origin,
} from '@aws-sdk/client-cloudfront';
import type { Clock } from '../../clock.ts';

/** For tests: a clock that stands until the test moves it, so that what is in progress stays so. */
export function stoppedClock(): Clock {
  let now = Date.now();
  return {
    now: () => now,
    advance: (milliseconds) => {
      now += milliseconds;
    },
  };
}

let references = 0;

export const CACHING_OPTIMIZED = '658327ea-f89d-4fab-a63d-7e88639e58f6';
export const CACHING_DISABLED = '4135ea2d-6df8-44a3-9df3-4b5a84be39ad';

/** For tests: the origin of a bucket, through an identity or a control when one is given. */
export function bucketOrigin(bucket: string, options: Partial<Origin> & { identity?: string } = {}): Origin {
  const { identity, ...rest } = options;
  return {
    Id: 'bucket',
    DomainName: `${bucket}.s3.us-east-1.amazonaws.com`,
    S3OriginConfig: {
      OriginAccessIdentity: identity ? `origin-access-identity/cloudfront/${identity}` : '',
    },
    ...rest,
  };
}

/** For tests: a server of this machine as an origin. */
export function serverOrigin(port: number, options: Partial<Origin> = {}): Origin {
  return {
    Id: 'server',
    DomainName: 'localhost',
    CustomOriginConfig: {
      HTTPPort: port,
      HTTPSPort: 443,
      OriginProtocolPolicy: 'http-only',
      OriginReadTimeout: 1,
    },
    ...options,
  };
}

/** For tests: the least that CreateDistribution takes, with what a test is about. */
export function configOf(
  origin: Origin,
  {
    behavior = {},
    behaviors = [],
    ...rest
  }: Partial<DistributionConfig> & {
    behavior?: Partial<DefaultCacheBehavior>;
    behaviors?: Partial<CacheBehavior>[];
  } = {},
): DistributionConfig {
  const usual = {
    TargetOriginId: origin.Id,
    ViewerProtocolPolicy: 'redirect-to-https' as const,
    CachePolicyId: CACHING_OPTIMIZED,
  };
  references += 1;
  return {
    CallerReference: `test-${references}`,
    Comment: '',
    Enabled: true,
    Origins: { Quantity: 1, Items: [origin] },
    DefaultCacheBehavior: { ...usual, ...behavior },
    ...(behaviors.length > 0 && {
      CacheBehaviors: {
        Quantity: behaviors.length,
        Items: behaviors.map((item) => ({ PathPattern: '*', ...usual, ...item })),
      },
    }),
    ...rest,
  };
}

/** For tests: every method, and which of them are cached. */
export const ALL_METHODS: DefaultCacheBehavior['AllowedMethods'] = {
  Quantity: 7,
  Items: ['GET', 'HEAD', 'OPTIONS', 'PUT', 'POST', 'PATCH', 'DELETE'],
  CachedMethods: { Quantity: 2, Items: ['GET', 'HEAD'] },
};
