import { parseCredentialScope } from '../../auth/credential-scope.ts';
import { s3Refusals } from '../../auth/s3-refusals.ts';
import type { Call } from '../../call.ts';
import { AwsError } from '../../errors.ts';
import { hostName } from '../../route.ts';
import { type Bucket, buckets } from './state.ts';

/** The members of an input that say which bucket is meant. */
export interface BucketInput {
  Bucket: string;
  ExpectedBucketOwner?: string | undefined;
}

/**
 * The bucket that a request names, as S3 looks for it before it asks any policy.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-owner-condition.html
 *
 * @throws AwsError NoSuchBucket; PermanentRedirect or AuthorizationHeaderMalformed when the request went to another
 *   region; AccessDenied when the bucket is not of the expected owner; InvalidBucketOwnerAWSAccountID
 */
export function requireBucket(call: Call, { Bucket: name, ExpectedBucketOwner: owner }: BucketInput): Bucket {
  const bucket = buckets(call.cloud).get(name);
  if (!bucket) throw noSuchBucket(name);
  checkRegion(call, bucket);
  if (owner !== undefined) checkOwner(bucket, owner);
  return bucket;
}

export function noSuchBucket(name: string): AwsError {
  return new AwsError('NoSuchBucket', 'The specified bucket does not exist', 404, { BucketName: name });
}

function checkOwner(bucket: Bucket, owner: string): void {
  if (!/^\d{12}$/.test(owner)) {
    throw new AwsError(
      'InvalidBucketOwnerAWSAccountID',
      `The value of the expected bucket owner parameter must be an AWS Account ID... [${owner}]`,
    );
  }
  if (owner !== bucket.account) throw new AwsError('AccessDenied', 'Access Denied', 403);
}

/** Replaces settings of a bucket; one that is undefined is removed. */
export function updateBucket(call: Call, bucket: Bucket, changes: Partial<Bucket>): void {
  buckets(call.cloud).set(bucket.name, { ...bucket, ...changes });
}

/** The region that the request's host names, which is where AWS would have received it. */
export function hostRegion(call: Call): string | undefined {
  return /(?:^|\.)s3[.-]([a-z]{2}(?:-[a-z]+)+-\d)\./.exec(hostName(call.signedRequest))?.[1];
}

/**
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/Redirects.html
 * https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
 */
function checkRegion(call: Call, bucket: Bucket): void {
  const scope = parseCredentialScope(call.signedRequest);
  const host = hostRegion(call);
  if (scope && host && scope.region !== host) {
    const place = call.signedRequest.headers.authorization ? 'header' : 'query';
    throw s3Refusals.wrongRegion(place, scope.region, host);
  }
  // GetBucketLocation is how clients ask which region to sign for, so S3 answers it everywhere.
  const asked = host ?? scope?.region ?? bucket.region;
  if (asked === bucket.region || call.operation === 'GetBucketLocation') return;
  throw new AwsError(
    'PermanentRedirect',
    'The bucket you are attempting to access must be addressed using the specified endpoint. Please send all future requests to this endpoint.',
    301,
    { Endpoint: `${bucket.name}.s3.${bucket.region}.amazonaws.com`, Bucket: bucket.name },
  );
}
