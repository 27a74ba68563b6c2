// S3-02: a CloudFront distribution that reads the site's bucket as an origin access identity, and the bucket closed
// to everybody else.
import {
  CreateCloudFrontOriginAccessIdentityCommand,
  CreateDistributionWithTagsCommand,
  type Distribution,
  type DistributionConfig,
  type DistributionSummary,
  GetDistributionCommand,
  GetDistributionConfigCommand,
  ListTagsForResourceCommand,
  TagResourceCommand,
  UpdateDistributionCommand,
} from '@aws-sdk/client-cloudfront';
import { findDistribution } from '../../../shared/find-distribution.ts';
import type { Course } from '../../../shared/step.ts';
import { waitFor } from '../../../shared/wait.ts';
import { ensurePolicy } from '../given/ensure-policy.ts';
import { findIdentity } from '../given/find-identity.ts';
import { holds } from '../given/holds.ts';
import { makeOnce } from '../given/make-once.ts';

// AWS's own policies; these ids are the same in every account.
// https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-cache-policies.html
const cachingOptimized = '658327ea-f89d-4fab-a63d-7e88639e58f6';
// https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-response-headers-policies.html
const securityHeaders = '67f7725c-6f97-4210-82d7-5512b31e9d03';

/** The caller reference is given once, when the distribution is made. */
type Wanted = Omit<DistributionConfig, 'CallerReference'>;

export default async function putCloudFrontInFront(course: Course): Promise<void> {
  const bucket = course.names.siteBucket;
  const identityId = await ensureIdentity(course);
  await ensurePolicy(course, bucket, sitePolicy(bucket, identityId));
  const distribution = await ensureDistribution(course, identityId);
  await ensureDistributionTags(course, String(distribution.ARN));
  await waitUntilDeployed(course, String(distribution.Id));
  course.report.note(`the site's address: https://${distribution.DomainName}/`);
}

/** Returns the id of the origin access identity: the user that CloudFront is, when it reads the bucket. */
async function ensureIdentity(course: Course): Promise<string> {
  const { clients, names, report } = course;
  const found = await findIdentity(course);
  if (found) {
    report.same(`origin access identity ${found} exists`);
    return found;
  }
  const Comment = names.originAccessIdentityComment;
  const make = async (CallerReference: string) => {
    const config = { Comment, CallerReference };
    const answer = await clients.cloudfront.send(
      new CreateCloudFrontOriginAccessIdentityCommand({ CloudFrontOriginAccessIdentityConfig: config }),
    );
    const id = String(answer.CloudFrontOriginAccessIdentity?.Id);
    report.did(`made origin access identity ${id}`);
    return id;
  };
  // The caller reference makes a repeated request harmless: a new one would mean that another identity is wanted.
  const usedCode = 'CloudFrontOriginAccessIdentityAlreadyExists';
  return makeOnce({ reference: Comment, make, find: () => findIdentity(course), usedCode });
}

/**
 * What CloudFront may do. GetObject acts on objects (the ARN with `/*`), ListBucket on the bucket (without).
 * ListBucket is here for one reason: without it S3 answers 403 for a missing object, with it 404.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html (permissions)
 */
function sitePolicy(bucket: string, identityId: string) {
  const Principal = { AWS: `arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity ${identityId}` };
  const bucketArn = `arn:aws:s3:::${bucket}`;
  return {
    Version: '2012-10-17',
    Statement: [
      { Sid: 'ReadPages', Effect: 'Allow', Principal, Action: 's3:GetObject', Resource: `${bucketArn}/*` },
      { Sid: 'KnowWhatIsMissing', Effect: 'Allow', Principal, Action: 's3:ListBucket', Resource: bucketArn },
    ],
  };
}

/** https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_DistributionConfig.html */
function distributionConfig({ names, region }: Course, identityId: string): Wanted {
  const origin = {
    Id: 'site',
    // The REST address. The website address (s3-website) cannot tell identities apart, so it would need a public bucket.
    DomainName: `${names.siteBucket}.s3.${region}.amazonaws.com`,
    S3OriginConfig: { OriginAccessIdentity: `origin-access-identity/cloudfront/${identityId}` },
  };
  return {
    Comment: names.distributionComment,
    Enabled: true,
    DefaultRootObject: 'index.html',
    PriceClass: 'PriceClass_100',
    Origins: { Quantity: 1, Items: [origin] },
    DefaultCacheBehavior: {
      TargetOriginId: origin.Id,
      ViewerProtocolPolicy: 'redirect-to-https',
      AllowedMethods: {
        Quantity: 2,
        Items: ['GET', 'HEAD'],
        CachedMethods: { Quantity: 2, Items: ['GET', 'HEAD'] },
      },
      Compress: true,
      CachePolicyId: cachingOptimized,
      ResponseHeadersPolicyId: securityHeaders,
    },
    // Only 404: a 403 comes from a wrong policy, and hiding it behind "not found" would hide the mistake.
    CustomErrorResponses: {
      Quantity: 1,
      Items: [
        { ErrorCode: 404, ResponseCode: '404', ResponsePagePath: '/error.html', ErrorCachingMinTTL: 10 },
      ],
    },
  };
}

async function ensureDistribution(
  course: Course,
  identityId: string,
): Promise<Distribution | DistributionSummary> {
  const wanted = distributionConfig(course, identityId);
  const find = () => findDistribution(course.clients.cloudfront, course.names.distributionComment);
  const found = await find();
  if (found) {
    await updateDistribution(course, String(found.Id), wanted);
    return found;
  }
  // The identity's id is part of the reference, so that a distribution made after a teardown is a new wish.
  return makeOnce<Distribution | DistributionSummary>({
    reference: `${wanted.Comment}-${identityId}`,
    make: (CallerReference) => createDistribution(course, { ...wanted, CallerReference }),
    find,
    usedCode: 'DistributionAlreadyExists',
  });
}

async function createDistribution(
  course: Course,
  DistributionConfig: DistributionConfig,
): Promise<Distribution> {
  const Tags = { Items: tagList(course) };
  const answer = await course.clients.cloudfront.send(
    new CreateDistributionWithTagsCommand({ DistributionConfigWithTags: { DistributionConfig, Tags } }),
  );
  course.report.did(`made distribution ${answer.Distribution?.Id}`);
  return answer.Distribution as Distribution;
}

async function updateDistribution({ clients, report }: Course, Id: string, wanted: Wanted): Promise<void> {
  const { DistributionConfig: now, ETag } = await clients.cloudfront.send(
    new GetDistributionConfigCommand({ Id }),
  );
  if (!now || holds(now, wanted)) return report.same(`distribution ${Id} is set up`);
  // An update replaces the whole configuration, so what we do not care about goes back as it came. The old cache
  // settings must go: CloudFront refuses them beside a cache policy.
  const old = {
    ...now.DefaultCacheBehavior,
    ForwardedValues: undefined,
    MinTTL: undefined,
    MaxTTL: undefined,
  };
  const behavior = {
    ...old,
    DefaultTTL: undefined,
    ...wanted.DefaultCacheBehavior,
  } as typeof wanted.DefaultCacheBehavior;
  const DistributionConfig = { ...now, ...wanted, DefaultCacheBehavior: behavior };
  // IfMatch carries the version that was read; if somebody changed it since, CloudFront answers PreconditionFailed.
  await clients.cloudfront.send(new UpdateDistributionCommand({ Id, IfMatch: ETag, DistributionConfig }));
  report.did(`corrected distribution ${Id}`);
}

async function ensureDistributionTags(course: Course, Resource: string): Promise<void> {
  const { clients, names, report } = course;
  const answer = await clients.cloudfront.send(new ListTagsForResourceCommand({ Resource }));
  const tags = Object.fromEntries((answer.Tags?.Items ?? []).map((tag) => [tag.Key, tag.Value]));
  if (holds(tags, names.tags)) return report.same('the distribution has its tags');
  await clients.cloudfront.send(new TagResourceCommand({ Resource, Tags: { Items: tagList(course) } }));
  report.did('tagged the distribution');
}

function tagList({ names }: Course) {
  return Object.entries(names.tags).map(([Key, Value]) => ({ Key, Value }));
}

/** CloudFront copies a change to its edge locations all over the world; that takes a few minutes. */
async function waitUntilDeployed({ clients, report }: Course, Id: string): Promise<void> {
  const isDeployed = async () => {
    const answer = await clients.cloudfront.send(new GetDistributionCommand({ Id }));
    return answer.Distribution?.Status === 'Deployed';
  };
  await waitFor(`distribution ${Id} to be deployed`, isDeployed, { deadlineMs: 30 * 60_000, report });
  report.note(`distribution ${Id} is deployed`);
}
