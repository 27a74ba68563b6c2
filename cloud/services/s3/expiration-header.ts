import { expirationOf } from './lifecycle.ts';
import type { Bucket, ObjectVersion } from './state.ts';

/**
 * The value of `x-amz-expiration`.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html#AmazonS3-GetObject-response-header-Expiration
 */
export function expirationHeader(version: ObjectVersion, bucket: Bucket): string | undefined {
  const due = expirationOf(version, bucket);
  if (!due) return undefined;
  return `expiry-date="${new Date(due.at).toUTCString()}", rule-id="${encodeURIComponent(due.ruleId)}"`;
}
