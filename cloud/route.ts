import { parseCredentialScope } from './auth/credential-scope.ts';
import { type Edge, edges } from './edge/edges.ts';
import { notImplemented } from './errors.ts';
import { services } from './services/registry.ts';
import type { ServiceEntry } from './services/service.ts';
import type { HttpRequest } from './wire/http.ts';

/** Where a request goes: to a service's operations, or to what the public sees. */
export type Route =
  | {
      kind: 'service';
      entry: ServiceEntry;
      /** The path without S3's bucket. */
      path: string;
      outside: Record<string, string>;
      /** The region that the host names, if it does. */
      region: string | undefined;
    }
  | { kind: 'edge'; edge: Edge; name: string; region: string | undefined };

const S3_HOST =
  /^(?:(?<bucket>.+)\.)?s3(?:[.-](?<region>[a-z]{2}(?:-[a-z]+)+-\d))?\.(?:localhost|amazonaws\.com)$/;
const BARE_HOST = /^(127\.0\.0\.1|\[::1\]|localhost)$/;
const SERVICE_HOST =
  /^(?<service>[a-z-]+)(?:\.(?<region>[a-z]{2}(?:-[a-z]+)+-\d))?\.(?:localhost|amazonaws\.com)$/;

/**
 * Picks the service by the Host, else by the target header, else by the signature's scope; a request without any
 * of them is an anonymous one to S3, which has no other way to be asked.
 *
 * @throws AwsError NotImplemented for a service that the cloud does not have
 */
export function route(request: HttpRequest): Route {
  const host = hostName(request);
  for (const edge of edges) {
    const match = matchEdge(edge, host, request.path);
    if (match) return { kind: 'edge', edge, name: match.groups?.name ?? '', region: match.groups?.region };
  }
  const s3 = S3_HOST.exec(host);
  if (s3) return toS3(request, s3.groups?.bucket, s3.groups?.region);
  const named = SERVICE_HOST.exec(host);
  const entry = byName(named?.groups?.service) ?? byTarget(request) ?? byScope(request);
  if (!entry || entry.name === 's3') return toS3(request, undefined, undefined);
  return { kind: 'service', entry, path: request.path, outside: {}, region: named?.groups?.region };
}

function matchEdge(edge: Edge, host: string, path: string): RegExpExecArray | null | undefined {
  const atHost = (edge.paths?.test(path) ?? true) ? edge.host.exec(host) : null;
  return atHost ?? (BARE_HOST.test(host) ? edge.path?.exec(path) : undefined);
}

/** The Host without its port, in lower case. */
export function hostName(request: HttpRequest): string {
  return (request.headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
}

function byName(name: string | undefined): ServiceEntry | undefined {
  return services.find((entry) => entry.name === name);
}

function byTarget(request: HttpRequest): ServiceEntry | undefined {
  const target = request.headers['x-amz-target']?.split('.')[0];
  return target ? services.find((entry) => entry.targetPrefix === target) : undefined;
}

function byScope(request: HttpRequest): ServiceEntry | undefined {
  const scope = parseCredentialScope(request);
  if (!scope) return undefined;
  const entry = services.find(({ signingName }) => signingName === scope.service);
  if (!entry) throw notImplemented(`the service ${scope.service}`);
  return entry;
}

/** A virtual host names the bucket; otherwise it is the first segment of the path. */
function toS3(request: HttpRequest, virtual: string | undefined, region: string | undefined): Route {
  const entry = byName('s3') as ServiceEntry;
  if (virtual) return { kind: 'service', entry, path: request.path, outside: { Bucket: virtual }, region };
  const [, bucket = '', rest = '/'] = /^\/([^/]*)(\/.*)?$/s.exec(request.path) ?? [];
  const outside: Record<string, string> = bucket ? { Bucket: decodeBucket(bucket) } : {};
  return { kind: 'service', entry, path: rest, outside, region };
}

function decodeBucket(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
