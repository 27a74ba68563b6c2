import { describe, expect, it } from 'vitest';
import { managedResponseHeadersPolicies } from '../../services/cloudfront/managed-response-headers-policies.ts';
import type { ResponseHeadersPolicySettings } from '../../services/cloudfront/state.ts';
import { applyPolicy } from './response-headers.ts';

function managed(name: string): ResponseHeadersPolicySettings {
  const policy = managedResponseHeadersPolicies.find(({ config }) => config.Name === `Managed-${name}`);
  if (!policy) throw new Error(name);
  return policy.config;
}

const get = (headers: Record<string, string> = {}) => ({ method: 'GET', headers });
const preflight = {
  method: 'OPTIONS',
  headers: { origin: 'https://a.example', 'access-control-request-method': 'PUT' },
};

// https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-response-headers-policies.html
describe('a managed response headers policy', () => {
  it('SecurityHeadersPolicy overrides nosniff alone', () => {
    const origin = { 'x-frame-options': 'DENY', 'x-content-type-options': 'other' };
    expect(applyPolicy(managed('SecurityHeadersPolicy'), get(), origin)).toEqual({
      'x-frame-options': 'DENY',
      'x-content-type-options': 'nosniff',
      'x-xss-protection': '1; mode=block',
      'referrer-policy': 'strict-origin-when-cross-origin',
      'strict-transport-security': 'max-age=31536000',
    });
  });

  it('SimpleCORS answers cross-origin requests, and leaves the origin own answer', () => {
    const simple = managed('SimpleCORS');
    expect(applyPolicy(simple, get(), {})).toEqual({});
    expect(applyPolicy(simple, get({ origin: 'https://a.example' }), {})).toEqual({
      'access-control-allow-origin': '*',
    });
    const own = { 'access-control-allow-origin': 'https://b.example' };
    expect(applyPolicy(simple, get({ origin: 'https://a.example' }), own)).toEqual(own);
  });

  it('CORS-With-Preflight tells the methods to a preflight alone', () => {
    const policy = managed('CORS-With-Preflight');
    expect(applyPolicy(policy, preflight, {})['access-control-allow-methods']).toContain('DELETE');
    const simple = applyPolicy(policy, get({ origin: 'https://a.example' }), {});
    expect(simple).toEqual({
      'access-control-allow-origin': '*',
      'access-control-expose-headers': '*',
    });
  });
});

// https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/understanding-response-headers-policies.html
describe('a response headers policy of one own', () => {
  const cors = (...Items: string[]): ResponseHeadersPolicySettings => ({
    Name: 'p',
    CorsConfig: {
      AccessControlAllowOrigins: { Quantity: Items.length, Items },
      AccessControlAllowHeaders: { Quantity: 1, Items: ['X-A'] },
      AccessControlAllowMethods: { Quantity: 1, Items: ['GET'] },
      AccessControlAllowCredentials: true,
      OriginOverride: true,
    },
  });

  it('tells an allowed origin itself, and that the answer varies with it', () => {
    const request = get({ origin: 'https://a.example' });
    expect(applyPolicy(cors('https://a.example'), request, { vary: 'Accept-Encoding' })).toEqual({
      'access-control-allow-origin': 'https://a.example',
      'access-control-allow-credentials': 'true',
      vary: 'Accept-Encoding, Origin',
    });
    expect(applyPolicy(cors('https://b.example'), request, {})).toEqual({});
  });

  it.each([
    ['*.example.com', 'https://films.example.com', true],
    ['https://*.example.com', 'http://films.example.com', false],
    ['films.example.com', 'http://films.example.com', true],
    ['*.example.com', 'https://example.com', false],
  ])('with %s lets %s in: %s', (pattern, origin, expected) => {
    const applied = applyPolicy(cors(pattern), get({ origin }), {});
    expect(applied['access-control-allow-origin'] === origin).toBe(expected);
  });

  it('removes headers and adds custom ones', () => {
    const policy: ResponseHeadersPolicySettings = {
      Name: 'p',
      RemoveHeadersConfig: { Quantity: 1, Items: [{ Header: 'Server' }] },
      CustomHeadersConfig: {
        Quantity: 2,
        Items: [
          { Header: 'X-New', Value: '1', Override: false },
          { Header: 'X-Old', Value: '1', Override: false },
        ],
      },
    };
    expect(applyPolicy(policy, get(), { server: 'AmazonS3', 'x-old': '0' })).toEqual({
      'x-new': '1',
      'x-old': '0',
    });
  });
});
