import type { RedirectAllRequestsTo, RoutingRule } from '@aws-sdk/client-s3';
import type { HttpRequest, HttpResponse } from '../../wire/http.ts';

const MOVED = 301;

/**
 * The first routing rule that is for a request: before the object is looked for, those without an error code; after
 * it could not be had, those with its code.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/how-to-page-redirect.html#advanced-conditional-redirects
 */
export function findRoutingRule(
  rules: readonly RoutingRule[],
  key: string,
  errorStatus?: number,
): RoutingRule | undefined {
  return rules.find(({ Condition }) => {
    const code = Condition?.HttpErrorCodeReturnedEquals;
    if ((code === undefined) !== (errorStatus === undefined)) return false;
    if (code !== undefined && Number(code) !== errorStatus) return false;
    return key.startsWith(Condition?.KeyPrefixEquals ?? '');
  });
}

export function followRule(
  { Condition, Redirect }: RoutingRule,
  request: HttpRequest,
  key: string,
): HttpResponse {
  const { Protocol, HostName, ReplaceKeyWith, ReplaceKeyPrefixWith, HttpRedirectCode } = Redirect ?? {};
  const prefix = Condition?.KeyPrefixEquals ?? '';
  const replaced = ReplaceKeyPrefixWith === undefined ? key : ReplaceKeyPrefixWith + key.slice(prefix.length);
  const location = address(request, Protocol, HostName, encodeKey(ReplaceKeyWith ?? replaced));
  return redirect(location, HttpRedirectCode === undefined ? MOVED : Number(HttpRedirectCode));
}

export function followAll({ HostName, Protocol }: RedirectAllRequestsTo, request: HttpRequest): HttpResponse {
  return redirect(address(request, Protocol, HostName, request.path.slice(1)), MOVED);
}

export function redirect(location: string, status: number): HttpResponse {
  return { status, headers: { location, server: 'AmazonS3' }, body: '' };
}

/** Percent-encodes a key for a path, leaving its slashes. */
export function encodeKey(key: string): string {
  return key.split('/').map(encodeURIComponent).join('/');
}

function address(
  request: HttpRequest,
  protocol = 'http',
  host = request.headers.host ?? '',
  path = '',
): string {
  return `${protocol}://${host}/${path}${request.query ? `?${request.query}` : ''}`;
}
