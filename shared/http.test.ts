import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { startCloud } from '../cloud/start.ts';
import { request } from './http.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function serve(listener: RequestListener): Promise<number> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return (server.address() as AddressInfo).port;
}

describe('request', () => {
  it('reaches any host under .localhost, and tells the server which', async () => {
    const port = await serve((incoming, response) => response.end(incoming.headers.host));
    const answer = await request(`http://d1.cloudfront.localhost:${port}/`);
    expect(answer.text()).toBe(`d1.cloudfront.localhost:${port}`);
  });

  it('sends method, headers and bytes, and gives bytes back', async () => {
    const port = await serve((incoming, response) => {
      response.setHeader(
        'x-seen',
        `${incoming.method} ${incoming.headers['x-a']} ${incoming.headers['content-length']}`,
      );
      incoming.pipe(response);
    });
    const body = Uint8Array.from([0, 255, 128]);
    const answer = await request(`http://127.0.0.1:${port}/`, {
      method: 'PUT',
      headers: { 'x-a': 'b' },
      body,
    });
    expect(answer.headers['x-seen']).toBe('PUT b 3');
    expect([...answer.body]).toEqual([0, 255, 128]);
  });

  it('does not follow a redirect', async () => {
    const port = await serve((_incoming, response) => response.writeHead(302, { location: '/next' }).end());
    const answer = await request(`http://localhost:${port}/`);
    expect(answer).toMatchObject({ status: 302, headers: { location: '/next' } });
  });

  it('says who did not answer', async () => {
    await expect(request('http://127.0.0.1:1/x')).rejects.toMatchObject({
      code: 'network',
      message: 'GET http://127.0.0.1:1/x got no answer (ECONNREFUSED).',
    });
  });

  it('gives up after its time', async () => {
    const port = await serve(() => {});
    await expect(request(`http://127.0.0.1:${port}/`, { timeoutMs: 50 })).rejects.toMatchObject({
      code: 'network',
      message: expect.stringContaining('no answer in 50 ms'),
    });
  });

  it('trusts the authority of the embedded cloud, for hosts under .localhost alone', async () => {
    const cloud = await startCloud();
    try {
      const answer = await request(`https://d1.cloudfront.localhost:${cloud.port}/_cinedb/health`);
      expect(answer.status).toBeGreaterThan(0);
      await expect(request(`https://127.0.0.1:${cloud.port}/_cinedb/health`)).rejects.toMatchObject({
        code: 'network',
      });
    } finally {
      await cloud.close();
    }
  });

  it('trusts the authority of a cloud that was started anew on the same port', async () => {
    const first = await startCloud();
    await request(`https://d1.cloudfront.localhost:${first.port}/`);
    await first.close();
    const second = await startCloud({ port: first.port });
    try {
      expect((await request(`https://d1.cloudfront.localhost:${second.port}/`)).status).toBeGreaterThan(0);
    } finally {
      await second.close();
    }
  });
});
