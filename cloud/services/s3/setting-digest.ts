import { AwsError } from '../../errors.ts';
import type { HttpRequest } from '../../wire/http.ts';
import { digestsInHeaders, verifyDigests } from './verify-digests.ts';

const DIGEST_HEADER = /^(content-md5|x-amz-checksum-(?!algorithm|type|mode))/;

/**
 * Every write of a bucket's setting carries a digest of its document, and the document is held against it.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketLifecycleConfiguration.html
 *
 * @throws AwsError InvalidRequest without a digest; InvalidDigest or BadDigest for a wrong one
 */
export function verifySetting(request: HttpRequest): void {
  const isSetting = request.method === 'PUT' && request.path === '/' && /^[A-Za-z]/.test(request.query);
  if (!isSetting || request.body.byteLength === 0) return;
  if (!Object.keys(request.headers).some((name) => DIGEST_HEADER.test(name))) {
    throw new AwsError(
      'InvalidRequest',
      'Missing required header for this request: Content-MD5 OR x-amz-checksum-*',
    );
  }
  verifyDigests(digestsInHeaders(request.headers), request.body);
}
