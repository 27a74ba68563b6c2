import type { Cloud } from '../../../call.ts';
import { AwsError } from '../../../errors.ts';
import { cachePolicies } from '../cache-policies.ts';
import { invalidArgument } from '../invalid-argument.ts';
import { originRequestPolicies } from '../origin-request-policies.ts';
import { policyOf } from '../policies.ts';
import { responseHeadersPolicies } from '../response-headers-policies.ts';
import type { Config } from '../state.ts';
import { behaviorsOf } from '../used-by.ts';
import { checkForwardedValues } from './check-forwarded-values.ts';

type Behavior = Config['DefaultCacheBehavior'];

/** The three sets of methods that a behavior may allow; it caches the first or the second. */
const METHODS = ['GET,HEAD', 'GET,HEAD,OPTIONS', 'DELETE,GET,HEAD,OPTIONS,PATCH,POST,PUT'];
const PATTERN = /^[A-Za-z0-9_\-.*$/~"'@:+?&]{1,255}$/;

/**
 * https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_CacheBehavior.html
 *
 * @throws AwsError as CreateDistribution does for a wrong cache behavior
 */
export function checkBehaviors(cloud: Cloud, account: string, config: Config): void {
  checkPatterns(config.CacheBehaviors?.Items?.map(({ PathPattern }) => PathPattern) ?? []);
  const origins = new Map(config.Origins.Items?.map((origin) => [origin.Id, origin]));
  for (const behavior of behaviorsOf(config)) {
    const origin = origins.get(behavior.TargetOriginId);
    if (!origin) {
      throw new AwsError('NoSuchOrigin', 'One or more of your origins or origin groups do not exist.', 404);
    }
    checkMethods(behavior);
    checkPolicies(cloud, account, behavior);
    checkForwardedValues(behavior, origin.S3OriginConfig !== undefined);
  }
}

function checkPatterns(patterns: string[]): void {
  if (!patterns.every((pattern) => PATTERN.test(pattern))) {
    throw invalidArgument('The parameter PathPattern contains invalid characters.');
  }
  if (new Set(patterns).size < patterns.length) {
    throw invalidArgument('The parameter PathPattern must be unique within a distribution.');
  }
}

function checkMethods({ AllowedMethods: allowed }: Behavior): void {
  if (!allowed) return;
  const allowedSet = METHODS.indexOf(sorted(allowed.Items));
  if (allowedSet < 0) throw invalidArgument('The parameter AllowedMethods is not valid.');
  const cachedSet = allowed.CachedMethods ? METHODS.indexOf(sorted(allowed.CachedMethods.Items)) : 0;
  if (cachedSet < 0 || cachedSet > Math.min(allowedSet, 1)) {
    throw invalidArgument('The parameter CachedMethods is not valid.');
  }
}

function sorted(methods: readonly string[] = []): string {
  return [...methods].sort().join(',');
}

function checkPolicies(cloud: Cloud, account: string, behavior: Behavior): void {
  for (const [kind, id] of [
    [cachePolicies, behavior.CachePolicyId],
    [originRequestPolicies, behavior.OriginRequestPolicyId],
    [responseHeadersPolicies, behavior.ResponseHeadersPolicyId],
  ] as const) {
    if (id && !exists(cloud, account, kind, id)) {
      throw new AwsError(`NoSuch${kind.noun}`, `The specified ${kind.words} does not exist.`, 404);
    }
  }
}

type AnyKind = typeof cachePolicies | typeof originRequestPolicies | typeof responseHeadersPolicies;

function exists(cloud: Cloud, account: string, kind: AnyKind, id: string): boolean {
  return policyOf<{ Name: string }>(cloud, account, kind as never, id) !== undefined;
}
