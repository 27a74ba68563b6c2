import { cachePolicies } from '../../services/cloudfront/cache-policies.ts';
import { originRequestPolicies } from '../../services/cloudfront/origin-request-policies.ts';
import { policyOf } from '../../services/cloudfront/policies.ts';
import type { CachePolicySettings, OriginRequestPolicySettings } from '../../services/cloudfront/state.ts';
import { EVERYTHING, headerSelectionOf, NOTHING, type Selection, selectionOf } from './selection.ts';
import type { Behavior, Visit } from './visit.ts';

/** Headers, cookies and query strings of a request. */
interface Selections {
  headers: Selection;
  cookies: Selection;
  query: Selection;
}

/** Seconds. */
export interface Times {
  min: number;
  usual: number;
  max: number;
}

/** What a behavior says of caching and of the requests to its origin, whichever way it says it. */
export interface CacheSettings {
  times: Times;
  key: Selections;
  /** What the origin gets beside what is in the key. */
  forward: Selections;
  /** Headers that pass although nobody asked for them, as they do without policies. */
  legacy: boolean;
  gzip: boolean;
  brotli: boolean;
}

/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/working-with-policies.html */
export function settingsOf({ cloud, distribution }: Visit, behavior: Behavior): CacheSettings {
  const { account } = distribution;
  const { CachePolicyId: cacheId, OriginRequestPolicyId: requestId } = behavior;
  const cache = cacheId ? policyOf(cloud, account, cachePolicies, cacheId)?.config : undefined;
  const request = requestId ? policyOf(cloud, account, originRequestPolicies, requestId)?.config : undefined;
  return cache ? byPolicies(cache, request) : byForwardedValues(behavior);
}

function byPolicies(
  cache: CachePolicySettings,
  request: OriginRequestPolicySettings | undefined,
): CacheSettings {
  const parameters = cache.ParametersInCacheKeyAndForwardedToOrigin;
  return {
    times: { min: cache.MinTTL, usual: cache.DefaultTTL ?? 0, max: cache.MaxTTL ?? 0 },
    key: parameters ? selectionsOf(parameters) : nothing(),
    forward: request ? selectionsOf(request) : nothing(),
    legacy: false,
    gzip: parameters?.EnableAcceptEncodingGzip ?? false,
    brotli: parameters?.EnableAcceptEncodingBrotli ?? false,
  };
}

type Selecting = Pick<OriginRequestPolicySettings, 'HeadersConfig' | 'CookiesConfig' | 'QueryStringsConfig'>;
type CacheParameters = NonNullable<CachePolicySettings['ParametersInCacheKeyAndForwardedToOrigin']>;

function selectionsOf({ HeadersConfig, CookiesConfig, QueryStringsConfig }: Selecting | CacheParameters) {
  return {
    headers: headerSelectionOf(HeadersConfig.HeaderBehavior, HeadersConfig.Headers),
    cookies: selectionOf(CookiesConfig.CookieBehavior, CookiesConfig.Cookies),
    query: selectionOf(QueryStringsConfig.QueryStringBehavior, QueryStringsConfig.QueryStrings),
  };
}

function nothing(): Selections {
  return { headers: NOTHING, cookies: NOTHING, query: NOTHING };
}

/**
 * The settings from before the policies. They know no Brotli.
 * https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_ForwardedValues.html
 */
function byForwardedValues({ ForwardedValues: values, MinTTL, DefaultTTL, MaxTTL }: Behavior): CacheSettings {
  const headers = headerSelectionOf('whitelist', values?.Headers);
  const keys = values?.QueryStringCacheKeys?.Items ?? [];
  const query: Selection = keys.length > 0 ? { mode: 'listed', names: keys } : EVERYTHING;
  const allHeaders = headers.names.includes('*');
  return {
    // All headers in the key is the documented way to say that nothing is cached.
    times: allHeaders
      ? { min: 0, usual: 0, max: 0 }
      : { min: MinTTL ?? 0, usual: DefaultTTL ?? 0, max: MaxTTL ?? 0 },
    key: {
      headers: allHeaders ? EVERYTHING : headers,
      cookies: selectionOf(values?.Cookies.Forward ?? 'none', values?.Cookies.WhitelistedNames),
      query: values?.QueryString ? query : NOTHING,
    },
    forward: { headers: NOTHING, cookies: NOTHING, query: values?.QueryString ? EVERYTHING : NOTHING },
    legacy: true,
    gzip: true,
    brotli: false,
  };
}
