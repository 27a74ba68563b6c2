import {
  createServer as createHttp,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from 'node:http';
import { createServer as createHttps } from 'node:https';
import { type AddressInfo, createServer as createTcp, type Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import type { Authority } from './tls/authority.ts';
import type { HttpRequest, HttpResponse } from './wire/http.ts';

export interface CloudServer {
  port: number;
  close(): Promise<void>;
}

interface ServerOptions {
  port: number;
  authority: Authority;
  handle: (request: HttpRequest) => Promise<HttpResponse>;
}

const LOOPBACK = '127.0.0.1';
/** The first byte of a TLS handshake record, which no HTTP method starts with. */
const TLS_HANDSHAKE = 0x16;

/**
 * Listens on one port of the loopback interface, plain and TLS.
 *
 * @throws Error with code EADDRINUSE when the port is taken
 */
export async function listen(options: ServerOptions): Promise<CloudServer> {
  const listener: RequestListener = (incoming, outgoing) => {
    void respond(options, incoming, outgoing);
  };
  const plain = createHttp(listener);
  const secure = createHttps({ SNICallback: options.authority.contextFor }, listener);
  const sockets = new Set<Socket>();
  const front = createTcp((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    socket.once('data', (first) => {
      socket.pause();
      socket.unshift(first);
      (first[0] === TLS_HANDSHAKE ? secure : plain).emit('connection', socket);
      process.nextTick(() => socket.resume());
    });
  });
  await new Promise<void>((resolve, reject) => {
    front.once('error', reject);
    front.listen(options.port, LOOPBACK, resolve);
  });
  return {
    port: (front.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        front.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

async function respond(
  { handle }: ServerOptions,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  try {
    if (incoming.headers.expect === '100-continue') outgoing.writeContinue();
    const request = await readRequest(incoming);
    write(outgoing, request.method, await handle(request));
  } catch {
    outgoing.destroy();
  }
}

async function readRequest(incoming: IncomingMessage): Promise<HttpRequest> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Uint8Array);
  const [path = '/', ...query] = (incoming.url ?? '/').split('?');
  const encrypted = (incoming.socket as TLSSocket).encrypted === true;
  return {
    method: incoming.method ?? 'GET',
    path,
    query: query.join('?'),
    headers: headersOf(incoming),
    rawHeaders: incoming.rawHeaders,
    body: Buffer.concat(chunks),
    secure: encrypted || isEndpoint(incoming.headers.host),
    sourceIp: incoming.socket.remoteAddress ?? LOOPBACK,
  };
}

/**
 * Whether a host is the cloud's bare address. It stands for AWS's own endpoints, which have TLS: a bucket policy that
 * denies requests without it must not lock everybody out. The public hosts (BUCKET.s3...) count as they came.
 */
function isEndpoint(host: string | undefined): boolean {
  return /^(127\.0\.0\.1|\[::1\]|localhost)(:\d+)?$/.test(host ?? '');
}

function headersOf(incoming: IncomingMessage): Record<string, string> {
  const entries = Object.entries(incoming.headers).filter(([, value]) => value !== undefined);
  return Object.fromEntries(
    entries.map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : String(value)]),
  );
}

/** Writes the answer; HEAD and the statuses without a body send none, but keep the length that was said. */
function write(outgoing: ServerResponse, method: string, response: HttpResponse): void {
  const body = typeof response.body === 'string' ? Buffer.from(response.body) : response.body;
  const bodiless = method === 'HEAD' || response.status === 204 || response.status === 304;
  const headers = { ...response.headers };
  if (response.status !== 204 && response.status !== 304)
    headers['content-length'] ??= String(body.byteLength);
  outgoing.writeHead(response.status, headers);
  outgoing.end(bodiless ? undefined : body);
}
