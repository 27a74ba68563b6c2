import {
  type CacheBehavior,
  CreateCachePolicyCommand,
  CreateOriginAccessControlCommand,
  CreateResponseHeadersPolicyCommand,
} from '@aws-sdk/client-cloudfront';
import {
  PutBucketCorsCommand,
  PutBucketLifecycleConfigurationCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { afterAll, afterEach, beforeAll, describe, it, vi } from 'vitest';
import { findDistribution } from '../../shared/find-distribution.ts';
import { changeBehavior, changeDistribution, letIn } from './breakages.ts';
import { putBundledSite } from './bundled-site.ts';
import { type DeployedCourse, deployCourse } from './deployed-course.ts';
import { expectFullMarks } from './marks.ts';

// Each is graded whole and mended, on a machine that is busy with other tests.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let deployed: DeployedCourse;
beforeAll(async () => {
  deployed = await deployCourse(1);
});
afterAll(() => deployed.close());

async function expectAllPass(): Promise<void> {
  await deployed.settle();
  const result = await deployed.grade(1);
  expectFullMarks(result);
}

describe('module 1 passes when it is right in another way:', () => {
  afterEach(() => deployed.repair());

  // https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html
  it('origin access control in place of an identity', async () => {
    const { course } = deployed;
    const { cloudfront } = course.clients;
    const OriginAccessControlConfig = {
      Name: 'site',
      SigningProtocol: 'sigv4',
      SigningBehavior: 'always',
      OriginAccessControlOriginType: 's3',
    } as const;
    const made = await cloudfront.send(new CreateOriginAccessControlCommand({ OriginAccessControlConfig }));
    await changeDistribution(course, ({ Origins }) => ({
      Origins: {
        Quantity: 1,
        Items: (Origins?.Items ?? []).map((origin) => ({
          ...origin,
          S3OriginConfig: { OriginAccessIdentity: '' },
          OriginAccessControlId: made.OriginAccessControl?.Id,
        })),
      },
    }));
    const site = await findDistribution(cloudfront, course.names.distributionComment);
    const bucket = `arn:aws:s3:::${course.names.siteBucket}`;
    await letIn(course, {
      Principal: { Service: 'cloudfront.amazonaws.com' },
      Action: ['s3:GetObject', 's3:ListBucket'],
      Resource: [bucket, `${bucket}/*`],
      Condition: { StringEquals: { 'AWS:SourceArn': site?.ARN } },
    });
    await expectAllPass();
  });

  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html#deprecated-global-endpoint
  it('the older REST address, without a region', async () => {
    const DomainName = `${deployed.course.names.siteBucket}.s3.amazonaws.com`;
    await changeDistribution(deployed.course, ({ Origins }) => ({
      Origins: {
        Quantity: 1,
        Items: (Origins?.Items ?? []).map((origin) => ({ ...origin, DomainName })),
      },
    }));
    await expectAllPass();
  });

  it('a missing page found by 403 in place of ListBucket', async () => {
    const { course } = deployed;
    const page = { ResponseCode: '404', ResponsePagePath: '/error.html', ErrorCachingMinTTL: 10 };
    const Items = [403, 404].map((ErrorCode) => ({ ErrorCode, ...page }));
    await changeDistribution(course, () => ({ CustomErrorResponses: { Quantity: 2, Items } }));
    await expectAllPass();
  });

  it('a cache policy and a headers policy of your own', async () => {
    const { course } = deployed;
    const cache = await course.clients.cloudfront.send(
      new CreateCachePolicyCommand({
        CachePolicyConfig: {
          Name: 'ours',
          MinTTL: 1,
          DefaultTTL: 60,
          MaxTTL: 3600,
          ParametersInCacheKeyAndForwardedToOrigin: {
            EnableAcceptEncodingGzip: true,
            EnableAcceptEncodingBrotli: false,
            HeadersConfig: { HeaderBehavior: 'none' },
            CookiesConfig: { CookieBehavior: 'none' },
            QueryStringsConfig: { QueryStringBehavior: 'none' },
          },
        },
      }),
    );
    const headers = await course.clients.cloudfront.send(
      new CreateResponseHeadersPolicyCommand({
        ResponseHeadersPolicyConfig: {
          Name: 'ours',
          SecurityHeadersConfig: {
            ContentTypeOptions: { Override: true },
            ReferrerPolicy: { Override: true, ReferrerPolicy: 'no-referrer' },
            StrictTransportSecurity: { Override: true, AccessControlMaxAgeSec: 600 },
            ContentSecurityPolicy: { Override: true, ContentSecurityPolicy: "frame-ancestors 'none'" },
          },
        },
      }),
    );
    await changeBehavior(course, {
      CachePolicyId: cache.CachePolicy?.Id,
      ResponseHeadersPolicyId: headers.ResponseHeadersPolicy?.Id,
    });
    await expectAllPass();
  });

  it('other lifecycle rules that mean the same, and CORS in two rules', async () => {
    const { clients, names } = deployed.course;
    const Bucket = names.postersBucket;
    const site = await findDistribution(clients.cloudfront, names.distributionComment);
    const AllowedOrigins = [`https://${site?.DomainName}`];
    const CORSRules = [
      { AllowedOrigins, AllowedMethods: ['GET'] },
      { AllowedOrigins, AllowedMethods: ['PUT'], AllowedHeaders: ['*'] },
    ];
    await clients.s3.send(new PutBucketCorsCommand({ Bucket, CORSConfiguration: { CORSRules } }));
    const Status = 'Enabled' as const;
    const Rules = [
      { ID: 'a', Status, Filter: { Prefix: 'uploads/' }, Expiration: { Days: 7 } },
      {
        ID: 'b',
        Status,
        Filter: { Prefix: '' },
        AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
        NoncurrentVersionExpiration: { NoncurrentDays: 60 },
      },
      { ID: 'c', Status, Filter: { Tag: { Key: 'deleted', Value: 'yes' } }, Expiration: { Days: 1 } },
    ];
    const LifecycleConfiguration = { Rules };
    await clients.s3.send(new PutBucketLifecycleConfigurationCommand({ Bucket, LifecycleConfiguration }));
    await expectAllPass();
  });

  it('more files in the bucket, and other types and times that are right too', async () => {
    const { clients, names } = deployed.course;
    const put = (Key: string, ContentType: string, CacheControl: string) =>
      clients.s3.send(
        new PutObjectCommand({ Bucket: names.siteBucket, Key, Body: '1', ContentType, CacheControl }),
      );
    await put('about.html', 'text/html', 'max-age=0, must-revalidate');
    await put('js/more.js', 'application/javascript', 'public, max-age=31536000, immutable');
    await expectAllPass();
  });

  it('pages that a bundler has made, in folders of its own', async () => {
    await putBundledSite(deployed.course);
    await expectAllPass();
  });

  // https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesCacheBehavior.html
  it('a second behavior for styles, an origin more, and a custom page for 403', async () => {
    const { course } = deployed;
    await changeDistribution(course, ({ Origins, DefaultCacheBehavior, CustomErrorResponses }) => {
      const [site] = Origins?.Items ?? [];
      const DomainName = `${course.names.postersBucket}.s3.${course.region}.amazonaws.com`;
      const Items = [site, { ...site, Id: 'posters', DomainName }] as NonNullable<typeof Origins>['Items'];
      const styles = { ...DefaultCacheBehavior, PathPattern: 'css/*' } as CacheBehavior;
      const page = { ErrorCode: 403, ResponseCode: '403', ResponsePagePath: '/error.html' };
      const pages = [...(CustomErrorResponses?.Items ?? []), { ...page, ErrorCachingMinTTL: 60 }];
      return {
        Origins: { Quantity: 2, Items },
        CacheBehaviors: { Quantity: 1, Items: [styles] },
        CustomErrorResponses: { Quantity: pages.length, Items: pages },
      };
    });
    await expectAllPass();
  });
});
