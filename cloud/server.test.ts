import { request as httpsRequest } from 'node:https';
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { startCloud } from './start.ts';
import { passingCloud } from './testing.ts';

describe('the cloud on its port', () => {
  it('says that it is ready, and which authority signs its certificates', async () => {
    const { cloud } = await passingCloud();
    const health = await fetch(`${cloud.url}/_cinedb/health`);
    expect(await health.json()).toMatchObject({ status: 'ready' });
    const pem = await (await fetch(`${cloud.url}/_cinedb/ca.pem`)).text();
    expect(pem).toBe(await cloud.caCertificate());
    expect(pem).toContain('BEGIN CERTIFICATE');
  });

  it('speaks TLS on the same port, with a certificate for the host that is asked for', async () => {
    const { cloud } = await passingCloud();
    const ca = await cloud.caCertificate();
    const status = await statusOverTls(cloud.port, 'd123.cloudfront.localhost', ca);
    expect(status).toBe(403);
  });

  it('is refused by a client that does not know the authority', async () => {
    const { cloud } = await passingCloud();
    await expect(statusOverTls(cloud.port, 'd123.cloudfront.localhost', undefined)).rejects.toThrow(
      /unable to verify|self-signed|self signed|unable to get/,
    );
  });

  it('survives a client that sends nonsense or goes away', async () => {
    const { cloud } = await passingCloud();
    for (const bytes of ['GET / HTTP/9.9\r\n\r\n', '\x16\x03\x01nonsense', '']) {
      await new Promise<void>((resolve) => {
        const socket = connect(cloud.port, '127.0.0.1', () => socket.end(bytes));
        socket.on('close', () => resolve()).on('error', () => resolve());
        socket.resume();
      });
    }
    expect((await fetch(`${cloud.url}/_cinedb/health`)).status).toBe(200);
  });

  it('does not share a port', async () => {
    const { cloud } = await passingCloud();
    await expect(startCloud({ port: cloud.port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  it('names a service that it does not have', async () => {
    const { cloud } = await passingCloud();
    const answer = await fetch(cloud.url, {
      method: 'POST',
      headers: {
        authorization:
          'AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/ec2/aws4_request, SignedHeaders=host, Signature=0',
      },
    });
    expect(answer.status).toBe(501);
    expect(await answer.text()).toContain('The embedded cloud does not model the service ec2.');
  });
});

function statusOverTls(port: number, host: string, ca: string | undefined): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port, servername: host, headers: { host }, ca, agent: false };
    httpsRequest(options, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });
}
