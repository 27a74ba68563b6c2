import {
  CloudFrontClient,
  CreateDistributionCommand,
  GetDistributionCommand,
  UpdateDistributionCommand,
} from '@aws-sdk/client-cloudfront';
import { describe, expect, it } from 'vitest';
import { ALL_METHODS, configOf, serverOrigin, stoppedClock } from '../../services/cloudfront/testing.ts';
import { passingCloud } from '../../testing.ts';
import { deployed, visit } from './testing.ts';
import { originServer } from './testing-origin.ts';

type Options = Parameters<typeof configOf>[1];

async function site(options: Options = {}) {
  const test = await passingCloud({ clock: stoppedClock() });
  const server = await originServer((request, response) => {
    response.writeHead(200, { 'content-type': 'text/plain' }).end(request.url);
  });
  return { test, server, ...(await deployed(test, configOf(serverOrigin(server.port), options))) };
}

// https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-https-viewers-to-cloudfront.html
describe('the viewer protocol policy', () => {
  it('redirect-to-https sends a plain request to the same address with TLS', async () => {
    const { test, domainName } = await site();
    const answer = await visit(test, domainName, '/a?b=1', { plain: true });
    expect(answer).toMatchObject({
      status: 301,
      headers: { 'x-cache': 'Redirect from cloudfront', server: 'CloudFront' },
    });
    expect(answer.headers.location).toBe(`https://${domainName}/a?b=1`);
    expect(answer.text).toContain('<h1>301 Moved Permanently</h1>');
    expect((await visit(test, domainName, '/a')).status).toBe(200);
  });

  it('redirect-to-https keeps the method of a change', async () => {
    const { test, domainName } = await site({ behavior: { AllowedMethods: ALL_METHODS } });
    expect((await visit(test, domainName, '/a', { plain: true, method: 'POST' })).status).toBe(307);
  });

  it('https-only refuses a plain request', async () => {
    const { test, domainName } = await site({ behavior: { ViewerProtocolPolicy: 'https-only' } });
    const answer = await visit(test, domainName, '/', { plain: true });
    expect(answer.status).toBe(403);
    expect(answer.text).toContain('The request could not be satisfied');
  });

  it('allow-all serves both', async () => {
    const { test, domainName } = await site({ behavior: { ViewerProtocolPolicy: 'allow-all' } });
    expect((await visit(test, domainName, '/', { plain: true })).status).toBe(200);
  });
});

// https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-403-permission-denied.html
describe('a request that no behavior serves', () => {
  it('is refused when its method is not allowed', async () => {
    const { test, domainName } = await site();
    const answer = await visit(test, domainName, '/', { method: 'POST' });
    expect(answer).toMatchObject({ status: 403, headers: { 'x-cache': 'Error from cloudfront' } });
    expect(answer.text).toContain('The distribution supports only cachable requests.');
  });

  it('is refused for a name that is no distribution', async () => {
    const { test } = await site();
    const answer = await visit(test, `d0000000000000.cloudfront.localhost:${test.cloud.port}`, '/');
    expect(answer.status).toBe(403);
  });
});

// https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/HowToUpdateDistribution.html
describe('a configuration on its way to the edge', () => {
  it('of a new distribution is not served yet', async () => {
    const test = await passingCloud({ clock: stoppedClock() });
    const server = await originServer((_request, response) => response.end('ok'));
    const client = test.client(CloudFrontClient);
    const { Distribution } = await client.send(
      new CreateDistributionCommand({ DistributionConfig: configOf(serverOrigin(server.port)) }),
    );
    const domainName = Distribution?.DomainName ?? '';
    expect((await visit(test, domainName, '/')).status).toBe(403);
    test.cloud.clock.advance(2_000);
    expect((await visit(test, domainName, '/')).status).toBe(200);
  });

  it('leaves the one before in force', async () => {
    const { test, domainName, id } = await site();
    const client = test.client(CloudFrontClient);
    const { ETag, Distribution } = await client.send(new GetDistributionCommand({ Id: id }));
    const config = Distribution?.DistributionConfig;
    if (!config) throw new Error('no config');
    await client.send(
      new UpdateDistributionCommand({
        Id: id,
        IfMatch: ETag,
        DistributionConfig: { ...config, Enabled: false },
      }),
    );
    expect((await visit(test, domainName, '/')).status).toBe(200);
    test.cloud.clock.advance(2_000);
    expect((await visit(test, domainName, '/')).status).toBe(403);
  });
});

// https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesCacheBehavior.html
it('takes the first behavior in order whose pattern covers the path', async () => {
  const { test, domainName } = await site({
    behaviors: [
      { PathPattern: '/api/*', ViewerProtocolPolicy: 'https-only' },
      { PathPattern: '*.txt', ViewerProtocolPolicy: 'allow-all' },
    ],
  });
  const plain = async (path: string) => (await visit(test, domainName, path, { plain: true })).status;
  expect(await plain('/api/a.txt')).toBe(403);
  expect(await plain('/a.txt')).toBe(200);
  expect(await plain('/a.html')).toBe(301);
});
