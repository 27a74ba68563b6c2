import { createHash } from 'node:crypto';
import { serviceRefusals } from '../../auth/service-refusals.ts';
import type { HttpRequest } from '../../wire/http.ts';
import { GatewayError, missingAuthenticationToken } from './gateway-error.ts';

const PARTS = ['Credential', 'Signature', 'SignedHeaders'];

/**
 * What a caller hears where only a signature would do: on a path or a verb that the API does not have, and on a method
 * with AWS_IAM. A token in `Authorization` is taken for a signature, and told off as one.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html
 */
export function unsignedRequest({ headers }: HttpRequest): GatewayError {
  const { authorization } = headers;
  if (!authorization || authorization.startsWith('AWS4-')) return missingAuthenticationToken();
  const date = headers['x-amz-date'] ?? headers.date;
  const missing = date === undefined ? [...PARTS, 'X-Amz-Date'] : PARTS;
  const message = authorization.includes('=')
    ? serviceRefusals('restJson').missingParts('header', missing, authorization).message
    : `Invalid key=value pair (missing equal-sign) in Authorization header (hashed with SHA-256 and encoded with Base64): '${hashOf(authorization)}'.`;
  return new GatewayError('INVALID_SIGNATURE', message, { errorType: 'IncompleteSignatureException' });
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}
