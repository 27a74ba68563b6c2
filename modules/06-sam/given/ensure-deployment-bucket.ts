import {
  GetBucketLifecycleConfigurationCommand,
  type LifecycleRule,
  PutBucketLifecycleConfigurationCommand,
} from '@aws-sdk/client-s3';
import { ifExists } from '../../../shared/aws-errors.ts';
import type { Course } from '../../../shared/step.ts';
import { holds } from '../../01-s3/given/holds.ts';
import { ensureBucket, ensurePublicAccessBlock, ensureTags } from '../../01-s3/solution/s3-01-website.ts';

/**
 * Long enough for a rollback: CloudFormation then fetches the code from before again, and without it stops in
 * UPDATE_ROLLBACK_FAILED.
 */
const KEPT_DAYS = 180;

/**
 * Makes the bucket for what CloudFormation reads: templates and code. It is the one thing that cannot be in a stack,
 * because every stack needs it first.
 *
 * @returns its name
 */
export async function ensureDeploymentBucket(course: Course): Promise<string> {
  const bucket = course.names.deploymentBucket;
  await ensureBucket(course, bucket);
  await ensureTags(course, bucket);
  await ensurePublicAccessBlock(course, bucket);
  await ensureLifecycle(course, bucket);
  return bucket;
}

async function ensureLifecycle({ clients, report }: Course, Bucket: string): Promise<void> {
  const Rules: LifecycleRule[] = [
    {
      ID: 'forget-old-deployments',
      Status: 'Enabled',
      Filter: { Prefix: '' },
      Expiration: { Days: KEPT_DAYS },
      AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 },
    },
  ];
  const now = await ifExists(
    clients.s3.send(new GetBucketLifecycleConfigurationCommand({ Bucket })),
    'NoSuchLifecycleConfiguration',
  );
  if (holds(now?.Rules, Rules)) return report.same(`bucket ${Bucket} forgets what is old`);
  await clients.s3.send(
    new PutBucketLifecycleConfigurationCommand({ Bucket, LifecycleConfiguration: { Rules } }),
  );
  report.did(`bucket ${Bucket} forgets files after ${KEPT_DAYS} days`);
}
