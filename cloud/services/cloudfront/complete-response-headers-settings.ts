import { AwsError, notImplemented } from '../../errors.ts';
import { invalidArgument } from './invalid-argument.ts';
import type { ResponseHeadersPolicySettings } from './state.ts';

const SECURITY = [
  'content-security-policy',
  'referrer-policy',
  'strict-transport-security',
  'x-content-type-options',
  'x-frame-options',
  'x-xss-protection',
];
const CORS = [
  'access-control-allow-credentials',
  'access-control-allow-headers',
  'access-control-allow-methods',
  'access-control-allow-origin',
  'access-control-expose-headers',
  'access-control-max-age',
];
/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html#limits-policies */
const MOST_CUSTOM_HEADERS = 10;

/**
 * The headers that a response headers policy sets and removes.
 * https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_ResponseHeadersPolicyConfig.html
 *
 * @throws AwsError InvalidArgument, TooManyCustomHeadersInResponseHeadersPolicy, NotImplemented for Server-Timing
 */
export function completeResponseHeadersSettings(
  settings: ResponseHeadersPolicySettings,
): ResponseHeadersPolicySettings {
  if (settings.ServerTimingHeadersConfig?.Enabled) {
    throw notImplemented('the parameter ServerTimingHeadersConfig of a response headers policy');
  }
  const { CorsConfig, SecurityHeadersConfig, CustomHeadersConfig, RemoveHeadersConfig } = settings;
  if (!CorsConfig && !SecurityHeadersConfig && !CustomHeadersConfig && !RemoveHeadersConfig) {
    throw invalidArgument('A response headers policy must have at least one header configuration.');
  }
  checkCors(CorsConfig);
  checkCustom(CustomHeadersConfig?.Items?.map(({ Header }) => Header) ?? []);
  return { Comment: '', ...settings };
}

/** Credentials and wildcards do not go together. https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_ResponseHeadersPolicyCorsConfig.html */
function checkCors(cors: ResponseHeadersPolicySettings['CorsConfig']): void {
  if (!cors?.AccessControlAllowCredentials) return;
  const lists = {
    AccessControlAllowOrigins: cors.AccessControlAllowOrigins.Items,
    AccessControlAllowHeaders: cors.AccessControlAllowHeaders.Items,
    AccessControlExposeHeaders: cors.AccessControlExposeHeaders?.Items,
  };
  const wild = Object.entries(lists).find(([, items]) => items?.includes('*'));
  if (wild) {
    throw invalidArgument(
      `The parameter ${wild[0]} cannot contain * when AccessControlAllowCredentials is true.`,
    );
  }
}

function checkCustom(names: string[]): void {
  for (const name of names) {
    const kind = SECURITY.includes(name.toLowerCase())
      ? 'security'
      : CORS.includes(name.toLowerCase()) && 'CORS';
    if (kind) {
      throw invalidArgument(
        `The parameter CustomHeaders contains ${name} that is a ${kind} header and cannot be set as custom header.`,
      );
    }
  }
  if (names.length > MOST_CUSTOM_HEADERS) {
    throw new AwsError(
      'TooManyCustomHeadersInResponseHeadersPolicy',
      'The number of custom headers in the response headers policy exceeds the maximum.',
    );
  }
}
