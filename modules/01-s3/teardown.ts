// Removes what module 1 made, whatever part of it there is. First what reads the site's bucket, then the buckets.
import {
  DeleteCloudFrontOriginAccessIdentityCommand,
  DeleteDistributionCommand,
  DeleteOriginAccessControlCommand,
  GetCloudFrontOriginAccessIdentityCommand,
  GetDistributionCommand,
  GetDistributionConfigCommand,
  GetOriginAccessControlCommand,
  paginateListOriginAccessControls,
  UpdateDistributionCommand,
} from '@aws-sdk/client-cloudfront';
import { DeleteBucketCommand, HeadBucketCommand } from '@aws-sdk/client-s3';
import { awsAnswer, ifExists } from '../../shared/aws-errors.ts';
import { findDistribution } from '../../shared/find-distribution.ts';
import { retry } from '../../shared/retry.ts';
import type { Course } from '../../shared/step.ts';
import { waitFor } from '../../shared/wait.ts';
import { emptyBucket } from './given/empty-bucket.ts';
import { findIdentity } from './given/find-identity.ts';

export default async function teardown(course: Course): Promise<void> {
  await removeDistributions(course);
  await removeIdentities(course);
  await removeControls(course);
  await removeBucket(course, course.names.siteBucket);
  await removeBucket(course, course.names.postersBucket);
}

/** Comments need not be unique: two runs at once could have made two distributions, so it looks until there is none. */
async function removeDistributions(course: Course): Promise<void> {
  const { clients, names, report } = course;
  let removed = 0;
  for (;;) {
    const found = await findDistribution(clients.cloudfront, names.distributionComment);
    if (!found?.Id) break;
    await disable(course, found.Id);
    const ETag = await waitUntilDeployed(course, found.Id);
    await ifExists(
      clients.cloudfront.send(new DeleteDistributionCommand({ Id: found.Id, IfMatch: ETag })),
      'NoSuchDistribution',
    );
    removed += 1;
    report.did(`deleted distribution ${found.Id}`);
  }
  if (removed === 0) report.same('there is no distribution');
}

/** CloudFront deletes only a distribution that is disabled, at every edge location. */
async function disable({ clients, report }: Course, Id: string): Promise<void> {
  const { DistributionConfig, ETag } = await clients.cloudfront.send(
    new GetDistributionConfigCommand({ Id }),
  );
  if (!DistributionConfig?.Enabled) return;
  await clients.cloudfront.send(
    new UpdateDistributionCommand({
      Id,
      IfMatch: ETag,
      DistributionConfig: { ...DistributionConfig, Enabled: false },
    }),
  );
  report.did(`disabled distribution ${Id}`);
}

/** Returns the ETag that the deletion has to name. */
async function waitUntilDeployed({ clients, report }: Course, Id: string): Promise<string> {
  const deployedTag = async () => {
    const { Distribution, ETag } = await clients.cloudfront.send(new GetDistributionCommand({ Id }));
    return Distribution?.Status === 'Deployed' ? ETag : undefined;
  };
  const what = `distribution ${Id} to be disabled everywhere`;
  return waitFor(what, deployedTag, { deadlineMs: 30 * 60_000, report });
}

async function removeIdentities(course: Course): Promise<void> {
  const { clients, report } = course;
  let removed = 0;
  for (;;) {
    const Id = await findIdentity(course);
    if (!Id) break;
    const { ETag } = await clients.cloudfront.send(new GetCloudFrontOriginAccessIdentityCommand({ Id }));
    const remove = () =>
      clients.cloudfront.send(new DeleteCloudFrontOriginAccessIdentityCommand({ Id, IfMatch: ETag }));
    // For a while after a distribution is gone CloudFront still counts its identity as used.
    await retry(remove, {
      retryable: (error) => awsAnswer(error)?.code === 'CloudFrontOriginAccessIdentityInUse',
      deadlineMs: 5 * 60_000,
    });
    removed += 1;
    report.did(`deleted origin access identity ${Id}`);
  }
  if (removed === 0) report.same('there is no origin access identity');
}

/** Who replaced the identity by origin access control, as the lesson suggests, has one of those. */
async function removeControls({ clients, names, report }: Course): Promise<void> {
  const { cloudfront } = clients;
  for await (const page of paginateListOriginAccessControls({ client: cloudfront }, {})) {
    for (const { Id, Name } of page.OriginAccessControlList?.Items ?? []) {
      if (Name !== names.originAccessControlName) continue;
      const { ETag } = await cloudfront.send(new GetOriginAccessControlCommand({ Id }));
      await cloudfront.send(new DeleteOriginAccessControlCommand({ Id, IfMatch: ETag }));
      report.did(`deleted origin access control ${Id}`);
    }
  }
}

async function removeBucket(course: Course, Bucket: string): Promise<void> {
  const { clients, account, report } = course;
  // With the owner named, S3 refuses to touch a bucket of that name in somebody else's account.
  const found = await ifExists(
    clients.s3.send(new HeadBucketCommand({ Bucket, ExpectedBucketOwner: account })),
    'NotFound',
    'NoSuchBucket',
  );
  if (!found) return report.same(`there is no bucket ${Bucket}`);
  const removed = await emptyBucket(course, Bucket);
  await clients.s3.send(new DeleteBucketCommand({ Bucket }));
  report.did(`deleted bucket ${Bucket} and the ${removed} object versions in it`);
}
