import {
  CreateCloudFrontOriginAccessIdentityCommand,
  type DistributionConfig,
} from '@aws-sdk/client-cloudfront';
import {
  CopyObjectCommand,
  CreateBucketCommand,
  DeleteBucketPolicyCommand,
  PutBucketPolicyCommand,
} from '@aws-sdk/client-s3';
import type { Course } from '../../shared/step.ts';
import {
  allowPublicPolicies,
  changeBehavior,
  changeDistribution,
  identityStatement,
  letIdentity,
  letIn,
} from './breakages.ts';
import type { Mistake } from './mistake.ts';

/** The mistakes 12, 13, 14 and 27 of students, and a few of their neighbours. */
export const cloudFrontMistakes: Mistake[] = [
  {
    name: 'the website address is the origin (12)',
    break: (course) =>
      changeDistribution(course, ({ Origins }) => ({ Origins: websiteOrigin(course, Origins) })),
    fails: 'S3-02.2',
    because:
      'the origin is the website address cinedb-ana-site-000000000000.s3-website-us-east-1.amazonaws.com, which cannot read an identity',
  },
  {
    name: 'the website address is the origin, and the bucket is public to make it work (12)',
    break: async (course) => {
      await openToEverybody(course);
      await changeDistribution(course, ({ Origins }) => ({ Origins: websiteOrigin(course, Origins) }));
    },
    fails: 'S3-02.4',
    because: 'the origin is the website address, which needs a public bucket, and the policy lets "*" in',
  },
  {
    name: 'no default root object (13)',
    break: (course) => changeDistribution(course, () => ({ DefaultRootObject: '' })),
    fails: 'S3-02.2',
    because: '/index.html works, and the default root object is not set',
  },
  {
    name: 'no bucket policy (13)',
    break: ({ clients, names }) =>
      clients.s3.send(new DeleteBucketPolicyCommand({ Bucket: names.siteBucket })),
    fails: 'S3-02.2',
    because: 'CloudFront comes as the identity ID, and cinedb-ana-site-000000000000 has no policy',
  },
  {
    name: 'the policy names another identity (13)',
    break: async (course) => {
      const config = { Comment: 'another', CallerReference: 'another' };
      const { CloudFrontOriginAccessIdentity: other } = await course.clients.cloudfront.send(
        new CreateCloudFrontOriginAccessIdentityCommand({ CloudFrontOriginAccessIdentityConfig: config }),
      );
      const Principal = {
        AWS: `arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity ${other?.Id}`,
      };
      await letIn(course, { Principal, Action: 's3:GetObject', Resource: objects(course) });
    },
    fails: 'S3-02.2',
    because:
      'CloudFront comes as the identity ID, and the policy of cinedb-ana-site-000000000000 lets in ID instead',
  },
  {
    name: 'the origin has no identity (13)',
    break: (course) =>
      changeDistribution(course, ({ Origins }) => ({
        Origins: changedOrigin(Origins, { S3OriginConfig: { OriginAccessIdentity: '' } }),
      })),
    fails: 'S3-02.2',
    because: 'the origin names no access identity, so CloudFront asks the bucket as a stranger',
  },
  {
    name: 'the identity may not list the bucket (14)',
    break: (course) => letIdentity(course, 's3:GetObject', objects(course)),
    fails: 'S3-02.6',
    because: 'CloudFront may not list the bucket, and S3 tells strangers 403 where it has nothing',
  },
  {
    name: 'ListBucket is there and GetObject is not (27)',
    break: (course) => letIdentity(course, 's3:ListBucket', bucket(course)),
    fails: 'S3-02.2',
    because: 'the identity ID may list the bucket but not read an object',
  },
  {
    name: 'everything is allowed on the bucket and nothing on its objects (27)',
    break: (course) => letIdentity(course, 's3:*', bucket(course)),
    fails: 'S3-02.2',
    because:
      'the policy lets the identity ID read arn:aws:s3:::cinedb-ana-site-000000000000, and a page is one of arn:aws:s3:::cinedb-ana-site-000000000000/*',
  },
  {
    name: 'everything is allowed on the objects and nothing on the bucket (27)',
    break: (course) => letIdentity(course, 's3:*', objects(course)),
    fails: 'S3-02.6',
    because:
      'the policy has s3:ListBucket for arn:aws:s3:::cinedb-ana-site-000000000000/*, and listing is done to the bucket itself, without /*',
  },
  {
    name: 'the bucket is open to everybody',
    break: openToEverybody,
    fails: 'S3-02.4',
    because: 'the policy of cinedb-ana-site-000000000000 lets "*", which is everybody, in',
  },
  {
    name: 'the origin is another bucket that has the same pages',
    break: readAnotherBucket,
    fails: 'S3-02.5',
    because: 'the origin cinedb-another.s3.us-east-1.amazonaws.com is not the REST address of the bucket',
  },
  {
    name: 'plain HTTP is served',
    break: (course) => changeBehavior(course, { ViewerProtocolPolicy: 'allow-all' }),
    fails: 'S3-02.3',
    because: 'ViewerProtocolPolicy is allow-all',
  },
  {
    name: 'a missing page has no page of its own',
    break: (course) => changeDistribution(course, () => ({ CustomErrorResponses: { Quantity: 0 } })),
    fails: 'S3-02.6',
    because: 'the custom error response is not set for 404',
  },
  {
    name: 'nothing is compressed',
    break: (course) => changeBehavior(course, { Compress: false }),
    fails: 'S3-02.7',
    because: 'Compress is false in the default cache behavior',
  },
  {
    name: 'nothing is cached',
    // CachingDisabled: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-cache-policies.html
    break: (course) => changeBehavior(course, { CachePolicyId: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad' }),
    fails: 'S3-02.7',
    because: 'the cache policy Managed-CachingDisabled keeps nothing',
  },
  {
    name: 'no security headers',
    break: (course) => changeBehavior(course, { ResponseHeadersPolicyId: '' }),
    fails: 'S3-02.8',
    because: 'the behavior has no response headers policy',
  },
  {
    name: 'the distribution is disabled',
    break: (course) => changeDistribution(course, () => ({ Enabled: false })),
    fails: 'S3-02.1',
    because: 'Enabled is false, and CloudFront answers nobody then',
  },
];

function bucket({ names }: Course): string {
  return `arn:aws:s3:::${names.siteBucket}`;
}

function objects(course: Course): string {
  return `${bucket(course)}/*`;
}

async function openToEverybody(course: Course): Promise<void> {
  await allowPublicPolicies(course, course.names.siteBucket);
  await letIn(course, {
    Principal: '*',
    Action: ['s3:GetObject', 's3:ListBucket'],
    Resource: [bucket(course), objects(course)],
  });
}

function websiteOrigin(
  { names, region }: Course,
  origins: DistributionConfig['Origins'],
): DistributionConfig['Origins'] {
  const DomainName = `${names.siteBucket}.s3-website-${region}.amazonaws.com`;
  const CustomOriginConfig = {
    HTTPPort: 80,
    HTTPSPort: 443,
    OriginProtocolPolicy: 'http-only' as const,
    OriginSslProtocols: { Quantity: 1, Items: ['TLSv1.2' as const] },
    OriginReadTimeout: 30,
    OriginKeepaliveTimeout: 5,
  };
  return changedOrigin(origins, { DomainName, CustomOriginConfig, S3OriginConfig: undefined });
}

async function readAnotherBucket(course: Course): Promise<void> {
  const { s3 } = course.clients;
  const Bucket = 'cinedb-another';
  await s3.send(new CreateBucketCommand({ Bucket }));
  for (const Key of ['index.html', 'error.html']) {
    const CopySource = `${course.names.siteBucket}/${Key}`;
    await s3.send(new CopyObjectCommand({ Bucket, Key, CopySource }));
  }
  const statement = {
    Effect: 'Allow',
    ...(await identityStatement(course, 's3:*', [`arn:aws:s3:::${Bucket}`, `arn:aws:s3:::${Bucket}/*`])),
  };
  const Policy = JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
  await s3.send(new PutBucketPolicyCommand({ Bucket, Policy }));
  const DomainName = `${Bucket}.s3.${course.region}.amazonaws.com`;
  await changeDistribution(course, ({ Origins }) => ({ Origins: changedOrigin(Origins, { DomainName }) }));
}

function changedOrigin(
  origins: DistributionConfig['Origins'],
  change: object,
): DistributionConfig['Origins'] {
  return { Quantity: 1, Items: (origins?.Items ?? []).map((origin) => ({ ...origin, ...change })) };
}
