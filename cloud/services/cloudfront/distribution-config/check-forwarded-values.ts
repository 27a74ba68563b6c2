import { AwsError } from '../../../errors.ts';
import { invalidArgument } from '../invalid-argument.ts';
import type { Config } from '../state.ts';

type Behavior = Config['DefaultCacheBehavior'];

const LEGACY = ['ForwardedValues', 'MinTTL', 'DefaultTTL', 'MaxTTL'] as const;
/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/header-caching.html#header-caching-s3 */
const HEADERS_FOR_S3 = ['origin', 'access-control-request-headers', 'access-control-request-method'];

/**
 * A behavior has a cache policy, or forwarded values and times to live of its own.
 *
 * @throws AwsError InvalidArgument, InvalidTTLOrder, InvalidForwardCookies, InvalidHeadersForS3Origin
 */
export function checkForwardedValues(behavior: Behavior, toS3: boolean): void {
  if (behavior.CachePolicyId) {
    const legacy = LEGACY.find((name) => behavior[name] !== undefined);
    if (!legacy) return;
    throw invalidArgument(
      `The parameter ${legacy} cannot be used when a cache policy is associated to the cache behavior.`,
    );
  }
  if (behavior.OriginRequestPolicyId) {
    throw invalidArgument(
      'The parameter OriginRequestPolicyId cannot be used without a cache policy associated to the cache behavior.',
    );
  }
  if (!behavior.ForwardedValues) throw invalidArgument('The parameter ForwardedValues is required.');
  checkTimes(behavior);
  checkCookies(behavior.ForwardedValues.Cookies);
  if (toS3) checkHeadersForS3(behavior.ForwardedValues.Headers?.Items ?? []);
}

function checkTimes({ MinTTL = 0, DefaultTTL, MaxTTL }: Behavior): void {
  const usual = DefaultTTL ?? Math.max(86_400, MinTTL);
  const most = MaxTTL ?? Math.max(31_536_000, usual);
  if (MinTTL >= 0 && MinTTL <= usual && usual <= most) return;
  throw new AwsError(
    'InvalidTTLOrder',
    'MinTTL must be less equal to DefaultTTL must be less equal to MaxTTL',
  );
}

function checkCookies({
  Forward,
  WhitelistedNames,
}: NonNullable<Behavior['ForwardedValues']>['Cookies']): void {
  const named = (WhitelistedNames?.Quantity ?? 0) > 0;
  if (named === (Forward === 'whitelist')) return;
  throw new AwsError(
    'InvalidForwardCookies',
    "Your request contains forward cookies option which doesn't match with the expectation for the whitelisted list of cookie names. Either list of cookie names has been specified when not allowed or list of cookie names is missing when expected.",
  );
}

/** With all headers nothing would be cached, and S3 would be sent the viewer's Host. */
function checkHeadersForS3(names: string[]): void {
  if (names.every((name) => HEADERS_FOR_S3.includes(name.toLowerCase()) || isForwardable(name))) return;
  throw new AwsError(
    'InvalidHeadersForS3Origin',
    'The headers specified are not valid for an Amazon S3 origin.',
  );
}

function isForwardable(name: string): boolean {
  return /^(cloudfront-|x-amz-meta-)/i.test(name);
}
