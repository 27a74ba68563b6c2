import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface FakeCloud {
  url: string;
  close(): Promise<void>;
}

/**
 * A server that knows who is calling and nothing else: enough for a command to begin, and quick to start.
 * The answer is that of https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
 *
 * @param refusal AWS's code of an error to answer instead
 */
export async function fakeCloud(refusal?: string): Promise<FakeCloud> {
  const server = createServer((request, response) => {
    if (request.url === '/_cinedb/health') {
      response.end(JSON.stringify({ status: 'ready', version: '0', pid: process.pid }));
      return;
    }
    response
      .writeHead(refusal ? 403 : 200, { 'content-type': 'text/xml' })
      .end(refusal ? errorXml(refusal) : identityXml);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => closed(server) };
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((done) => server.close(() => done()));
}

const identityXml = `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
<GetCallerIdentityResult><Arn>arn:aws:iam::000000000000:root</Arn><UserId>000000000000</UserId><Account>000000000000</Account></GetCallerIdentityResult>
<ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></GetCallerIdentityResponse>`;

function errorXml(code: string): string {
  return `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type><Code>${code}</Code><Message>The security token is invalid.</Message></Error><RequestId>r</RequestId></ErrorResponse>`;
}
