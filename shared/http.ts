import { type IncomingMessage, request as plainRequest } from 'node:http';
import { type RequestOptions, request as tlsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import { CourseError } from './errors.ts';

export interface RequestSettings {
  method?: string;
  headers?: Record<string, string>;
  body?: Uint8Array | string;
  /** Milliseconds for the whole exchange; 15,000 unless told. */
  timeoutMs?: number;
}

export interface Answer {
  status: number;
  /** Names in lower case; a repeated header is joined with a comma. */
  headers: Record<string, string>;
  body: Buffer;
  /** The body read as UTF-8. */
  text(): string;
}

/**
 * Sends one request and reads its answer whole. A redirect is an answer like any other.
 *
 * Hosts under `.localhost` are taken to be the embedded cloud: they go to 127.0.0.1, and the cloud's own
 * certificate authority is trusted for them and for nothing else.
 *
 * @throws CourseError `network` when there is no answer
 */
export async function request(url: string | URL, settings: RequestSettings = {}): Promise<Answer> {
  const target = new URL(url);
  try {
    return await exchange(target, settings, await trust(target));
  } catch (error) {
    if (!isTrustFault(error) || !authorities.delete(target.port)) throw unanswered(target, settings, error);
  }
  // A cloud that was started anew on the same port may have another authority.
  try {
    return await exchange(target, settings, await trust(target));
  } catch (error) {
    throw unanswered(target, settings, error);
  }
}

/** One authority for each port that a cloud has listened on. */
const authorities = new Map<string, string>();

async function trust(target: URL): Promise<string | undefined> {
  if (target.protocol !== 'https:' || !isLocal(target.hostname)) return undefined;
  const known = authorities.get(target.port);
  if (known !== undefined) return known;
  const answer = await exchange(
    new URL(`http://127.0.0.1:${target.port || '443'}/_cinedb/ca.pem`),
    {},
    undefined,
  );
  if (answer.status !== 200) return undefined;
  authorities.set(target.port, answer.text());
  return answer.text();
}

function exchange(target: URL, settings: RequestSettings, ca: string | undefined): Promise<Answer> {
  const { method = 'GET', headers = {}, body, timeoutMs = 15_000 } = settings;
  const options: RequestOptions = {
    method,
    headers: withLength(headers, body),
    signal: AbortSignal.timeout(timeoutMs),
    // A connection kept open may be one that the server has closed meanwhile, which would look like a fault.
    agent: false,
  };
  if (isLocal(target.hostname)) options.lookup = loopback;
  if (ca !== undefined) options.ca = ca;
  return new Promise((resolve, reject) => {
    const send = target.protocol === 'https:' ? tlsRequest : plainRequest;
    const sent = send(target, options, (incoming) => readAnswer(incoming).then(resolve, reject));
    sent.on('error', reject);
    sent.end(body);
  });
}

async function readAnswer(incoming: IncomingMessage): Promise<Answer> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
  const headers = Object.fromEntries(
    Object.entries(incoming.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  );
  return { status: incoming.statusCode ?? 0, headers, body, text: () => body.toString('utf8') };
}

function withLength(headers: Record<string, string>, body: Uint8Array | string | undefined) {
  return body === undefined ? headers : { 'content-length': String(Buffer.byteLength(body)), ...headers };
}

function isLocal(hostname: string): boolean {
  return hostname === 'localhost' || hostname.endsWith('.localhost');
}

/** Node on Linux does not resolve names under `.localhost`, though RFC 6761 keeps them for loopback. */
const loopback: LookupFunction = (_hostname, options, done) => {
  if (options.all) done(null, [{ address: '127.0.0.1', family: 4 }]);
  else done(null, '127.0.0.1', 4);
};

function isTrustFault(error: unknown): boolean {
  const code = (error as { code?: string }).code ?? '';
  return /CERT|SIGNATURE|SELF_SIGNED|VERIFY/.test(code);
}

function unanswered(target: URL, settings: RequestSettings, error: unknown): CourseError {
  const { code, name, message } = error as { code?: string; name: string; message: string };
  const why =
    name === 'TimeoutError' || name === 'AbortError'
      ? `no answer in ${settings.timeoutMs ?? 15_000} ms`
      : code || message;
  return new CourseError(
    'network',
    `${settings.method ?? 'GET'} ${target.origin}${target.pathname} got no answer (${why}).`,
    'Check the address and your connection, then run the command again.',
    { cause: error },
  );
}
