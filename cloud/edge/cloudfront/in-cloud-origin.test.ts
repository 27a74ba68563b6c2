import { CloudFrontClient, CreateCloudFrontOriginAccessIdentityCommand } from '@aws-sdk/client-cloudfront';
import {
  CreateBucketCommand,
  DeletePublicAccessBlockCommand,
  PutBucketCorsCommand,
  PutBucketPolicyCommand,
  PutBucketWebsiteCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { expect, it } from 'vitest';
import { ALL_METHODS, bucketOrigin, CACHING_DISABLED, configOf } from '../../services/cloudfront/testing.ts';
import { passingCloud } from '../../testing.ts';
import { deployed, visit } from './testing.ts';

const Bucket = 'cinedb-edge-website';
const CORS_S3_ORIGIN = '88a5eaf4-2fd4-4709-b370-b4c650ea3fcf';
const ALL_VIEWER = '216adef6-5c7f-47e4-b989-5492eafa07d3';

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/WebsiteEndpoints.html
it('a website endpoint is a custom origin with its own index and error documents', async () => {
  const test = await passingCloud();
  const s3 = test.client(S3Client);
  await s3.send(new CreateBucketCommand({ Bucket }));
  await s3.send(new DeletePublicAccessBlockCommand({ Bucket }));
  const Statement = [
    { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: `arn:aws:s3:::${Bucket}/*` },
  ];
  await s3.send(
    new PutBucketPolicyCommand({ Bucket, Policy: JSON.stringify({ Version: '2012-10-17', Statement }) }),
  );
  await s3.send(
    new PutBucketWebsiteCommand({
      Bucket,
      WebsiteConfiguration: { IndexDocument: { Suffix: 'index.html' } },
    }),
  );
  await s3.send(new PutObjectCommand({ Bucket, Key: 'folder/index.html', Body: 'a folder' }));
  const origin = {
    Id: 'website',
    DomainName: `${Bucket}.s3-website-us-east-1.amazonaws.com`,
    CustomOriginConfig: { HTTPPort: 80, HTTPSPort: 443, OriginProtocolPolicy: 'http-only' as const },
  };
  const { domainName } = await deployed(test, configOf(origin));
  expect(await visit(test, domainName, '/folder/')).toMatchObject({ status: 200, text: 'a folder' });
});

// https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/header-caching.html#header-caching-web-cors
it('a preflight reaches the bucket with the headers that CORS-S3Origin sends', async () => {
  const test = await passingCloud();
  const s3 = test.client(S3Client);
  await s3.send(new CreateBucketCommand({ Bucket }));
  await s3.send(
    new PutBucketCorsCommand({
      Bucket,
      CORSConfiguration: {
        CORSRules: [{ AllowedOrigins: ['https://films.example'], AllowedMethods: ['GET', 'PUT'] }],
      },
    }),
  );
  const behavior = {
    CachePolicyId: CACHING_DISABLED,
    OriginRequestPolicyId: CORS_S3_ORIGIN,
    AllowedMethods: ALL_METHODS,
  };
  const { domainName } = await deployed(test, configOf(bucketOrigin(Bucket), { behavior }));
  const ask = (origin: string) =>
    visit(test, domainName, '/a.jpg', {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'PUT' },
    });
  const answer = await ask('https://films.example');
  expect(answer.status).toBe(200);
  expect(answer.headers['access-control-allow-origin']).toBe('https://films.example');
  expect((await ask('https://other.example')).status).toBe(403);
});

// https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/RequestAndResponseBehaviorS3Origin.html
it('a viewer own Host that is passed on to S3 names no bucket', async () => {
  const test = await passingCloud();
  const client = test.client(CloudFrontClient);
  const { CloudFrontOriginAccessIdentity: identity } = await client.send(
    new CreateCloudFrontOriginAccessIdentityCommand({
      CloudFrontOriginAccessIdentityConfig: { CallerReference: 'host', Comment: '' },
    }),
  );
  await test.client(S3Client).send(new CreateBucketCommand({ Bucket }));
  const behavior = { CachePolicyId: CACHING_DISABLED, OriginRequestPolicyId: ALL_VIEWER };
  const origin = bucketOrigin(Bucket, { identity: identity?.Id });
  const { domainName } = await deployed(test, configOf(origin, { behavior }));
  const answer = await visit(test, domainName, '/a.jpg');
  expect(answer.status).toBe(404);
  expect(answer.text).toContain('<Code>NoSuchBucket</Code>');
});
