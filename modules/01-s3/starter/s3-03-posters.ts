// S3-03: the bucket for posters. Closed to the public; open, through signed addresses, to browsers on our own site.
//
// TODO 1 to 3 are done when those of S3-01 are: ensureBucket, ensureTags and ensurePublicAccessBlock are the ones that
// you wrote there.
import type { Course } from '../../../shared/step.ts';
import { ensureBucket, ensurePublicAccessBlock, ensureTags } from './s3-01-website.ts';

export default async function setUpPosters(course: Course): Promise<void> {
  const { names, report } = course;
  const bucket = names.postersBucket;
  await ensureBucket(course, bucket);
  await ensureTags(course, bucket);
  await ensurePublicAccessBlock(course, bucket);

  // TODO 4: PutBucketOwnershipControlsCommand with BucketOwnerEnforced (no access control lists), and
  //   PutBucketEncryptionCommand with AES256.
  //   https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html
  report.note('TODO 4: ownership and encryption');

  // TODO 5: PutBucketVersioningCommand with Status Enabled.
  //   https://docs.aws.amazon.com/AmazonS3/latest/userguide/Versioning.html
  report.note('TODO 5: versioning');

  // TODO 6: a bucket policy, with ensurePolicy from ../given/ensure-policy.ts, that denies everything without TLS:
  //   Effect Deny, Principal *, Action s3:*, Condition { Bool: { 'aws:SecureTransport': 'false' } }. It names two
  //   resources: the bucket, and its objects.
  //   https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html
  report.note('TODO 6: the policy that wants TLS');

  // TODO 7: PutBucketCorsCommand with one rule for one origin: your site. findDistribution in
  //   shared/find-distribution.ts tells its DomainName. An origin has a scheme, a host and no slash at the end.
  //   https://docs.aws.amazon.com/AmazonS3/latest/userguide/ManageCorsUsing.html
  report.note('TODO 7: CORS for the origin of your site');

  // TODO 8: PutBucketLifecycleConfigurationCommand with three rules: abort unfinished uploads after a day, delete what
  //   is below uploads/ after a day, delete old versions after 30 days. No rule may delete a poster that is in use.
  //   https://docs.aws.amazon.com/AmazonS3/latest/userguide/intro-lifecycle-rules.html
  report.note(`TODO 8: lifecycle rules for ${bucket}`);
}
