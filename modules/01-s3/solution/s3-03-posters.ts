// S3-03: the bucket for posters. Closed to the public; open, through signed addresses, to browsers on our own site.
import {
  type CORSRule,
  GetBucketCorsCommand,
  GetBucketEncryptionCommand,
  GetBucketLifecycleConfigurationCommand,
  GetBucketOwnershipControlsCommand,
  GetBucketVersioningCommand,
  type LifecycleRule,
  PutBucketCorsCommand,
  PutBucketEncryptionCommand,
  PutBucketLifecycleConfigurationCommand,
  PutBucketOwnershipControlsCommand,
  PutBucketVersioningCommand,
} from '@aws-sdk/client-s3';
import { ifExists } from '../../../shared/aws-errors.ts';
import { CourseError } from '../../../shared/errors.ts';
import { findDistribution } from '../../../shared/find-distribution.ts';
import type { Course } from '../../../shared/step.ts';
import { ensurePolicy } from '../given/ensure-policy.ts';
import { holds } from '../given/holds.ts';
import { ensureBucket, ensurePublicAccessBlock, ensureTags } from './s3-01-website.ts';

export default async function setUpPosters(course: Course): Promise<void> {
  const bucket = course.names.postersBucket;
  const origin = await siteOrigin(course);
  await ensureBucket(course, bucket);
  await ensureTags(course, bucket);
  await ensurePublicAccessBlock(course, bucket);
  await ensureOwnership(course, bucket);
  await ensureEncryption(course, bucket);
  await ensureVersioning(course, bucket);
  await ensurePolicy(course, bucket, onlyTls(bucket));
  await ensureCors(course, bucket, origin);
  await ensureLifecycle(course, bucket);
}

/** The site's origin as a browser writes it: scheme and host, and no slash at the end. */
async function siteOrigin({ clients, names }: Course): Promise<string> {
  const distribution = await findDistribution(clients.cloudfront, names.distributionComment);
  if (distribution) return `https://${distribution.DomainName}`;
  throw new CourseError(
    'step',
    'There is no distribution yet, so the address of the site is not known.',
    'Do S3-02 first: the posters bucket lets browsers in from that address alone.',
  );
}

/** Everything in the bucket belongs to its owner, and access control lists are refused. AWS's default since 2023. */
async function ensureOwnership({ clients, report }: Course, Bucket: string): Promise<void> {
  const wanted = { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' as const }] };
  const now = await ifExists(
    clients.s3.send(new GetBucketOwnershipControlsCommand({ Bucket })),
    'OwnershipControlsNotFoundError',
  );
  if (holds(now?.OwnershipControls, wanted)) return report.same('access control lists are off');
  await clients.s3.send(new PutBucketOwnershipControlsCommand({ Bucket, OwnershipControls: wanted }));
  report.did('turned access control lists off');
}

/** S3 encrypts with its own keys by default; said here so that nobody has to wonder. It costs nothing. */
async function ensureEncryption({ clients, report }: Course, Bucket: string): Promise<void> {
  const byS3 = { ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' as const } };
  const wanted = { Rules: [byS3] };
  const now = await ifExists(
    clients.s3.send(new GetBucketEncryptionCommand({ Bucket })),
    'ServerSideEncryptionConfigurationNotFoundError',
  );
  if (holds(now?.ServerSideEncryptionConfiguration, wanted)) return report.same('posters are encrypted');
  await clients.s3.send(
    new PutBucketEncryptionCommand({ Bucket, ServerSideEncryptionConfiguration: wanted }),
  );
  report.did('turned encryption on');
}

/** A poster that is replaced or deleted by mistake can be had back until its old version expires. */
async function ensureVersioning({ clients, report }: Course, Bucket: string): Promise<void> {
  const now = await clients.s3.send(new GetBucketVersioningCommand({ Bucket }));
  if (now.Status === 'Enabled') return report.same('old versions of posters are kept');
  await clients.s3.send(
    new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: 'Enabled' } }),
  );
  report.did('turned versioning on');
}

/** Refuses whatever comes without TLS. An explicit Deny wins over every Allow, so it names bucket and objects both. */
function onlyTls(bucket: string) {
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'OnlyTls',
        Effect: 'Deny',
        Principal: '*',
        Action: 's3:*',
        Resource: [`arn:aws:s3:::${bucket}`, `arn:aws:s3:::${bucket}/*`],
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      },
    ],
  };
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/ManageCorsUsing.html */
async function ensureCors({ clients, report }: Course, Bucket: string, origin: string): Promise<void> {
  const rule: CORSRule = {
    AllowedOrigins: [origin],
    AllowedMethods: ['GET', 'HEAD', 'PUT'],
    AllowedHeaders: ['Content-Type', 'x-amz-*'],
    ExposeHeaders: ['ETag'],
    MaxAgeSeconds: 3600,
  };
  const now = await ifExists(
    clients.s3.send(new GetBucketCorsCommand({ Bucket })),
    'NoSuchCORSConfiguration',
  );
  if (holds(now?.CORSRules, [rule])) return report.same(`browsers on ${origin} may use posters`);
  await clients.s3.send(new PutBucketCorsCommand({ Bucket, CORSConfiguration: { CORSRules: [rule] } }));
  report.did(`let browsers on ${origin} use posters, and no others`);
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/intro-lifecycle-rules.html */
async function ensureLifecycle({ clients, report }: Course, Bucket: string): Promise<void> {
  const Rules: LifecycleRule[] = [
    {
      // The parts of an upload that broke off are not listed anywhere, but they are paid for.
      ID: 'clear-broken-uploads',
      Status: 'Enabled',
      Filter: { Prefix: '' },
      AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 },
    },
    {
      ID: 'clear-temporary-files',
      Status: 'Enabled',
      Filter: { Prefix: 'uploads/' },
      Expiration: { Days: 1 },
    },
    {
      ID: 'clear-old-versions',
      Status: 'Enabled',
      Filter: { Prefix: '' },
      NoncurrentVersionExpiration: { NoncurrentDays: 30 },
      Expiration: { ExpiredObjectDeleteMarker: true },
    },
  ];
  const now = await ifExists(
    clients.s3.send(new GetBucketLifecycleConfigurationCommand({ Bucket })),
    'NoSuchLifecycleConfiguration',
  );
  if (holds(now?.Rules, Rules)) return report.same('lifecycle rules are there');
  await clients.s3.send(
    new PutBucketLifecycleConfigurationCommand({ Bucket, LifecycleConfiguration: { Rules } }),
  );
  report.did('wrote the lifecycle rules');
}
