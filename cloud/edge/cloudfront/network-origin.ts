import { request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';
import type { HttpRequest, HttpResponse } from '../../wire/http.ts';
import { readAnswer } from '../read-answer.ts';
import { errorPage } from './error-page.ts';
import type { Origin, Visit } from './visit.ts';

/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-502-bad-gateway.html */
const REASONS = {
  noConnection: [502, "CloudFront wasn't able to connect to the origin."],
  noName: [502, "CloudFront wasn't able to resolve the origin domain name."],
  noAnswer: [
    504,
    'CloudFront attempted to establish a connection with the origin, but either the attempt failed or the origin closed the connection.',
  ],
} as const;

/** Calls a server outside the cloud. An origin that cannot be had is an error page: 502, or 504 when it is too slow. */
export async function callNetwork(visit: Visit, origin: Origin, request: HttpRequest): Promise<HttpResponse> {
  try {
    return await send(origin, request);
  } catch (error) {
    const [status, reason] = REASONS[reasonOf(error)];
    return errorPage(status, reason, visit.id);
  }
}

class TooSlow extends Error {}

function send(origin: Origin, request: HttpRequest): Promise<HttpResponse> {
  const { hostname, port } = addressOf(origin, request.secure);
  const open = request.secure ? requestSecure : requestPlain;
  const path = request.query ? `${request.path}?${request.query}` : request.path;
  return new Promise((resolve, reject) => {
    const outgoing = open(
      { hostname, port, path, method: request.method, headers: request.headers },
      (incoming) => {
        readAnswer(incoming).then(resolve, reject);
      },
    );
    const seconds = origin.CustomOriginConfig?.OriginReadTimeout ?? 30;
    outgoing.setTimeout(seconds * 1000, () => outgoing.destroy(new TooSlow()));
    outgoing.on('error', reject);
    outgoing.end(request.body.byteLength > 0 ? request.body : undefined);
  });
}

function addressOf({ DomainName, CustomOriginConfig: custom }: Origin, secure: boolean) {
  const [hostname = DomainName, port] = DomainName.split(':');
  const configured = secure ? (custom?.HTTPSPort ?? 443) : (custom?.HTTPPort ?? 80);
  // A resolver of Node's own knows no name under localhost.
  return {
    hostname: hostname === 'localhost' ? '127.0.0.1' : hostname,
    port: port ? Number(port) : configured,
  };
}

function reasonOf(error: unknown): keyof typeof REASONS {
  if (error instanceof TooSlow) return 'noAnswer';
  const code = (error as NodeJS.ErrnoException).code ?? '';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'noName';
  return code === 'ECONNRESET' || code === 'ETIMEDOUT' ? 'noAnswer' : 'noConnection';
}
