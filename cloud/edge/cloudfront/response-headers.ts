import { policyOf } from '../../services/cloudfront/policies.ts';
import { responseHeadersPolicies } from '../../services/cloudfront/response-headers-policies.ts';
import type { ResponseHeadersPolicySettings } from '../../services/cloudfront/state.ts';
import type { HttpRequest } from '../../wire/http.ts';
import { corsHeaders } from './cors-headers.ts';
import type { Behavior, EdgeAnswer, Visit } from './visit.ts';

/** A header that a policy wants, and whether the origin's own gives way to it. */
export interface WantedHeader {
  name: string;
  value: string;
  override: boolean;
}

type Security = NonNullable<ResponseHeadersPolicySettings['SecurityHeadersConfig']>;

/** The answer with the headers of the behavior's response headers policy, if it has one. */
export function withPolicyHeaders(visit: Visit, behavior: Behavior, answer: EdgeAnswer): EdgeAnswer {
  const id = behavior.ResponseHeadersPolicyId;
  if (!id) return answer;
  const policy = policyOf(visit.cloud, visit.distribution.account, responseHeadersPolicies, id);
  return policy ? { ...answer, headers: applyPolicy(policy.config, visit.request, answer.headers) } : answer;
}

/**
 * Removes and adds the headers of a policy.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/understanding-response-headers-policies.html
 */
export function applyPolicy(
  policy: ResponseHeadersPolicySettings,
  request: Pick<HttpRequest, 'method' | 'headers'>,
  headers: EdgeAnswer['headers'],
): EdgeAnswer['headers'] {
  const removed = new Set(policy.RemoveHeadersConfig?.Items?.map(({ Header }) => Header.toLowerCase()));
  const result = Object.fromEntries(Object.entries(headers).filter(([name]) => !removed.has(name)));
  const wanted = [
    ...securityHeaders(policy.SecurityHeadersConfig ?? {}),
    ...(policy.CorsConfig ? corsHeaders(policy.CorsConfig, request) : []),
    ...(policy.CustomHeadersConfig?.Items ?? []).map(({ Header, Value, Override }) => ({
      name: Header.toLowerCase(),
      value: Value,
      override: Override,
    })),
  ];
  for (const { name, value, override } of wanted) {
    const own = headers[name];
    if (name === 'vary' && own !== undefined) result[name] = `${own}, ${value}`;
    else if (override || own === undefined) result[name] = value;
  }
  return result;
}

/** https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_ResponseHeadersPolicySecurityHeadersConfig.html */
function securityHeaders(security: Security): WantedHeader[] {
  const { XSSProtection: xss, StrictTransportSecurity: transport } = security;
  const wanted: [string, string | undefined, { Override: boolean } | undefined][] = [
    ['x-xss-protection', xss && xssValue(xss), xss],
    ['x-frame-options', security.FrameOptions?.FrameOption, security.FrameOptions],
    ['referrer-policy', security.ReferrerPolicy?.ReferrerPolicy, security.ReferrerPolicy],
    [
      'content-security-policy',
      security.ContentSecurityPolicy?.ContentSecurityPolicy,
      security.ContentSecurityPolicy,
    ],
    ['x-content-type-options', 'nosniff', security.ContentTypeOptions],
    ['strict-transport-security', transport && transportValue(transport), transport],
  ];
  return wanted.flatMap(([name, value, config]) =>
    config && value ? [{ name, value, override: config.Override }] : [],
  );
}

function xssValue({ Protection, ModeBlock, ReportUri }: NonNullable<Security['XSSProtection']>): string {
  if (!Protection) return '0';
  return ['1', ModeBlock && 'mode=block', ReportUri && `report=${ReportUri}`].filter(Boolean).join('; ');
}

function transportValue(transport: NonNullable<Security['StrictTransportSecurity']>): string {
  return [
    `max-age=${transport.AccessControlMaxAgeSec}`,
    transport.IncludeSubdomains && 'includeSubDomains',
    transport.Preload && 'preload',
  ]
    .filter(Boolean)
    .join('; ');
}
