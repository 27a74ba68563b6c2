import { expect } from 'vitest';
import type { HttpRequest } from '../wire/http.ts';
import { sha256Hex } from './sha256-hex.ts';
import type { KnownSecret, VerifyOptions } from './signature-types.ts';
import { EXAMPLE_KEY, EXAMPLE_SECRET, EXAMPLE_TIME, type SignAs, signedBySdk } from './test-requests.ts';
import { verifySignature } from './verify-signature.ts';

/** In milliseconds. */
export const MINUTE = 60_000;

/** The verification of a request by S3, ready to throw. */
export function refusal(
  signed: HttpRequest,
  options: Partial<VerifyOptions> = {},
  secret: Partial<KnownSecret> = {},
) {
  const secretOf = (id: string) =>
    id === EXAMPLE_KEY ? { secretAccessKey: EXAMPLE_SECRET, ...secret } : undefined;
  return () =>
    verifySignature(signed, { service: 's3', dialect: 's3', now: EXAMPLE_TIME, secretOf, ...options });
}

/** A signed GET of /k. */
export function get(as: Partial<SignAs> = {}): Promise<HttpRequest> {
  const headers = { host: 'bucket.s3.localhost', 'x-amz-content-sha256': sha256Hex('') };
  return signedBySdk({ path: '/k', headers }, {}, { service: 's3', ...as });
}

/** A presigned URL of /k, for 300 seconds. */
export function url(as: Partial<SignAs> = {}): Promise<HttpRequest> {
  return signedBySdk(
    { path: '/k', headers: { host: 'bucket.s3.localhost' } },
    {},
    { service: 's3', expiresIn: 300, ...as },
  );
}

/** The request with something in its Authorization header replaced. */
export function withAuthorization(signed: HttpRequest, from: string | RegExp, to: string): HttpRequest {
  const authorization = (signed.headers.authorization ?? '').replace(from, to);
  return { ...signed, headers: { ...signed.headers, authorization } };
}

/** An AwsError of this code and status, and of this message and detail where they are given. */
export const like = (
  code: string,
  status: number,
  message?: string | RegExp,
  detail?: Record<string, unknown>,
) =>
  expect.objectContaining({
    code,
    status,
    ...(message === undefined
      ? {}
      : { message: typeof message === 'string' ? message : expect.stringMatching(message) }),
    ...(detail === undefined ? {} : { detail: expect.objectContaining(detail) }),
  });
