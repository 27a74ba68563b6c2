import type { Authority } from './tls/authority.ts';
import type { HttpRequest, HttpResponse } from './wire/http.ts';

const PREFIX = '/_cinedb/';
const LOOPBACK = /^(127\.0\.0\.1|localhost)(:\d+)?$/;

/** The cloud's own two pages, which AWS does not have: is it ready, and which authority signs its certificates. */
export async function serveHousehold(
  request: HttpRequest,
  authority: Authority,
): Promise<HttpResponse | undefined> {
  if (!request.path.startsWith(PREFIX) || !LOOPBACK.test(request.headers.host ?? '')) return undefined;
  switch (request.path.slice(PREFIX.length)) {
    case 'health':
      return {
        status: 200,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ status: 'ready', pid: process.pid }),
      };
    case 'ca.pem':
      return {
        status: 200,
        headers: { 'content-type': 'application/x-pem-file' },
        body: await authority.certificate(),
      };
    default:
      return undefined;
  }
}
