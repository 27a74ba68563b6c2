import {
  CloudFrontClient,
  GetDistributionCommand,
  ListDistributionsCommand,
  ListTagsForResourceCommand,
} from '@aws-sdk/client-cloudfront';
import { describe, expect, it } from 'vitest';
import { type TestStack, testStack } from './testing.ts';

const TYPE = 'AWS::CloudFront::Distribution';
const CACHING_OPTIMIZED = '658327ea-f89d-4fab-a63d-7e88639e58f6';

/** As the module's own template has it. */
function site(identity: string) {
  return {
    Comment: 'films',
    Enabled: 'true',
    DefaultRootObject: 'index.html',
    PriceClass: 'PriceClass_100',
    Origins: [
      {
        Id: 'site',
        DomainName: 'site-of-ana.s3.us-east-1.amazonaws.com',
        S3OriginConfig: { OriginAccessIdentity: `origin-access-identity/cloudfront/${identity}` },
      },
    ],
    DefaultCacheBehavior: {
      TargetOriginId: 'site',
      ViewerProtocolPolicy: 'redirect-to-https',
      AllowedMethods: ['GET', 'HEAD'],
      CachedMethods: ['GET', 'HEAD'],
      Compress: true,
      CachePolicyId: CACHING_OPTIMIZED,
    },
    CustomErrorResponses: [{ ErrorCode: 404, ResponseCode: '404', ResponsePagePath: '/error.html' }],
  };
}

/** As plain as CloudFormation takes it, with an origin that is no bucket. */
const plain = {
  Enabled: true,
  Origins: [
    {
      Id: 'app',
      DomainName: 'films.example',
      OriginCustomHeaders: [{ HeaderName: 'x-from', HeaderValue: 'cloudfront' }],
      CustomOriginConfig: { OriginProtocolPolicy: 'https-only', OriginSSLProtocols: ['TLSv1.2'] },
    },
  ],
  DefaultCacheBehavior: {
    TargetOriginId: 'app',
    ViewerProtocolPolicy: 'allow-all',
    ForwardedValues: { QueryString: false },
  },
  CacheBehaviors: [
    {
      PathPattern: '/films/*',
      TargetOriginId: 'app',
      ViewerProtocolPolicy: 'https-only',
      CachePolicyId: CACHING_OPTIMIZED,
    },
  ],
};

// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudfront-distribution.html
describe(TYPE, () => {
  it('is made and deployed; Ref is its id, DomainName and Id are its attributes', async () => {
    const stack = await testStack();
    const identity = await identityOf(stack);
    const properties = { DistributionConfig: site(identity), Tags: [{ Key: 'course', Value: 'cinedb' }] };
    const made = await stack.create(TYPE, properties, { stackTags: { student: 'ana' } });
    const distribution = await read(stack, made.physicalId);
    expect(made).toEqual({
      physicalId: distribution?.Id,
      attributes: { Id: distribution?.Id, DomainName: distribution?.DomainName },
    });
    expect(distribution).toMatchObject({
      Status: 'Deployed',
      DistributionConfig: {
        Comment: 'films',
        PriceClass: 'PriceClass_100',
        HttpVersion: 'http1.1',
        IsIPV6Enabled: false,
        DefaultCacheBehavior: { CachePolicyId: CACHING_OPTIMIZED, Compress: true },
        CustomErrorResponses: { Items: [{ ErrorCode: 404, ResponseCode: '404', ErrorCachingMinTTL: 300 }] },
      },
    });
    expect(await tags(stack, distribution?.ARN)).toEqual([
      { Key: 'student', Value: 'ana' },
      { Key: 'course', Value: 'cinedb' },
    ]);
  });

  it('is changed as a whole, and what the template no longer says goes back to its default', async () => {
    const stack = await testStack();
    const before = { DistributionConfig: site(await identityOf(stack)), Tags: [{ Key: 'a', Value: 'b' }] };
    const { physicalId, attributes } = await stack.create(TYPE, before);
    const made = await stack.update(TYPE, physicalId, { DistributionConfig: plain }, before);
    expect(made).toEqual({ physicalId, attributes });
    const distribution = await read(stack, physicalId);
    expect(distribution?.Status).toBe('Deployed');
    expect(distribution?.DistributionConfig).toMatchObject({
      Comment: '',
      DefaultRootObject: '',
      PriceClass: 'PriceClass_All',
      CustomErrorResponses: { Quantity: 0 },
      Origins: {
        Items: [
          {
            CustomHeaders: { Items: [{ HeaderName: 'x-from', HeaderValue: 'cloudfront' }] },
            CustomOriginConfig: { HTTPPort: 80, HTTPSPort: 443, OriginSslProtocols: { Items: ['TLSv1.2'] } },
          },
        ],
      },
      DefaultCacheBehavior: { ForwardedValues: { Cookies: { Forward: 'none' } }, DefaultTTL: 86_400 },
      CacheBehaviors: { Quantity: 1, Items: [{ PathPattern: '/films/*' }] },
    });
    expect(await tags(stack, distribution?.ARN)).toEqual([]);
  });

  // https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/HowToDeleteDistribution.html
  it('is disabled and then deleted, and may be gone already', async () => {
    const stack = await testStack();
    const { physicalId } = await stack.create(TYPE, { DistributionConfig: plain });
    await stack.remove(TYPE, physicalId);
    await stack.remove(TYPE, physicalId);
    const { DistributionList } = await stack.client(CloudFrontClient).send(new ListDistributionsCommand({}));
    expect(DistributionList?.Quantity).toBe(0);
  });

  it('refuses by name what CloudFront does not have here', async () => {
    const stack = await testStack();
    const certificate = {
      ...plain,
      ViewerCertificate: { AcmCertificateArn: 'arn:aws:acm:us-east-1:1:certificate/a' },
    };
    await expect(stack.create(TYPE, { DistributionConfig: certificate })).rejects.toMatchObject({
      code: 'NotImplemented',
      message: expect.stringContaining('DistributionConfig.ViewerCertificate.AcmCertificateArn'),
    });
    const firewall = { ...plain, WebACLId: 'arn:aws:wafv2:us-east-1:1:global/webacl/a/b' };
    await expect(stack.create(TYPE, { DistributionConfig: firewall })).rejects.toMatchObject({
      code: 'NotImplemented',
      message: expect.stringContaining('WebACLId'),
    });
  });
});

async function identityOf(stack: TestStack): Promise<string> {
  const type = 'AWS::CloudFront::CloudFrontOriginAccessIdentity';
  const config = { CloudFrontOriginAccessIdentityConfig: { Comment: 'films' } };
  return (await stack.create(type, config)).physicalId;
}

async function read(stack: TestStack, Id: string) {
  return (await stack.client(CloudFrontClient).send(new GetDistributionCommand({ Id }))).Distribution;
}

async function tags(stack: TestStack, Resource: string | undefined) {
  const command = new ListTagsForResourceCommand({ Resource });
  return (await stack.client(CloudFrontClient).send(command)).Tags?.Items;
}
