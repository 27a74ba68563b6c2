import { CreateInvalidationCommand, GetInvalidationCommand } from '@aws-sdk/client-cloudfront';
import type { Course } from '../../../shared/step.ts';
import { waitFor } from '../../../shared/wait.ts';

/**
 * Makes CloudFront forget files of the site, and waits until it has. The first 1,000 paths of a month are free.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/Invalidation.html
 *
 * @param keys the files' keys in the bucket
 */
export async function invalidate(
  { clients, report }: Course,
  DistributionId: string,
  keys: string[],
): Promise<void> {
  const { Invalidation } = await clients.cloudfront.send(
    new CreateInvalidationCommand({
      DistributionId,
      InvalidationBatch: {
        CallerReference: `site-${Date.now()}`,
        Paths: { Quantity: keys.length, Items: keys.map((key) => `/${key}`) },
      },
    }),
  );
  const isCompleted = async () => {
    const answer = await clients.cloudfront.send(
      new GetInvalidationCommand({ DistributionId, Id: String(Invalidation?.Id) }),
    );
    return answer.Invalidation?.Status === 'Completed';
  };
  const what = keys.length === 1 ? keys[0] : `${keys.length} files`;
  await waitFor(`CloudFront to forget the old ${what}`, isCompleted, { deadlineMs: 15 * 60_000, report });
  report.did(`invalidated ${what} in CloudFront`);
}
