import { isDeepStrictEqual } from 'node:util';
import { GetBucketPolicyCommand, PutBucketPolicyCommand } from '@aws-sdk/client-s3';
import { awsAnswer, ifExists } from '../../../shared/aws-errors.ts';
import { retry } from '../../../shared/retry.ts';
import type { Course } from '../../../shared/step.ts';

/**
 * Writes a bucket's policy unless it has just this one. A bucket has one policy, and putting one replaces it whole:
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketPolicy.html
 */
export async function ensurePolicy(
  { clients, report }: Course,
  bucket: string,
  policy: object,
): Promise<void> {
  const now = await ifExists(
    clients.s3.send(new GetBucketPolicyCommand({ Bucket: bucket })),
    'NoSuchBucketPolicy',
  );
  if (now?.Policy && isDeepStrictEqual(JSON.parse(now.Policy), policy)) {
    return report.same(`bucket ${bucket} has its policy`);
  }
  const put = () =>
    clients.s3.send(new PutBucketPolicyCommand({ Bucket: bucket, Policy: JSON.stringify(policy) }));
  // S3 hears of a new identity some seconds after CloudFront made it, and calls the policy malformed until then.
  await retry(put, {
    retryable: namesUnknownPrincipal,
    deadlineMs: 60_000,
  });
  report.did(`wrote the policy of bucket ${bucket}`);
}

function namesUnknownPrincipal(error: unknown): boolean {
  const answer = awsAnswer(error);
  return answer?.code === 'MalformedPolicy' && /principal/i.test(answer.message);
}
