import { route } from '../../route.ts';
import {
  isLocalDomain,
  isWebsiteEndpoint,
  restBucketOf,
} from '../../services/cloudfront/distribution-config/origin-domain.ts';
import type { HttpRequest, HttpResponse } from '../../wire/http.ts';
import { errorPage } from './error-page.ts';
import { callNetwork } from './network-origin.ts';
import { principalFor } from './origin-principal.ts';
import type { EdgeAnswer, Origin, Visit } from './visit.ts';

/** Hosts of this cloud: its own names, and the names that AWS has for them. */
const IN_CLOUD = /\.(?:localhost|amazonaws\.com|cloudfront\.net)(?::\d+)?$/;
/** What CloudFront calls its servers' addresses; no viewer's address reaches S3. */
const EDGE_ADDRESS = '130.176.0.1';
const HOP_BY_HOP = [
  'connection',
  'content-length',
  'keep-alive',
  'proxy-connection',
  'transfer-encoding',
  'upgrade',
];
/** CloudFront ends a loop of distributions. */
const MOST_HOPS = 8;

/** Sends a request to an origin: a bucket or another host of this cloud, or a server on the network. Never throws. */
export async function callOrigin(visit: Visit, origin: Origin, request: HttpRequest): Promise<EdgeAnswer> {
  if ((request.headers.via ?? '').split(',').length > MOST_HOPS) {
    return errorPage(403, 'Bad request.', visit.id);
  }
  if (restBucketOf(origin.DomainName)) return cleaned(await callBucket(visit, origin, request));
  if (isLocalHostOnly(origin.DomainName) || !IN_CLOUD.test(origin.DomainName)) {
    return cleaned(await callNetwork(visit, origin, request));
  }
  return cleaned(await callHost(visit, origin, request));
}

/** `localhost` alone is no name of the cloud's: a server that somebody runs on this machine. */
function isLocalHostOnly(domainName: string): boolean {
  return isLocalDomain(domainName) && !domainName.includes('.');
}

/** S3 takes the Host for the bucket, so a viewer's Host that was passed on names a bucket that is none. */
function callBucket(visit: Visit, origin: Origin, request: HttpRequest): Promise<HttpResponse> {
  const signedByViewer = request.headers.authorization !== undefined;
  const { authorization: _ours, ...headers } = request.headers;
  const foreign = headers.host !== origin.DomainName;
  const sent: HttpRequest = {
    ...request,
    sourceIp: EDGE_ADDRESS,
    path: foreign ? `/${headers.host}${request.path}` : request.path,
    headers: { ...headers, host: foreign ? 's3.amazonaws.com' : origin.DomainName },
  };
  return visit.cloud.serve(sent, principalFor(visit, origin, signedByViewer));
}

async function callHost(visit: Visit, origin: Origin, request: HttpRequest): Promise<HttpResponse> {
  if (isWebsiteEndpoint(origin.DomainName) && request.secure) return unreachable(visit.id);
  if (request.headers.host !== origin.DomainName) return foreignHost();
  const target = route(request);
  if (target.kind === 'service') return visit.cloud.serve(request, { type: 'Anonymous' });
  return (await target.edge.load())(request, target.name, target.region, visit.cloud);
}

/** Website endpoints do not speak TLS. https://docs.aws.amazon.com/AmazonS3/latest/userguide/WebsiteEndpoints.html */
function unreachable(id: string): EdgeAnswer {
  return errorPage(
    504,
    'CloudFront attempted to establish a connection with the origin, but either the attempt failed or the origin closed the connection.',
    id,
  );
}

/** AWS's hosts refuse a name that is not theirs, as the viewer's Host is when it is passed on. */
function foreignHost(): HttpResponse {
  return {
    status: 403,
    headers: { 'content-type': 'application/json', 'x-amzn-errortype': 'ForbiddenException' },
    body: '{"message":"Forbidden"}',
  };
}

/** Without what belongs to one connection; the length is written anew. */
function cleaned({ status, headers, body }: HttpResponse): EdgeAnswer {
  const kept = Object.entries(headers).filter(([name]) => !HOP_BY_HOP.includes(name));
  return {
    status,
    headers: Object.fromEntries(kept),
    body: typeof body === 'string' ? Buffer.from(body) : body,
    ...('transfer-encoding' in headers ? { chunked: true } : {}),
  };
}
