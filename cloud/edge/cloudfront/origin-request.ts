import { restBucketOf } from '../../services/cloudfront/distribution-config/origin-domain.ts';
import type { HttpRequest } from '../../wire/http.ts';
import { acceptedEncodings } from './compression.ts';
import { viaOf } from './edge-headers.ts';
import { selectCookies, selectQuery, selects } from './selection.ts';
import type { CacheSettings } from './settings.ts';
import type { Origin, Visit } from './visit.ts';

/** What CloudFront answers for itself, or sets itself, whatever a policy says. */
const OWN = new Set([
  'accept-encoding',
  'connection',
  'content-length',
  'cookie',
  'expect',
  'if-match',
  'if-modified-since',
  'if-none-match',
  'if-range',
  'if-unmodified-since',
  'keep-alive',
  'proxy-authorization',
  'proxy-connection',
  'range',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'via',
  'x-forwarded-for',
  'x-real-ip',
]);
/** What does not pass without policies unless it is named. */
const LEGACY_REMOVED = new Set([
  'accept',
  'accept-charset',
  'accept-language',
  'host',
  'referer',
  'user-agent',
]);
const BODILESS = ['GET', 'HEAD', 'OPTIONS'];

/**
 * The request that the origin gets.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/RequestAndResponseBehaviorCustomOrigin.html
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/RequestAndResponseBehaviorS3Origin.html
 *
 * @param path with the default root object in it
 * @param cacheable then HEAD asks for the whole, which is kept
 */
export function originRequest(
  { request, id, distribution }: Visit,
  {
    origin,
    settings,
    path,
    cacheable,
  }: { origin: Origin; settings: CacheSettings; path: string; cacheable: boolean },
): HttpRequest {
  const { key, forward } = settings;
  const toS3 = restBucketOf(origin.DomainName) !== undefined;
  const cookie = selectCookies(request.headers.cookie, key.cookies, forward.cookies);
  const encodings = acceptedEncodings(request.headers['accept-encoding'], settings).join(',');
  return {
    ...request,
    method: cacheable && request.method === 'HEAD' ? 'GET' : request.method,
    path: (origin.OriginPath ?? '') + path,
    query: selectQuery(request.query, key.query, forward.query),
    secure: isSecure(origin, request.secure),
    headers: {
      host: origin.DomainName,
      'user-agent': 'Amazon CloudFront',
      ...passed(request, settings, toS3),
      ...(cookie ? { cookie } : {}),
      ...(encodings ? { 'accept-encoding': encodings } : {}),
      ...(toS3 ? {} : { 'x-forwarded-for': forwardedFor(request) }),
      via: [request.headers.via, viaOf(distribution.id)].filter(Boolean).join(', '),
      'x-amz-cf-id': id,
      ...customHeaders(origin),
    },
  };
}

function passed(
  { headers, method }: HttpRequest,
  { key, forward, legacy }: CacheSettings,
  toS3: boolean,
): Record<string, string> {
  const entries = Object.entries(headers).filter(([name]) => {
    if (OWN.has(name)) return false;
    if (selects(name, key.headers, forward.headers)) return true;
    if (!BODILESS.includes(method) && isOfBody(name)) return true;
    return legacy && !toS3 && passesWithoutPolicy(name, method);
  });
  return Object.fromEntries(entries);
}

/** What describes a body goes with it. */
function isOfBody(name: string): boolean {
  return name.startsWith('content-');
}

/** The Authorization of a request that may be cached would open one viewer's answer to all. */
function passesWithoutPolicy(name: string, method: string): boolean {
  if (name === 'authorization') return !BODILESS.includes(method);
  return !LEGACY_REMOVED.has(name);
}

function forwardedFor({ headers, sourceIp }: HttpRequest): string {
  return [headers['x-forwarded-for'], sourceIp].filter(Boolean).join(', ');
}

function customHeaders({ CustomHeaders }: Origin): Record<string, string> {
  const items = CustomHeaders?.Items ?? [];
  return Object.fromEntries(
    items.map(({ HeaderName, HeaderValue }) => [HeaderName.toLowerCase(), HeaderValue]),
  );
}

/** S3 is asked as the viewer asked; a custom origin as it is configured. */
function isSecure({ CustomOriginConfig: custom }: Origin, viewerSecure: boolean): boolean {
  if (custom?.OriginProtocolPolicy === 'http-only') return false;
  return custom?.OriginProtocolPolicy === 'https-only' || viewerSecure;
}
