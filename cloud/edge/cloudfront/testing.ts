import { type IncomingHttpHeaders, request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';
import {
  CloudFrontClient,
  CreateDistributionCommand,
  type DistributionConfig,
} from '@aws-sdk/client-cloudfront';
import type { TestCloud } from '../../testing.ts';

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
  text: string;
}

interface Asking {
  method?: string;
  headers?: Record<string, string>;
  /** Plain HTTP; TLS with the cloud's authority otherwise. */
  plain?: boolean;
  body?: string;
}

/** For tests: a distribution that the edge has already. */
export async function deployed({ cloud, client }: TestCloud, config: DistributionConfig) {
  const { Distribution } = await client(CloudFrontClient).send(
    new CreateDistributionCommand({ DistributionConfig: config }),
  );
  if (!Distribution?.DomainName || !Distribution.Id || !Distribution.ARN) throw new Error('no distribution');
  cloud.clock.advance(60_000);
  return { id: Distribution.Id, arn: Distribution.ARN, domainName: Distribution.DomainName };
}

/** For tests: one request to a public host, with its name pinned to this machine. */
export async function visit(
  { cloud }: TestCloud,
  host: string,
  path: string,
  { method = 'GET', headers = {}, plain = false, body }: Asking = {},
): Promise<Answer> {
  const servername = host.split(':')[0] ?? host;
  const common = {
    host: '127.0.0.1',
    port: cloud.port,
    path,
    method,
    headers: { host, ...headers },
    agent: false,
  };
  const ca = plain ? '' : await cloud.caCertificate();
  return new Promise((resolve, reject) => {
    const outgoing = plain ? requestPlain(common) : requestSecure({ ...common, servername, ca });
    outgoing.on('error', reject);
    outgoing.on('response', (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('end', () => {
        const bytes = Buffer.concat(chunks);
        resolve({
          status: incoming.statusCode ?? 0,
          headers: incoming.headers,
          body: bytes,
          text: bytes.toString(),
        });
      });
    });
    outgoing.end(body);
  });
}
