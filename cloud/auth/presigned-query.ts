import type { HttpRequest } from '../wire/http.ts';
import { type QueryParameter, queryParameter } from './query-parameters.ts';
import type { Refusals } from './refusals.ts';
import type { SignedParts } from './signed-parts.ts';

const REQUIRED = [
  'X-Amz-Algorithm',
  'X-Amz-Credential',
  'X-Amz-Signature',
  'X-Amz-SignedHeaders',
  'X-Amz-Date',
];

/** True when a query claims to carry a version 4 signature, complete or not. */
export function hasQuerySignature(parameters: readonly QueryParameter[]): boolean {
  return ['X-Amz-Algorithm', 'X-Amz-Credential', 'X-Amz-Signature'].some(
    (name) => queryParameter(parameters, name) !== undefined,
  );
}

/**
 * Reads the signature out of the query of a presigned URL.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html
 *
 * @param needsExpires S3 wants X-Amz-Expires; other services do without
 * @throws AwsError when a part is missing or the algorithm is another one
 */
export function readPresignedQuery(
  request: HttpRequest,
  parameters: readonly QueryParameter[],
  refusals: Refusals,
  needsExpires: boolean,
): SignedParts {
  const value = (name: string) => queryParameter(parameters, name);
  const required = needsExpires ? [...REQUIRED, 'X-Amz-Expires'] : REQUIRED;
  const missing = required.filter((name) => !value(name));
  if (missing.length > 0) throw refusals.missingParts('query', missing, '');
  const algorithm = value('X-Amz-Algorithm') ?? '';
  if (algorithm !== 'AWS4-HMAC-SHA256') throw refusals.unsupportedAlgorithm(algorithm);
  return {
    place: 'query',
    credential: value('X-Amz-Credential') ?? '',
    signature: value('X-Amz-Signature') ?? '',
    signedHeaders: (value('X-Amz-SignedHeaders') ?? '').toLowerCase().split(';'),
    date: value('X-Amz-Date') ?? '',
    expires: value('X-Amz-Expires'),
    sessionToken: value('X-Amz-Security-Token') ?? request.headers['x-amz-security-token'],
    contentHash: value('X-Amz-Content-Sha256') ?? request.headers['x-amz-content-sha256'],
  };
}
