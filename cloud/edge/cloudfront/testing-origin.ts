import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

interface OriginServer {
  port: number;
  /** What was asked, oldest first. */
  requests: IncomingMessage[];
}

/** For tests: an origin of one's own, closed when the test is over. */
export async function originServer(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<OriginServer> {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { port: (server.address() as AddressInfo).port, requests };
}
