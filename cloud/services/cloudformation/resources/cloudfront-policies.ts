import { configured } from './cloudfront-configured.ts';
import { quantified, quantifiedIfAny } from './quantified.ts';
import type { Properties } from './resource-type.ts';

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudfront-cachepolicy.html */
export const cachePolicy = configured({
  noun: 'CachePolicy',
  supported: [
    'Name',
    'Comment',
    'DefaultTTL',
    'MaxTTL',
    'MinTTL',
    'ParametersInCacheKeyAndForwardedToOrigin',
  ],
  read: ({ ParametersInCacheKeyAndForwardedToOrigin: key, ...config }) => ({
    ...config,
    ParametersInCacheKeyAndForwardedToOrigin: withSelections(key as Properties),
  }),
  attributes: lastModified,
});

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudfront-originrequestpolicy.html */
export const originRequestPolicy = configured({
  noun: 'OriginRequestPolicy',
  supported: ['Name', 'Comment', 'CookiesConfig', 'HeadersConfig', 'QueryStringsConfig'],
  read: withSelections,
  attributes: lastModified,
});

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudfront-responseheaderspolicy.html */
export const responseHeadersPolicy = configured({
  noun: 'ResponseHeadersPolicy',
  supported: [
    'Name',
    'Comment',
    'CorsConfig',
    'CustomHeadersConfig',
    'RemoveHeadersConfig',
    'SecurityHeadersConfig',
    'ServerTimingHeadersConfig',
  ],
  read: (config) => withQuantities(config) as Properties,
  attributes: lastModified,
});

/** Which cookies, headers and query strings: templates write plain lists. */
function withSelections(config: Properties): Properties {
  const { CookiesConfig: cookies, HeadersConfig: headers, QueryStringsConfig: queries, ...rest } = config;
  return {
    ...rest,
    CookiesConfig: selection(cookies, 'Cookies'),
    HeadersConfig: selection(headers, 'Headers'),
    QueryStringsConfig: selection(queries, 'QueryStrings'),
  };
}

function selection(config: unknown, list: string): Properties {
  const { [list]: items, ...rest } = config as Properties;
  return { ...rest, [list]: quantifiedIfAny(items as string[] | undefined) };
}

/** Wherever `Items` stands, its length belongs beside it. */
function withQuantities(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const members = value as Properties;
  if (Array.isArray(members.Items)) return quantified(members.Items);
  return Object.fromEntries(Object.entries(members).map(([name, member]) => [name, withQuantities(member)]));
}

function lastModified({ LastModifiedTime: time }: Properties) {
  return { LastModifiedTime: time instanceof Date ? time.toISOString() : time };
}
