import type { ManagedPolicy } from './policies.ts';
import type { ResponseHeadersPolicySettings } from './state.ts';

type Cors = NonNullable<ResponseHeadersPolicySettings['CorsConfig']>;
type Method = NonNullable<Cors['AccessControlAllowMethods']['Items']>[number];

const ANY = { Quantity: 1, Items: ['*'] };

const simpleCors = corsOf(['HEAD', 'GET']);
const preflightCors: Cors = {
  ...corsOf(['HEAD', 'DELETE', 'POST', 'GET', 'OPTIONS', 'PUT', 'PATCH']),
  AccessControlExposeHeaders: ANY,
};

const security: ResponseHeadersPolicySettings['SecurityHeadersConfig'] = {
  XSSProtection: { Override: false, Protection: true, ModeBlock: true },
  FrameOptions: { Override: false, FrameOption: 'SAMEORIGIN' },
  ReferrerPolicy: { Override: false, ReferrerPolicy: 'strict-origin-when-cross-origin' },
  ContentTypeOptions: { Override: true },
  StrictTransportSecurity: { Override: false, AccessControlMaxAgeSec: 31_536_000 },
};

/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-response-headers-policies.html */
export const managedResponseHeadersPolicies: readonly ManagedPolicy<ResponseHeadersPolicySettings>[] = [
  policy('60669652-455b-4ae9-85a4-c4c02393f86c', 'SimpleCORS', { CorsConfig: simpleCors }),
  policy('5cc3b908-e619-4b99-88e5-2cf7f45965bd', 'CORS-With-Preflight', { CorsConfig: preflightCors }),
  policy('67f7725c-6f97-4210-82d7-5512b31e9d03', 'SecurityHeadersPolicy', {
    SecurityHeadersConfig: security,
  }),
  policy('e61eb60c-9c35-4d20-a928-2b84e02af89c', 'CORS-and-SecurityHeadersPolicy', {
    CorsConfig: simpleCors,
    SecurityHeadersConfig: security,
  }),
  policy('eaab4381-ed33-4a86-88ca-d9558dc6cd63', 'CORS-with-preflight-and-SecurityHeadersPolicy', {
    CorsConfig: preflightCors,
    SecurityHeadersConfig: security,
  }),
];

function corsOf(methods: Method[]): Cors {
  return {
    AccessControlAllowOrigins: ANY,
    AccessControlAllowHeaders: ANY,
    AccessControlAllowMethods: { Quantity: methods.length, Items: methods },
    AccessControlAllowCredentials: false,
    OriginOverride: false,
  };
}

function policy(
  id: string,
  name: string,
  settings: Pick<ResponseHeadersPolicySettings, 'CorsConfig' | 'SecurityHeadersConfig'>,
): ManagedPolicy<ResponseHeadersPolicySettings> {
  return { id, config: { Comment: '', Name: `Managed-${name}`, ...settings } };
}
