import { parseQuery, queryParameter } from '../../auth/query-parameters.ts';
import type { HttpRequest } from '../../wire/http.ts';

/** Parameters of the signature itself, which are no headers. */
const SIGNATURE = [
  'x-amz-algorithm',
  'x-amz-credential',
  'x-amz-date',
  'x-amz-expires',
  'x-amz-security-token',
  'x-amz-signature',
  'x-amz-signedheaders',
];

/**
 * A presigned request with the headers that its signer put into the query: the SDKs do so with every `x-amz-` header,
 * so that whoever uses the URL need not send them.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html
 */
export function withHoistedHeaders(request: HttpRequest): HttpRequest {
  const parameters = parseQuery(request.query);
  if (queryParameter(parameters, 'X-Amz-Signature') === undefined) return request;
  const hoisted: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(request.query)) {
    const header = name.toLowerCase();
    if (header.startsWith('x-amz-') && !SIGNATURE.includes(header)) hoisted[header] = value;
  }
  return { ...request, headers: { ...hoisted, ...request.headers } };
}
