import { checkSelection, refuseHeaders } from './check-selection.ts';
import type { OriginRequestPolicySettings } from './state.ts';

/**
 * What an origin request policy sends to the origin beside the cache key.
 * https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_OriginRequestPolicyConfig.html
 *
 * @throws AwsError InvalidArgument
 */
export function completeOriginRequestSettings(
  settings: OriginRequestPolicySettings,
): OriginRequestPolicySettings {
  const { HeadersConfig, CookiesConfig, QueryStringsConfig } = settings;
  checkSelection({
    parameters: ['HeaderBehavior', 'Headers'],
    behavior: HeadersConfig.HeaderBehavior,
    names: HeadersConfig.Headers,
    tooMany: 'TooManyHeadersInOriginRequestPolicy',
  });
  // Sent but not in the cache key, one viewer's answer would be served to another.
  if (HeadersConfig.HeaderBehavior === 'whitelist') {
    refuseHeaders(HeadersConfig.Headers?.Items, ['authorization', 'accept-encoding']);
  }
  checkSelection({
    parameters: ['CookieBehavior', 'Cookies'],
    behavior: CookiesConfig.CookieBehavior,
    names: CookiesConfig.Cookies,
    tooMany: 'TooManyCookiesInOriginRequestPolicy',
  });
  checkSelection({
    parameters: ['QueryStringBehavior', 'QueryStrings'],
    behavior: QueryStringsConfig.QueryStringBehavior,
    names: QueryStringsConfig.QueryStrings,
    tooMany: 'TooManyQueryStringsInOriginRequestPolicy',
  });
  return { Comment: '', ...settings };
}
