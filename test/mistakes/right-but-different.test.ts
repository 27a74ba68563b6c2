import {
  CreateCachePolicyCommand,
  CreateOriginAccessControlCommand,
  CreateResponseHeadersPolicyCommand,
} from '@aws-sdk/client-cloudfront';
import { TagResourceCommand } from '@aws-sdk/client-dynamodb';
import {
  PutBucketCorsCommand,
  PutBucketLifecycleConfigurationCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { findDistribution } from '../../shared/find-distribution.ts';
import { changeBehavior, changeDistribution, letIn } from './breakages.ts';
import { damagedDatabase } from './damaged-database.ts';
import { update } from './ddb-01-mistakes.ts';
import { describe as describeTable } from './ddb-state.ts';
import { type DeployedCourse, deployCourse, failuresOf, verdictsOf } from './deployed-course.ts';

let deployed: DeployedCourse;
beforeAll(async () => {
  deployed = await deployCourse(2);
});
afterAll(() => deployed.close());

async function expectAllPass(module: number): Promise<void> {
  await deployed.settle();
  const result = await deployed.grade(module);
  expect(failuresOf(result)).toEqual([]);
  expect(new Set(Object.values(verdictsOf(result)))).toEqual(new Set(['pass']));
}

describe('module 1 passes when it is right in another way:', () => {
  afterEach(() => deployed.repair(1));

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
    await expectAllPass(1);
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
    await expectAllPass(1);
  });

  it('a missing page found by 403 in place of ListBucket', async () => {
    const { course } = deployed;
    const page = { ResponseCode: '404', ResponsePagePath: '/error.html', ErrorCachingMinTTL: 10 };
    const Items = [403, 404].map((ErrorCode) => ({ ErrorCode, ...page }));
    await changeDistribution(course, () => ({ CustomErrorResponses: { Quantity: 2, Items } }));
    await expectAllPass(1);
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
    await expectAllPass(1);
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
    await expectAllPass(1);
  });

  it('more files in the bucket, and other types and times that are right too', async () => {
    const { clients, names } = deployed.course;
    const put = (Key: string, ContentType: string, CacheControl: string) =>
      clients.s3.send(
        new PutObjectCommand({ Bucket: names.siteBucket, Key, Body: '1', ContentType, CacheControl }),
      );
    await put('about.html', 'text/html', 'max-age=0, must-revalidate');
    await put('js/more.js', 'application/javascript', 'public, max-age=31536000, immutable');
    await expectAllPass(1);
  });
});

describe('module 2 passes when it is right in another way:', () => {
  afterEach(() => deployed.repair());

  it('on demand, with a tag that says why', async () => {
    const { course } = deployed;
    await update(course, { BillingMode: 'PAY_PER_REQUEST' });
    const ResourceArn = (await describeTable(course))?.TableArn;
    const Tags = [{ Key: 'capacity-reason', Value: 'a class of 200 comes once a week' }];
    await course.clients.dynamodb.send(new TagResourceCommand({ ResourceArn, Tags }));
    await expectAllPass(2);
  });

  it('damaged rows in the legacy database, of which the grader speaks', async () => {
    vi.stubEnv('CINEDB_DATABASE', await damagedDatabase());
    const notes: string[] = [];
    const { course } = deployed;
    const { report } = course;
    course.report = { ...report, note: (text) => notes.push(text) };
    await expectAllPass(2).finally(() => {
      course.report = report;
      vi.unstubAllEnvs();
    });
    expect(notes).toEqual(['not graded: 1 damaged row of the legacy database: not-a-uuid']);
  });

  it('films of your own beside the legacy ones', async () => {
    const { clients, names } = deployed.course;
    const posterUrl = `s3://${names.postersBucket}/posters/00000000-0000-4000-8000-000000000001.png`;
    const Item = {
      id: '00000000-0000-4000-8000-000000000001',
      title: 'Mine',
      rating: 5,
      synopsis: '…',
      posterUrl,
    };
    await clients.documents.send(new PutCommand({ TableName: names.moviesTable, Item }));
    await expectAllPass(2);
  });
});
