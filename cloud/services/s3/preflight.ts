import type { Call } from '../../call.ts';
import { AwsError } from '../../errors.ts';
import type { HttpRequest, HttpResponse } from '../../wire/http.ts';
import { corsHeaders } from './cors.ts';
import { buckets } from './state.ts';

const METHODS = ['GET', 'PUT', 'HEAD', 'POST', 'DELETE'];
const NOT_ALLOWED =
  "CORSResponse: This CORS request is not allowed. This is usually because the evalution of Origin, request method / Access-Control-Request-Method or Access-Control-Request-Headers are not whitelisted by the resource's CORS spec.";

/**
 * Answers a browser's question before a cross-origin request. Nobody needs to be allowed to ask, and the key need not
 * exist.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/RESTOPTIONSobject.html
 *
 * @returns undefined when the request is no OPTIONS
 * @throws AwsError BadRequest; AccessForbidden when the bucket's rules do not allow the request that would follow
 */
export function preflight(request: HttpRequest, call: Call): HttpResponse | undefined {
  if (request.method !== 'OPTIONS') return undefined;
  const { origin, 'access-control-request-method': method } = request.headers;
  if (origin === undefined) {
    throw new AwsError('BadRequest', 'Insufficient information. Origin request header needed.');
  }
  const bucket = buckets(call.cloud).get(call.outside.Bucket ?? '');
  if (!bucket) throw forbidden('CORSResponse: Bucket not found', method, 'BUCKET');
  if (!bucket.cors) throw forbidden('CORSResponse: CORS is not enabled for this bucket.', method, 'BUCKET');
  if (method === undefined || !METHODS.includes(method)) {
    throw new AwsError('BadRequest', `Invalid Access-Control-Request-Method: ${method ?? 'null'}`);
  }
  const headers = corsHeaders(bucket.cors, request);
  if (!headers) throw forbidden(NOT_ALLOWED, method, request.path === '/' ? 'BUCKET' : 'OBJECT');
  return { status: 200, headers, body: '' };
}

function forbidden(message: string, method: string | undefined, resourceType: 'BUCKET' | 'OBJECT'): AwsError {
  return new AwsError('AccessForbidden', message, 403, {
    Method: method ?? 'OPTIONS',
    ResourceType: resourceType,
  });
}
