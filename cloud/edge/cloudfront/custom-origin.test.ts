import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { ALL_METHODS, CACHING_DISABLED, configOf, serverOrigin } from '../../services/cloudfront/testing.ts';
import { passingCloud } from '../../testing.ts';
import { deployed, visit } from './testing.ts';
import { originServer } from './testing-origin.ts';

const ALL_VIEWER = '216adef6-5c7f-47e4-b989-5492eafa07d3';
const ALL_VIEWER_EXCEPT_HOST = 'b689b0a8-53d0-40ab-baf2-68738e2966ac';

// https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/RequestAndResponseBehaviorCustomOrigin.html
describe('a request to a custom origin', () => {
  async function asked(
    options: Parameters<typeof configOf>[1] = {},
    asking: Parameters<typeof visit>[3] = {},
  ) {
    const test = await passingCloud();
    const server = await originServer((_request, response) => response.end('ok'));
    const origin = serverOrigin(server.port, {
      CustomHeaders: { Quantity: 1, Items: [{ HeaderName: 'X-From-Edge', HeaderValue: 'yes' }] },
    });
    const { domainName } = await deployed(test, configOf(origin, options));
    const answer = await visit(test, domainName, '/a?q=1', asking);
    return { answer, domainName, request: server.requests[0] };
  }

  const viewer = { 'user-agent': 'Firefox', cookie: 'a=1', authorization: 'Bearer x', 'x-mine': '1' };

  it('carries CloudFront own headers and none of the viewer by default', async () => {
    const { answer, request } = await asked({}, { headers: viewer });
    expect(request?.headers).toMatchObject({
      host: 'localhost',
      'user-agent': 'Amazon CloudFront',
      'x-from-edge': 'yes',
      'x-forwarded-for': '127.0.0.1',
      'x-amz-cf-id': answer.headers['x-amz-cf-id'],
    });
    expect(request?.headers.via).toMatch(/^1\.1 [0-9a-f]{32}\.cloudfront\.net \(CloudFront\)$/);
    for (const name of ['cookie', 'authorization', 'x-mine']) expect(request?.headers[name]).toBeUndefined();
  });

  // https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-origin-request-policies.html
  it.each([
    [ALL_VIEWER, true],
    [ALL_VIEWER_EXCEPT_HOST, false],
  ])('carries all of the viewer under policy %s (its Host: %s)', async (OriginRequestPolicyId, withHost) => {
    const { request, domainName } = await asked(
      { behavior: { CachePolicyId: CACHING_DISABLED, OriginRequestPolicyId } },
      { headers: viewer },
    );
    expect(request?.headers).toMatchObject(viewer);
    expect(request?.headers.host).toBe(withHost ? domainName : 'localhost');
    expect(request?.url).toBe('/a?q=1');
  });

  it('carries method, body and its type', async () => {
    const { request } = await asked(
      { behavior: { CachePolicyId: CACHING_DISABLED, AllowedMethods: ALL_METHODS } },
      { method: 'PUT', body: '{}', headers: { 'content-type': 'application/json' } },
    );
    expect(request?.method).toBe('PUT');
    expect(request?.headers).toMatchObject({ 'content-type': 'application/json', 'content-length': '2' });
  });

  // https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_ForwardedValues.html
  it('carries what legacy forwarded values name', async () => {
    const { request } = await asked(
      {
        behavior: {
          CachePolicyId: undefined,
          MinTTL: 0,
          ForwardedValues: {
            QueryString: true,
            Cookies: { Forward: 'whitelist', WhitelistedNames: { Quantity: 1, Items: ['b'] } },
          },
        },
      },
      { headers: { cookie: 'a=1; b=2' } },
    );
    expect(request?.url).toBe('/a?q=1');
    expect(request?.headers.cookie).toBe('b=2');
  });
});

describe('an origin that cannot be had', () => {
  // https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-502-bad-gateway.html
  it('is a 502 page when nothing listens', async () => {
    const test = await passingCloud();
    const closed = createServer();
    await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
    const { port } = closed.address() as AddressInfo;
    await new Promise((resolve) => closed.close(resolve));
    const { domainName } = await deployed(test, configOf(serverOrigin(port)));
    const answer = await visit(test, domainName, '/');
    expect(answer).toMatchObject({ status: 502, headers: { 'x-cache': 'Error from cloudfront' } });
    expect(answer.text).toContain('502 ERROR');
  });

  // https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-504-gateway-timeout.html
  it('is a 504 page when it does not answer in time', async () => {
    const test = await passingCloud();
    const server = await originServer(() => {});
    const { domainName } = await deployed(test, configOf(serverOrigin(server.port)));
    expect((await visit(test, domainName, '/')).status).toBe(504);
  });

  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/WebsiteEndpoints.html
  it('is a 504 page for a website endpoint asked over HTTPS', async () => {
    const test = await passingCloud();
    const origin = {
      Id: 'website',
      DomainName: 'some-bucket.s3-website-us-east-1.amazonaws.com',
      CustomOriginConfig: { HTTPPort: 80, HTTPSPort: 443, OriginProtocolPolicy: 'https-only' as const },
    };
    const { domainName } = await deployed(test, configOf(origin));
    expect((await visit(test, domainName, '/')).status).toBe(504);
  });
});

// https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/ServingCompressedFiles.html
describe('compression at the edge', () => {
  const TEXT = 'film '.repeat(500);

  async function page(accepted: string, length: Record<string, number>) {
    const test = await passingCloud();
    const server = await originServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html', etag: '"v1"', ...length }).end(TEXT);
    });
    const config = configOf(serverOrigin(server.port), { behavior: { Compress: true } });
    const { domainName } = await deployed(test, config);
    return visit(test, domainName, '/', { headers: { 'accept-encoding': accepted } });
  }

  it.each([
    ['gzip, br', 'br', brotliDecompressSync],
    ['gzip', 'gzip', gunzipSync],
    ['identity', undefined, (body: Buffer) => body],
  ])('of a page for a viewer that takes %s is %s', async (accepted, encoding, read) => {
    const { headers, body } = await page(accepted, { 'content-length': TEXT.length });
    expect(headers['content-encoding']).toBe(encoding);
    expect(headers.etag).toBe(encoding ? 'W/"v1"' : '"v1"');
    expect(read(body).toString()).toBe(TEXT);
  });

  it('does not happen when the origin does not tell the length', async () => {
    expect((await page('gzip', {})).headers['content-encoding']).toBeUndefined();
  });
});
