import type { ManagedPolicy } from './policies.ts';
import type { CachePolicySettings } from './state.ts';

type Parameters = NonNullable<CachePolicySettings['ParametersInCacheKeyAndForwardedToOrigin']>;

const YEAR = 31_536_000;
const DAY = 86_400;

const NOTHING: Omit<Parameters, 'EnableAcceptEncodingGzip' | 'EnableAcceptEncodingBrotli'> = {
  HeadersConfig: { HeaderBehavior: 'none' },
  CookiesConfig: { CookieBehavior: 'none' },
  QueryStringsConfig: { QueryStringBehavior: 'none' },
};
const COMPRESSED = { EnableAcceptEncodingGzip: true, EnableAcceptEncodingBrotli: true };
const UNCOMPRESSED = { EnableAcceptEncodingGzip: false, EnableAcceptEncodingBrotli: false };

const HONOURED_HEADERS = ['Host', 'Origin', 'X-HTTP-Method-Override', 'X-HTTP-Method', 'X-Method-Override'];

/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-cache-policies.html */
export const managedCachePolicies: readonly ManagedPolicy<CachePolicySettings>[] = [
  policy('2e54312d-136d-493c-8eb9-b001f22f67d2', 'Amplify', [2, 2, 600], {
    ...COMPRESSED,
    HeadersConfig: headers('Authorization', 'CloudFront-Viewer-Country', 'Host'),
    CookiesConfig: { CookieBehavior: 'all' },
    QueryStringsConfig: { QueryStringBehavior: 'all' },
  }),
  policy('4135ea2d-6df8-44a3-9df3-4b5a84be39ad', 'CachingDisabled', [0, 0, 0], {
    ...UNCOMPRESSED,
    ...NOTHING,
  }),
  policy('658327ea-f89d-4fab-a63d-7e88639e58f6', 'CachingOptimized', [1, DAY, YEAR], {
    ...COMPRESSED,
    ...NOTHING,
  }),
  policy('b2884449-e4de-46a7-ac36-70bc7f1ddd6d', 'CachingOptimizedForUncompressedObjects', [1, DAY, YEAR], {
    ...UNCOMPRESSED,
    ...NOTHING,
  }),
  policy('08627262-05a9-4f76-9ded-b50ca2e3a84f', 'Elemental-MediaPackage', [0, DAY, YEAR], {
    EnableAcceptEncodingGzip: true,
    EnableAcceptEncodingBrotli: false,
    HeadersConfig: headers('Origin'),
    CookiesConfig: { CookieBehavior: 'none' },
    QueryStringsConfig: {
      QueryStringBehavior: 'whitelist',
      QueryStrings: { Quantity: 4, Items: ['aws.manifestfilter', 'start', 'end', 'm'] },
    },
  }),
  policy('83da9c7e-98b4-4e11-a168-04f0df8e2c65', 'UseOriginCacheControlHeaders', [0, 0, YEAR], {
    ...COMPRESSED,
    HeadersConfig: headers(...HONOURED_HEADERS),
    CookiesConfig: { CookieBehavior: 'all' },
    QueryStringsConfig: { QueryStringBehavior: 'none' },
  }),
  policy('4cc15a8a-d715-48a4-82b8-cc0b614638fe', 'UseOriginCacheControlHeaders-QueryStrings', [0, 0, YEAR], {
    ...COMPRESSED,
    HeadersConfig: headers(...HONOURED_HEADERS),
    CookiesConfig: { CookieBehavior: 'all' },
    QueryStringsConfig: { QueryStringBehavior: 'all' },
  }),
];

function policy(
  id: string,
  name: string,
  [MinTTL, DefaultTTL, MaxTTL]: [number, number, number],
  parameters: Parameters,
): ManagedPolicy<CachePolicySettings> {
  return {
    id,
    config: {
      Comment: '',
      Name: `Managed-${name}`,
      DefaultTTL,
      MaxTTL,
      MinTTL,
      ParametersInCacheKeyAndForwardedToOrigin: parameters,
    },
  };
}

function headers(...names: string[]): Parameters['HeadersConfig'] {
  return { HeaderBehavior: 'whitelist', Headers: { Quantity: names.length, Items: names } };
}
