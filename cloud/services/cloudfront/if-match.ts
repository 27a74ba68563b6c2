import { AwsError } from '../../errors.ts';

/**
 * Holds a change to the version that its writer has seen.
 * https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_UpdateDistribution.html
 *
 * @throws AwsError InvalidIfMatchVersion without a version, PreconditionFailed with another one
 */
export function requireVersion(ifMatch: string | undefined, record: { etag: string }): void {
  if (!ifMatch) {
    throw new AwsError(
      'InvalidIfMatchVersion',
      'The If-Match version is missing or not valid for the resource.',
    );
  }
  if (ifMatch.replace(/^"(.*)"$/, '$1') === record.etag) return;
  throw new AwsError(
    'PreconditionFailed',
    "The request failed because it didn't meet the preconditions in one or more request-header fields.",
    412,
  );
}
