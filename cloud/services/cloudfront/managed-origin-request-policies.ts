import type { ManagedPolicy } from './policies.ts';
import type { OriginRequestPolicySettings } from './state.ts';

type HeadersConfig = OriginRequestPolicySettings['HeadersConfig'];
type Selection = 'none' | 'all';

const CORS_S3 = ['Origin', 'Access-Control-Request-Headers', 'Access-Control-Request-Method'];

const CLOUDFRONT_2022 = [
  'CloudFront-Forwarded-Proto',
  'CloudFront-Is-Android-Viewer',
  'CloudFront-Is-Desktop-Viewer',
  'CloudFront-Is-IOS-Viewer',
  'CloudFront-Is-Mobile-Viewer',
  'CloudFront-Is-SmartTV-Viewer',
  'CloudFront-Is-Tablet-Viewer',
  'CloudFront-Viewer-Address',
  'CloudFront-Viewer-ASN',
  'CloudFront-Viewer-City',
  'CloudFront-Viewer-Country',
  'CloudFront-Viewer-Country-Name',
  'CloudFront-Viewer-Country-Region',
  'CloudFront-Viewer-Country-Region-Name',
  'CloudFront-Viewer-Http-Version',
  'CloudFront-Viewer-Latitude',
  'CloudFront-Viewer-Longitude',
  'CloudFront-Viewer-Metro-Code',
  'CloudFront-Viewer-Postal-Code',
  'CloudFront-Viewer-Time-Zone',
  'CloudFront-Viewer-TLS',
];

/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-origin-request-policies.html */
export const managedOriginRequestPolicies: readonly ManagedPolicy<OriginRequestPolicySettings>[] = [
  policy('216adef6-5c7f-47e4-b989-5492eafa07d3', 'AllViewer', { HeaderBehavior: 'allViewer' }, 'all', 'all'),
  policy(
    '33f36d7e-f396-46d9-90e0-52428a34d9dc',
    'AllViewerAndCloudFrontHeaders-2022-06',
    named('allViewerAndWhitelistCloudFront', CLOUDFRONT_2022),
    'all',
    'all',
  ),
  policy(
    'b689b0a8-53d0-40ab-baf2-68738e2966ac',
    'AllViewerExceptHostHeader',
    named('allExcept', ['Host']),
    'all',
    'all',
  ),
  policy('59781a5b-3903-41f3-afcb-af62929ccde1', 'CORS-CustomOrigin', named('whitelist', ['Origin'])),
  policy('88a5eaf4-2fd4-4709-b370-b4c650ea3fcf', 'CORS-S3Origin', named('whitelist', CORS_S3)),
  policy(
    '775133bc-15f2-49f9-abea-afb2e0bf67d2',
    'Elemental-MediaTailor-PersonalizedManifests',
    named('whitelist', [...CORS_S3, 'User-Agent', 'X-Forwarded-For']),
    'none',
    'all',
  ),
  policy('bf0718e1-ba1e-49d1-88b1-f726733018ae', 'HostHeaderOnly', named('whitelist', ['Host'])),
  policy(
    'acba4595-bd28-49b8-b9fe-13317c0390fa',
    'UserAgentRefererHeaders',
    named('whitelist', ['User-Agent', 'Referer']),
  ),
];

function policy(
  id: string,
  name: string,
  headers: HeadersConfig,
  cookies: Selection = 'none',
  queryStrings: Selection = 'none',
): ManagedPolicy<OriginRequestPolicySettings> {
  return {
    id,
    config: {
      Comment: '',
      Name: `Managed-${name}`,
      HeadersConfig: headers,
      CookiesConfig: { CookieBehavior: cookies },
      QueryStringsConfig: { QueryStringBehavior: queryStrings },
    },
  };
}

function named(HeaderBehavior: HeadersConfig['HeaderBehavior'], names: string[]): HeadersConfig {
  return { HeaderBehavior, Headers: { Quantity: names.length, Items: names } };
}
