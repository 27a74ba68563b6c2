// S3-02: a CloudFront distribution that reads the site's bucket as an origin access identity.
//
// Given to you: findIdentity and findDistribution (both search by comment, for neither has a name), ensurePolicy
// (writes a bucket policy, and waits until S3 knows a new identity), makeOnce (makes one thing, also when two runs ask
// for it at once), waitFor (asks until it is so).
import type { Course } from '../../../shared/step.ts';
import { findIdentity } from '../given/find-identity.ts';

// AWS's own policies; these ids are the same in every account.
export const cachingOptimized = '658327ea-f89d-4fab-a63d-7e88639e58f6';
export const securityHeaders = '67f7725c-6f97-4210-82d7-5512b31e9d03';

export default async function putCloudFrontInFront(course: Course): Promise<void> {
  const { names, report } = course;
  const identityId = await findIdentity(course);

  // TODO 1: when identityId is undefined, make an identity: CreateCloudFrontOriginAccessIdentityCommand with
  //   Comment: names.originAccessIdentityComment and a CallerReference. It is your word for this one wish: a second
  //   request with the same one makes no second identity. makeOnce in ../given/make-once.ts chooses it for you; its
  //   usedCode is CloudFrontOriginAccessIdentityAlreadyExists.
  //   https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_CreateCloudFrontOriginAccessIdentity.html
  report.note(`TODO 1: origin access identity, ${identityId ? 'found' : 'none yet'}`);

  // TODO 2: write the bucket's policy with ensurePolicy from ../given/ensure-policy.ts. Two statements for
  //   the principal { AWS: `arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity ${identityId}` }:
  //   s3:GetObject on the objects, arn:aws:s3:::BUCKET/* , and s3:ListBucket on the bucket, arn:aws:s3:::BUCKET
  //   https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html
  report.note(`TODO 2: the policy of ${names.siteBucket}`);

  // TODO 3: look for the distribution with findDistribution from shared/find-distribution.ts. When there is none, make
  //   it with CreateDistributionWithTagsCommand and the tags of names.tags. Its DistributionConfig has
  //     CallerReference       from makeOnce, usedCode DistributionAlreadyExists; put the identity's id into `reference`
  //     Comment: names.distributionComment, Enabled: true, DefaultRootObject: 'index.html', PriceClass: 'PriceClass_100'
  //     Origins               the bucket's REST address, with an S3OriginConfig that names the identity
  //     DefaultCacheBehavior  redirect-to-https, GET and HEAD, Compress, and the two policy ids above
  //     CustomErrorResponses  404 shows /error.html and stays a 404
  //   https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_DistributionConfig.html
  report.note(`TODO 3: the distribution ${names.distributionComment}`);

  // TODO 4: when there is one already, correct it: GetDistributionConfigCommand, then UpdateDistributionCommand with the
  //   whole configuration and IfMatch: the ETag that you read. `holds` in ../given/holds.ts tells whether it is right.
  //   https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_UpdateDistribution.html
  report.note('TODO 4: an update when something is different');

  // TODO 5: wait with waitFor from shared/wait.ts until GetDistributionCommand says Deployed, then say the address:
  //   report.note(`the site's address: https://${DomainName}/`)
  report.note('TODO 5: wait until it is deployed');
}
