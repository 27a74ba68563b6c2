import { request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';
import type { HttpResponse } from '../../../wire/http.ts';
import { readAnswer } from '../../read-answer.ts';
import { endpointTimedOut, GatewayError } from '../gateway-error.ts';

export interface HttpCall {
  url: URL;
  method: string;
  headers: Record<string, string | string[]>;
  body: string | Uint8Array;
  timeoutMs: number;
}

/**
 * Calls an HTTP endpoint; redirects are the client's business.
 *
 * @throws GatewayError 504 when it does not answer, or not in time
 */
export function callHttp({ url, method, headers, body, timeoutMs }: HttpCall): Promise<HttpResponse> {
  const open = url.protocol === 'https:' ? requestSecure : requestPlain;
  // A resolver of Node's own knows no name under localhost.
  const hostname = url.hostname.endsWith('localhost') ? '127.0.0.1' : url.hostname;
  const path = `${url.pathname}${url.search}`;
  return new Promise((resolve, reject) => {
    const failed = () =>
      reject(new GatewayError('INTEGRATION_FAILURE', 'Network error communicating with endpoint'));
    const outgoing = open(
      { hostname, port: url.port, path, method, headers: { host: url.host, ...headers } },
      (incoming) => {
        readAnswer(incoming).then(resolve, failed);
      },
    );
    const timer = setTimeout(() => {
      reject(endpointTimedOut());
      outgoing.destroy();
    }, timeoutMs);
    outgoing.on('close', () => clearTimeout(timer));
    outgoing.on('error', failed);
    outgoing.end(body.length > 0 ? body : undefined);
  });
}
