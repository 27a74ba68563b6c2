import type { ServerResponse } from 'node:http';
import { CloudFrontClient, CreateInvalidationCommand } from '@aws-sdk/client-cloudfront';
import { describe, expect, it } from 'vitest';
import {
  ALL_METHODS,
  CACHING_DISABLED,
  configOf,
  serverOrigin,
  stoppedClock,
} from '../../services/cloudfront/testing.ts';
import { passingCloud } from '../../testing.ts';
import { deployed, visit } from './testing.ts';
import { originServer } from './testing-origin.ts';

type Options = Parameters<typeof configOf>[1];

async function site(answer: (response: ServerResponse, url: string) => void, options: Options = {}) {
  const test = await passingCloud({ clock: stoppedClock() });
  const server = await originServer((request, response) => answer(response, request.url ?? ''));
  const { domainName, id } = await deployed(test, configOf(serverOrigin(server.port), options));
  return {
    test,
    server,
    id,
    get: (path: string, asking = {}) => visit(test, domainName, path, asking),
  };
}

const page = (headers: Record<string, string>) => (response: ServerResponse) => {
  response.writeHead(200, { 'content-type': 'text/plain', ...headers }).end('a page');
};

// https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/Expiration.html
describe('the cache of a distribution', () => {
  it('answers the second request itself and tells the age', async () => {
    const { test, server, get } = await site(page({ 'cache-control': 'max-age=60' }));
    const first = await get('/a');
    expect(first.headers).toMatchObject({ 'x-cache': 'Miss from cloudfront' });
    expect(first.headers.age).toBeUndefined();
    test.cloud.clock.advance(5_000);
    const second = await get('/a');
    expect(second.headers['x-cache']).toBe('Hit from cloudfront');
    expect(second.headers.age).toBe('5');
    expect(second.text).toBe('a page');
    expect(server.requests).toHaveLength(1);
  });

  it('asks the origin again when the time is over, and keeps what has not changed', async () => {
    const { test, server, get } = await site((response) => {
      const unchanged = response.req.headers['if-none-match'] === '"v1"';
      response.writeHead(unchanged ? 304 : 200, { etag: '"v1"', 'cache-control': 'max-age=60' });
      response.end(unchanged ? undefined : 'a page');
    });
    await get('/a');
    test.cloud.clock.advance(61_000);
    const again = await get('/a');
    expect(again).toMatchObject({ status: 200, text: 'a page' });
    expect(again.headers['x-cache']).toBe('RefreshHit from cloudfront');
    expect((await get('/a')).headers['x-cache']).toBe('Hit from cloudfront');
    expect(server.requests).toHaveLength(2);
  });

  it('keeps nothing under CachingDisabled', async () => {
    const { server, get } = await site(page({ 'cache-control': 'max-age=60' }), {
      behavior: { CachePolicyId: CACHING_DISABLED },
    });
    await get('/a');
    expect((await get('/a')).headers['x-cache']).toBe('Miss from cloudfront');
    expect(server.requests).toHaveLength(2);
  });

  // CachingOptimized has a least time of one second, which outlives no-store.
  it('holds to the least time of its policy whatever the origin says', async () => {
    const { test, get } = await site(page({ 'cache-control': 'no-store' }));
    await get('/a');
    expect((await get('/a')).headers['x-cache']).toBe('Hit from cloudfront');
    test.cloud.clock.advance(1_500);
    expect((await get('/a')).headers['x-cache']).toBe('Miss from cloudfront');
  });

  it('leaves the query out of the key under CachingOptimized, and does not send it', async () => {
    const { server, get } = await site(page({}));
    await get('/a?one=1');
    expect((await get('/a?two=2')).headers['x-cache']).toBe('Hit from cloudfront');
    expect(server.requests.map(({ url }) => url)).toEqual(['/a']);
  });

  it('never keeps the answer to a change', async () => {
    const { server, get } = await site(page({ 'cache-control': 'max-age=60' }), {
      behavior: { AllowedMethods: ALL_METHODS },
    });
    await get('/a', { method: 'POST', body: 'x' });
    await get('/a', { method: 'POST', body: 'x' });
    expect(server.requests.map(({ method }) => method)).toEqual(['POST', 'POST']);
  });

  // https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/HTTPStatusCodes.html
  it('serves the old object while the origin fails', async () => {
    let broken = false;
    const { test, get } = await site((response) => {
      response.writeHead(broken ? 503 : 200, { 'cache-control': 'max-age=60' }).end(broken ? 'no' : 'a page');
    });
    await get('/a');
    broken = true;
    test.cloud.clock.advance(61_000);
    expect(await get('/a')).toMatchObject({ status: 200, text: 'a page' });
  });

  it('keeps an error for ten seconds', async () => {
    const { test, server, get } = await site((response) => response.writeHead(404).end('none'));
    const { status, headers } = await get('/a');
    expect([status, headers['x-cache']]).toEqual([404, 'Error from cloudfront']);
    await get('/a');
    expect(server.requests).toHaveLength(1);
    test.cloud.clock.advance(11_000);
    await get('/a');
    expect(server.requests).toHaveLength(2);
  });

  // https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/Invalidation.html
  it('drops what an invalidation covers, once it is complete', async () => {
    const { test, id, get } = await site(page({ 'cache-control': 'max-age=600' }));
    await get('/css/a.css');
    await get('/index.html');
    const batch = { CallerReference: '1', Paths: { Quantity: 1, Items: ['/css/*'] } };
    await test
      .client(CloudFrontClient)
      .send(new CreateInvalidationCommand({ DistributionId: id, InvalidationBatch: batch }));
    expect((await get('/css/a.css')).headers['x-cache']).toBe('Hit from cloudfront');
    test.cloud.clock.advance(2_000);
    expect((await get('/css/a.css')).headers['x-cache']).toBe('Miss from cloudfront');
    expect((await get('/index.html')).headers['x-cache']).toBe('Hit from cloudfront');
  });

  it('answers 304 and ranges from what it keeps', async () => {
    const { server, get } = await site(page({ etag: '"v1"' }));
    await get('/a');
    const unchanged = await get('/a', { headers: { 'if-none-match': '"v1"' } });
    expect(unchanged).toMatchObject({ status: 304, text: '' });
    const part = await get('/a', { headers: { range: 'bytes=2-5' } });
    expect(part).toMatchObject({ status: 206, text: 'page' });
    expect(part.headers['content-range']).toBe('bytes 2-5/6');
    expect(server.requests).toHaveLength(1);
  });
});
