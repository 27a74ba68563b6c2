import type { HttpRequest } from '../wire/http.ts';
import type { Refusals } from './refusals.ts';
import type { SignedParts } from './signed-parts.ts';

const ALGORITHM = 'AWS4-HMAC-SHA256';

/**
 * Reads the signature out of the Authorization header.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-auth-using-authorization-header.html
 *
 * @throws AwsError when it is another mechanism (version 2, 4A) or a part is missing
 */
export function readHeaderSignature(request: HttpRequest, refusals: Refusals): SignedParts {
  const authorization = request.headers.authorization ?? '';
  const [mechanism, ...rest] = authorization.split(' ');
  if (mechanism !== ALGORITHM) throw refusals.unsupportedMechanism(authorization);
  const fields = readFields(rest.join(' '));
  const date = request.headers['x-amz-date'] ?? request.headers.date;
  const missing = ['Credential', 'Signature', 'SignedHeaders'].filter((name) => !fields.get(name));
  if (date === undefined) missing.push('X-Amz-Date');
  if (missing.length > 0) throw refusals.missingParts('header', missing, authorization);
  return {
    place: 'header',
    credential: fields.get('Credential') ?? '',
    signature: fields.get('Signature') ?? '',
    signedHeaders: (fields.get('SignedHeaders') ?? '').toLowerCase().split(';'),
    date: date ?? '',
    sessionToken: request.headers['x-amz-security-token'],
    contentHash: request.headers['x-amz-content-sha256'],
  };
}

function readFields(text: string): Map<string, string> {
  const fields = new Map<string, string>();
  for (const part of text.split(',')) {
    const field = part.trim();
    const equals = field.indexOf('=');
    if (equals > 0) fields.set(field.slice(0, equals), field.slice(equals + 1));
  }
  return fields;
}
