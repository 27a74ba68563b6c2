import {
  type DistributionConfig,
  GetDistributionConfigCommand,
  UpdateDistributionCommand,
} from '@aws-sdk/client-cloudfront';
import { PutBucketPolicyCommand, PutPublicAccessBlockCommand } from '@aws-sdk/client-s3';
import { findIdentity } from '../../modules/01-s3/given/find-identity.ts';
import { findDistribution } from '../../shared/find-distribution.ts';
import type { Course } from '../../shared/step.ts';

/** Changes the distribution before the site. */
export async function changeDistribution(
  { clients, names }: Course,
  change: (config: DistributionConfig) => Partial<DistributionConfig>,
): Promise<void> {
  const Id = (await findDistribution(clients.cloudfront, names.distributionComment))?.Id;
  const { DistributionConfig: now, ETag } = await clients.cloudfront.send(
    new GetDistributionConfigCommand({ Id }),
  );
  const config = now as DistributionConfig;
  await clients.cloudfront.send(
    new UpdateDistributionCommand({
      Id,
      IfMatch: ETag,
      DistributionConfig: { ...config, ...change(config) },
    }),
  );
}

/** Changes the behavior that serves every page. */
export function changeBehavior(
  course: Course,
  change: Partial<NonNullable<DistributionConfig['DefaultCacheBehavior']>>,
): Promise<void> {
  return changeDistribution(course, ({ DefaultCacheBehavior }) => ({
    DefaultCacheBehavior: {
      ...(DefaultCacheBehavior as NonNullable<typeof DefaultCacheBehavior>),
      ...change,
    },
  }));
}

/** Lets the origin access identity do something in the site's bucket, and nobody anything else. */
export async function letIdentity(course: Course, Action: string, Resource: string): Promise<void> {
  await letIn(course, await identityStatement(course, Action, Resource));
}

/** The part of a statement that names the origin access identity, and what it may do. */
export async function identityStatement(course: Course, Action: string, Resource: string | string[]) {
  const identity = await findIdentity(course);
  const AWS = `arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity ${identity}`;
  return { Principal: { AWS }, Action, Resource };
}

/** Replaces the policy of the site's bucket by one Allow. */
export async function letIn({ clients, names }: Course, statement: object): Promise<void> {
  const Policy = JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', ...statement }],
  });
  await clients.s3.send(new PutBucketPolicyCommand({ Bucket: names.siteBucket, Policy }));
}

/** Opens a bucket to public policies, as it would be on an old account. */
export async function allowPublicPolicies({ clients }: Course, Bucket: string): Promise<void> {
  const PublicAccessBlockConfiguration = {
    BlockPublicAcls: true,
    IgnorePublicAcls: true,
    BlockPublicPolicy: false,
    RestrictPublicBuckets: false,
  };
  await clients.s3.send(new PutPublicAccessBlockCommand({ Bucket, PublicAccessBlockConfiguration }));
}
