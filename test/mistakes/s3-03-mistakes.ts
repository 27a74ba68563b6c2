import {
  type CORSRule,
  DeleteBucketCorsCommand,
  DeleteBucketLifecycleCommand,
  DeleteBucketPolicyCommand,
  PutBucketCorsCommand,
  PutBucketLifecycleConfigurationCommand,
  PutBucketOwnershipControlsCommand,
  PutBucketPolicyCommand,
} from '@aws-sdk/client-s3';
import { findDistribution } from '../../shared/find-distribution.ts';
import type { Course } from '../../shared/step.ts';
import { allowPublicPolicies } from './breakages.ts';
import type { Mistake } from './mistake.ts';

/** The mistake 18, and what else goes wrong with a bucket for posters. */
export const posterMistakes: Mistake[] = [
  {
    name: 'the posters bucket has no CORS (18)',
    break: ({ clients, names }) =>
      clients.s3.send(new DeleteBucketCorsCommand({ Bucket: names.postersBucket })),
    fails: 'S3-03.2',
    because: "cinedb-ana-posters-000000000000 has no CORS rules, so S3 refuses every browser's question",
  },
  {
    name: 'the allowed origin ends with a slash',
    break: async (course) => putCors(course, { AllowedOrigins: [`${await site(course)}/`] }),
    fails: 'S3-03.2',
    because: 'the allowed origin has a slash at its end, and an origin that a browser sends has none',
  },
  {
    name: 'CORS is for another site',
    break: (course) => putCors(course, { AllowedOrigins: ['https://films.example'] }),
    fails: 'S3-03.2',
    because: 'the rules allow https://films.example, and the site is https://SITE',
  },
  {
    name: 'CORS allows no uploads',
    break: async (course) =>
      putCors(course, { AllowedOrigins: [await site(course)], AllowedMethods: ['GET'] }),
    fails: 'S3-03.2',
    because: 'no rule allows PUT',
  },
  {
    name: 'CORS allows no Content-Type',
    break: async (course) => putCors(course, { AllowedOrigins: [await site(course)], AllowedHeaders: [] }),
    fails: 'S3-03.2',
    because: 'the rule does not allow the header Content-Type, which every upload of a page has',
  },
  {
    name: 'CORS is for every site',
    break: (course) => putCors(course, { AllowedOrigins: ['*'] }),
    fails: 'S3-03.3',
    because: 'AllowedOrigins is *, which holds for other sites too',
  },
  {
    name: 'CORS is for every distribution of CloudFront',
    break: async (course) =>
      putCors(course, { AllowedOrigins: [(await site(course)).replace(/\/\/[^.]+/, '//*')] }),
    fails: 'S3-03.3',
    because: 'AllowedOrigins is https://*.cloudfront.localhost:PORT, which holds for other sites too',
  },
  {
    name: 'the policy denies uploads that do not ask for encryption',
    break: (course) =>
      putPolicy(course, {
        Effect: 'Deny',
        Action: 's3:PutObject',
        Condition: { Null: { 's3:x-amz-server-side-encryption': 'true' } },
      }),
    fails: 'S3-03.4',
    because: 'a Deny in the policy of the bucket holds for this upload',
  },
  {
    name: 'everybody may read posters',
    break: async (course) => {
      await allowPublicPolicies(course, course.names.postersBucket);
      await putPolicy(course, { Effect: 'Allow', Action: 's3:GetObject' });
    },
    fails: 'S3-03.5',
    because: 'everybody on the internet may read the poster',
  },
  {
    name: 'the bucket takes access control lists',
    break: ({ clients, names }) =>
      clients.s3.send(
        new PutBucketOwnershipControlsCommand({
          Bucket: names.postersBucket,
          OwnershipControls: { Rules: [{ ObjectOwnership: 'ObjectWriter' }] },
        }),
      ),
    fails: 'S3-03.6',
    because: 'the bucket still takes access control lists',
  },
  {
    name: 'the bucket answers without TLS',
    break: ({ clients, names }) =>
      clients.s3.send(new DeleteBucketPolicyCommand({ Bucket: names.postersBucket })),
    fails: 'S3-03.6',
    because: 'no statement of the policy denies what comes without TLS',
  },
  {
    name: 'no lifecycle rules',
    break: ({ clients, names }) =>
      clients.s3.send(new DeleteBucketLifecycleCommand({ Bucket: names.postersBucket })),
    fails: 'S3-03.7',
    because: 'S3 keeps everything for ever unless a rule says otherwise',
  },
  {
    name: 'a lifecycle rule deletes everything, posters too',
    break: ({ clients, names }) =>
      clients.s3.send(
        new PutBucketLifecycleConfigurationCommand({
          Bucket: names.postersBucket,
          LifecycleConfiguration: {
            Rules: [
              {
                ID: 'clear',
                Status: 'Enabled',
                Filter: { Prefix: '' },
                Expiration: { Days: 30 },
                AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 },
                NoncurrentVersionExpiration: { NoncurrentDays: 30 },
              },
            ],
          },
        }),
      ),
    fails: 'S3-03.7',
    because: 'the rule "clear" holds for the prefix "", and posters/ is part of that',
  },
];

async function site({ clients, names }: Course): Promise<string> {
  return `https://${(await findDistribution(clients.cloudfront, names.distributionComment))?.DomainName}`;
}

function putCors({ clients, names }: Course, change: Partial<CORSRule>): Promise<unknown> {
  const rule = {
    AllowedOrigins: [],
    AllowedMethods: ['GET', 'HEAD', 'PUT'],
    AllowedHeaders: ['Content-Type'],
  };
  return clients.s3.send(
    new PutBucketCorsCommand({
      Bucket: names.postersBucket,
      CORSConfiguration: { CORSRules: [{ ...rule, ...change }] },
    }),
  );
}

/** Adds a statement about every object to the policy that wants TLS. */
function putPolicy({ clients, names }: Course, statement: object): Promise<unknown> {
  const Bucket = names.postersBucket;
  const objects = `arn:aws:s3:::${Bucket}/*`;
  const onlyTls = {
    Effect: 'Deny',
    Principal: '*',
    Action: 's3:*',
    Resource: [`arn:aws:s3:::${Bucket}`, objects],
    Condition: { Bool: { 'aws:SecureTransport': 'false' } },
  };
  const Statement = [onlyTls, { Principal: '*', Resource: objects, ...statement }];
  return clients.s3.send(
    new PutBucketPolicyCommand({ Bucket, Policy: JSON.stringify({ Version: '2012-10-17', Statement }) }),
  );
}
