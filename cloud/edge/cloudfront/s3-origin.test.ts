import {
  CloudFrontClient,
  CreateCloudFrontOriginAccessIdentityCommand,
  CreateOriginAccessControlCommand,
} from '@aws-sdk/client-cloudfront';
import { CreateBucketCommand, PutBucketPolicyCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { bucketOrigin, configOf } from '../../services/cloudfront/testing.ts';
import { passingCloud, type TestCloud } from '../../testing.ts';
import { deployed, visit } from './testing.ts';

const BUCKET = 'cinedb-edge-site';
const PAGE = `<!doctype html>${'film '.repeat(400)}`;

async function withBucket(): Promise<TestCloud & { s3: S3Client; cloudFront: CloudFrontClient }> {
  const test = await passingCloud();
  const s3 = test.client(S3Client);
  await s3.send(new CreateBucketCommand({ Bucket: BUCKET }));
  for (const Key of ['index.html', 'error.html', 'folder/index.html', 'sub/page.html']) {
    await s3.send(
      new PutObjectCommand({ Bucket: BUCKET, Key, Body: `${PAGE}${Key}`, ContentType: 'text/html' }),
    );
  }
  return { ...test, s3, cloudFront: test.client(CloudFrontClient) };
}

async function allow(s3: S3Client, Principal: object, Condition?: object): Promise<void> {
  const Statement = [
    { Effect: 'Allow', Principal, Action: 's3:GetObject', Resource: `arn:aws:s3:::${BUCKET}/*`, Condition },
  ];
  await s3.send(
    new PutBucketPolicyCommand({
      Bucket: BUCKET,
      Policy: JSON.stringify({ Version: '2012-10-17', Statement }),
    }),
  );
}

async function newIdentity(cloudFront: CloudFrontClient) {
  const config = { CallerReference: 'identity', Comment: '' };
  const { CloudFrontOriginAccessIdentity: identity } = await cloudFront.send(
    new CreateCloudFrontOriginAccessIdentityCommand({ CloudFrontOriginAccessIdentityConfig: config }),
  );
  return { id: identity?.Id ?? '', canonicalUserId: identity?.S3CanonicalUserId };
}

async function newControl(
  cloudFront: CloudFrontClient,
  SigningBehavior: 'always' | 'never',
): Promise<string> {
  const { OriginAccessControl } = await cloudFront.send(
    new CreateOriginAccessControlCommand({
      OriginAccessControlConfig: {
        Name: 'site',
        SigningProtocol: 'sigv4',
        SigningBehavior,
        OriginAccessControlOriginType: 's3',
      },
    }),
  );
  return OriginAccessControl?.Id ?? '';
}

// https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html
describe('a distribution before a private bucket', () => {
  it.each(['canonical user', 'ARN'])('is let in as its identity, named by %s', async (form) => {
    const test = await withBucket();
    const { id, canonicalUserId } = await newIdentity(test.cloudFront);
    const { domainName } = await deployed(
      test,
      configOf(bucketOrigin(BUCKET, { identity: id }), { DefaultRootObject: 'index.html' }),
    );
    expect((await visit(test, domainName, '/')).status).toBe(403);
    await allow(
      test.s3,
      form === 'ARN'
        ? { AWS: `arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity ${id}` }
        : { CanonicalUser: canonicalUserId },
    );
    const answer = await visit(test, domainName, '/');
    expect(answer).toMatchObject({ status: 200, headers: { 'content-type': 'text/html' } });
    expect(answer.text).toBe(`${PAGE}index.html`);
  });

  it('is let in as the service for its own ARN alone', async () => {
    const test = await withBucket();
    const OriginAccessControlId = await newControl(test.cloudFront, 'always');
    const { domainName, arn } = await deployed(
      test,
      configOf(bucketOrigin(BUCKET, { OriginAccessControlId })),
    );
    const service = { Service: 'cloudfront.amazonaws.com' };
    await allow(test.s3, service, { StringEquals: { 'AWS:SourceArn': `${arn}X` } });
    expect((await visit(test, domainName, '/index.html')).status).toBe(403);
    await allow(test.s3, service, { StringEquals: { 'AWS:SourceArn': arn } });
    expect((await visit(test, domainName, '/index.html')).status).toBe(200);
  });

  it('stays nobody when its control never signs', async () => {
    const test = await withBucket();
    const OriginAccessControlId = await newControl(test.cloudFront, 'never');
    const { domainName } = await deployed(test, configOf(bucketOrigin(BUCKET, { OriginAccessControlId })));
    await allow(test.s3, { Service: 'cloudfront.amazonaws.com' });
    expect((await visit(test, domainName, '/index.html')).status).toBe(403);
  });
});

describe('objects through a distribution', () => {
  async function openSite(
    more: Parameters<typeof configOf>[1] = {},
    origin: Parameters<typeof bucketOrigin>[1] = {},
  ) {
    const test = await withBucket();
    const { id, canonicalUserId } = await newIdentity(test.cloudFront);
    await allow(test.s3, { CanonicalUser: canonicalUserId });
    return {
      ...test,
      ...(await deployed(test, configOf(bucketOrigin(BUCKET, { identity: id, ...origin }), more))),
    };
  }

  // https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DefaultRootObject.html
  it('have the default root object for / alone, not for folders', async () => {
    const test = await openSite({ DefaultRootObject: 'index.html' });
    expect((await visit(test, test.domainName, '/')).text).toContain('index.html');
    // Without s3:ListBucket S3 does not say that there is none.
    const folder = await visit(test, test.domainName, '/folder/');
    expect(folder).toMatchObject({ status: 403, headers: { 'x-cache': 'Error from cloudfront' } });
    expect(folder.text).toContain('<Code>AccessDenied</Code>');
  });

  // https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesOrigin.html#DownloadDistValuesOriginPath
  it('are below the origin path', async () => {
    const test = await openSite({}, { OriginPath: '/sub' });
    expect((await visit(test, test.domainName, '/page.html')).text).toContain('sub/page.html');
  });

  // https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/GeneratingCustomErrorResponses.html
  it('are replaced by the custom error page, with its status', async () => {
    const test = await openSite({
      CustomErrorResponses: {
        Quantity: 1,
        Items: [
          { ErrorCode: 403, ResponsePagePath: '/error.html', ResponseCode: '404', ErrorCachingMinTTL: 1 },
        ],
      },
    });
    const answer = await visit(test, test.domainName, '/nothing.html');
    expect(answer).toMatchObject({ status: 404, headers: { 'x-cache': 'Error from cloudfront' } });
    expect(answer.text).toContain('error.html');
  });

  it('of a bucket that does not exist are S3 own answer', async () => {
    const test = await passingCloud();
    const { domainName } = await deployed(test, configOf(bucketOrigin('cinedb-no-such-bucket')));
    const answer = await visit(test, domainName, '/index.html');
    expect(answer.status).toBe(404);
    expect(answer.text).toContain('<Code>NoSuchBucket</Code>');
  });

  it('are found by an origin that is written with the name of this cloud', async () => {
    const test = await withBucket();
    const { id, canonicalUserId } = await newIdentity(test.cloudFront);
    await allow(test.s3, { CanonicalUser: canonicalUserId });
    const DomainName = `${BUCKET}.s3.us-east-1.localhost:${test.cloud.port}`;
    const origin = bucketOrigin(BUCKET, { identity: id, DomainName });
    const { domainName } = await deployed(test, configOf(origin));
    expect((await visit(test, domainName, '/index.html')).status).toBe(200);
  });
});
