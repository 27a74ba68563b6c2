import { checkSelection, refuseHeaders } from './check-selection.ts';
import { invalidArgument } from './invalid-argument.ts';
import type { CachePolicySettings } from './state.ts';

type Parameters = NonNullable<CachePolicySettings['ParametersInCacheKeyAndForwardedToOrigin']>;

const DAY = 86_400;
const YEAR = 31_536_000;

const NOTHING: Parameters = {
  EnableAcceptEncodingGzip: false,
  EnableAcceptEncodingBrotli: false,
  HeadersConfig: { HeaderBehavior: 'none' },
  CookiesConfig: { CookieBehavior: 'none' },
  QueryStringsConfig: { QueryStringBehavior: 'none' },
};

/**
 * Times to live in seconds and the cache key of a cache policy, whole.
 * https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_CachePolicyConfig.html
 *
 * @throws AwsError InvalidArgument
 */
export function completeCacheSettings(settings: CachePolicySettings): CachePolicySettings {
  const { MinTTL } = settings;
  const DefaultTTL = settings.DefaultTTL ?? Math.max(DAY, MinTTL);
  const MaxTTL = settings.MaxTTL ?? Math.max(YEAR, DefaultTTL);
  if (MinTTL < 0 || MinTTL > DefaultTTL || DefaultTTL > MaxTTL) {
    throw invalidArgument('MinTTL must be less equal to DefaultTTL must be less equal to MaxTTL');
  }
  const parameters = { ...NOTHING, ...settings.ParametersInCacheKeyAndForwardedToOrigin };
  checkKey(parameters);
  if (MaxTTL === 0) requireNothing(parameters);
  return {
    Comment: '',
    ...settings,
    DefaultTTL,
    MaxTTL,
    ParametersInCacheKeyAndForwardedToOrigin: parameters,
  };
}

function checkKey({ HeadersConfig, CookiesConfig, QueryStringsConfig }: Parameters): void {
  checkSelection({
    parameters: ['HeaderBehavior', 'Headers'],
    behavior: HeadersConfig.HeaderBehavior,
    names: HeadersConfig.Headers,
    tooMany: 'TooManyHeadersInCachePolicy',
  });
  // The normalized Accept-Encoding has its own two switches.
  refuseHeaders(HeadersConfig.Headers?.Items, ['accept-encoding']);
  checkSelection({
    parameters: ['CookieBehavior', 'Cookies'],
    behavior: CookiesConfig.CookieBehavior,
    names: CookiesConfig.Cookies,
    tooMany: 'TooManyCookiesInCachePolicy',
  });
  checkSelection({
    parameters: ['QueryStringBehavior', 'QueryStrings'],
    behavior: QueryStringsConfig.QueryStringBehavior,
    names: QueryStringsConfig.QueryStrings,
    tooMany: 'TooManyQueryStringsInCachePolicy',
  });
}

/** Without caching there is no key to put anything in. */
function requireNothing(parameters: Parameters): void {
  const wrong = [
    parameters.HeadersConfig.HeaderBehavior !== 'none' && 'HeaderBehavior',
    parameters.CookiesConfig.CookieBehavior !== 'none' && 'CookieBehavior',
    parameters.QueryStringsConfig.QueryStringBehavior !== 'none' && 'QueryStringBehavior',
    parameters.EnableAcceptEncodingGzip && 'EnableAcceptEncodingGzip',
    parameters.EnableAcceptEncodingBrotli && 'EnableAcceptEncodingBrotli',
  ].find((name) => name);
  if (wrong) throw invalidArgument(`The parameter ${wrong} is invalid for policy with caching disabled.`);
}
