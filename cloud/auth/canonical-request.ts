import type { HttpRequest } from '../wire/http.ts';
import { percentDecode, percentEncode } from './percent-encoding.ts';
import { parseQuery } from './query-parameters.ts';

/**
 * The text whose hash is signed.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 *
 * @param path the canonical path, of `s3Path` or `servicePath`
 */
export function canonicalRequest(
  request: HttpRequest,
  path: string,
  signedHeaders: readonly string[],
  payloadHash: string,
): string {
  return [
    request.method,
    path,
    canonicalQuery(request.query),
    ...signedHeaders.map((name) => `${name}:${headerValue(request.headers[name])}`),
    '',
    signedHeaders.join(';'),
    payloadHash,
  ].join('\n');
}

/** S3's path: each byte encoded once, nothing normalized. Undefined when an escape is broken. */
export function s3Path(path: string): string | undefined {
  const decoded = percentDecode(path);
  return decoded === undefined ? undefined : keepSlashes(decoded || '/');
}

/** Every other service's path: empty and dot segments resolved, then the encoded path encoded again. */
export function servicePath(path: string): string {
  const kept: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '..') kept.pop();
    else if (segment !== '' && segment !== '.') kept.push(segment);
  }
  const end = kept.length > 0 && path.endsWith('/') ? '/' : '';
  return keepSlashes(`/${kept.join('/')}${end}`);
}

function keepSlashes(path: string): string {
  return path.split('/').map(percentEncode).join('/');
}

/** Encoded, sorted by name and then by value, without the signature itself. */
function canonicalQuery(query: string): string {
  return parseQuery(query)
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => [percentEncode(name), percentEncode(value)] as const)
    .sort(([name, value], [otherName, otherValue]) => compare(name, otherName) || compare(value, otherValue))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

function compare(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

function headerValue(value: string | undefined): string {
  return (value ?? '').trim().replace(/\s+/g, ' ');
}
