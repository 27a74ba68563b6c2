import { createHmac } from 'node:crypto';
import type { CredentialScope } from './credential-scope.ts';

/**
 * The key of one day, region and service.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export function signingKey(secretAccessKey: string, scope: CredentialScope): Buffer {
  const day = hmac(`AWS4${secretAccessKey}`, scope.date);
  return hmac(hmac(hmac(day, scope.region), scope.service), 'aws4_request');
}

/** The signature of a text in lower-case hexadecimal digits; also what signs an S3 POST policy. */
export function sign(key: Uint8Array, text: string): string {
  return hmac(key, text).toString('hex');
}

function hmac(key: string | Uint8Array, text: string): Buffer {
  return createHmac('sha256', key).update(text, 'utf8').digest();
}
