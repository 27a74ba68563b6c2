import {
  CloudFrontClient,
  GetCachePolicyCommand,
  GetCloudFrontOriginAccessIdentityCommand,
  GetOriginAccessControlCommand,
  GetOriginRequestPolicyCommand,
  GetResponseHeadersPolicyCommand,
} from '@aws-sdk/client-cloudfront';
import { describe, expect, it } from 'vitest';
import { testStack } from './testing.ts';

const IDENTITY = 'AWS::CloudFront::CloudFrontOriginAccessIdentity';
const CONTROL = 'AWS::CloudFront::OriginAccessControl';
const CACHE = 'AWS::CloudFront::CachePolicy';
const ORIGIN_REQUEST = 'AWS::CloudFront::OriginRequestPolicy';
const RESPONSE_HEADERS = 'AWS::CloudFront::ResponseHeadersPolicy';

// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudfront-cloudfrontoriginaccessidentity.html
it(`${IDENTITY}: Ref is its id, S3CanonicalUserId an attribute; it is changed, and goes`, async () => {
  const stack = await testStack();
  const before = { CloudFrontOriginAccessIdentityConfig: { Comment: 'films' } };
  const { physicalId: Id, attributes } = await stack.create(IDENTITY, before);
  const client = stack.client(CloudFrontClient);
  const read = () => client.send(new GetCloudFrontOriginAccessIdentityCommand({ Id }));
  const { CloudFrontOriginAccessIdentity: made } = await read();
  expect(attributes).toEqual({ Id: made?.Id, S3CanonicalUserId: made?.S3CanonicalUserId });
  const after = { CloudFrontOriginAccessIdentityConfig: { Comment: 'site' } };
  expect(await stack.update(IDENTITY, Id, after, before)).toEqual({ physicalId: Id, attributes });
  const { CloudFrontOriginAccessIdentity: changed } = await read();
  expect(changed?.CloudFrontOriginAccessIdentityConfig?.Comment).toBe('site');
  await stack.remove(IDENTITY, Id);
  await stack.remove(IDENTITY, Id);
  await expect(read()).rejects.toMatchObject({ name: 'NoSuchCloudFrontOriginAccessIdentity' });
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudfront-originaccesscontrol.html
it(`${CONTROL}: Ref is its id; it is changed, and goes`, async () => {
  const stack = await testStack();
  const config = {
    Name: 'site',
    OriginAccessControlOriginType: 's3',
    SigningBehavior: 'always',
    SigningProtocol: 'sigv4',
  };
  const before = { OriginAccessControlConfig: config };
  const { physicalId: Id, attributes } = await stack.create(CONTROL, before);
  expect(attributes).toEqual({ Id });
  const after = { OriginAccessControlConfig: { ...config, SigningBehavior: 'never' } };
  await stack.update(CONTROL, Id, after, before);
  const read = () => stack.client(CloudFrontClient).send(new GetOriginAccessControlCommand({ Id }));
  expect((await read()).OriginAccessControl?.OriginAccessControlConfig?.SigningBehavior).toBe('never');
  await stack.remove(CONTROL, Id);
  await expect(read()).rejects.toMatchObject({ name: 'NoSuchOriginAccessControl' });
});

describe('the policies of CloudFront, with their lists counted', () => {
  const nothing = {
    CookiesConfig: { CookieBehavior: 'none' },
    QueryStringsConfig: { QueryStringBehavior: 'none' },
  };

  // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudfront-cachepolicy.html
  it(`${CACHE}: Ref is its id, Id and LastModifiedTime are its attributes`, async () => {
    const stack = await testStack();
    const config = {
      Name: 'films',
      DefaultTTL: '60',
      MaxTTL: 600,
      MinTTL: 0,
      ParametersInCacheKeyAndForwardedToOrigin: {
        ...nothing,
        EnableAcceptEncodingGzip: true,
        HeadersConfig: { HeaderBehavior: 'whitelist', Headers: ['Accept-Language'] },
      },
    };
    const before = { CachePolicyConfig: config };
    const { physicalId: Id, attributes } = await stack.create(CACHE, before);
    expect(attributes).toEqual({ Id, LastModifiedTime: expect.stringMatching(/^\d{4}-.*Z$/) });
    await stack.update(CACHE, Id, { CachePolicyConfig: { ...config, DefaultTTL: 120 } }, before);
    const read = () => stack.client(CloudFrontClient).send(new GetCachePolicyCommand({ Id }));
    expect((await read()).CachePolicy?.CachePolicyConfig).toMatchObject({
      DefaultTTL: 120,
      ParametersInCacheKeyAndForwardedToOrigin: {
        HeadersConfig: { Headers: { Quantity: 1, Items: ['Accept-Language'] } },
      },
    });
    await stack.remove(CACHE, Id);
    await stack.remove(CACHE, Id);
    await expect(read()).rejects.toMatchObject({ name: 'NoSuchCachePolicy' });
  });

  // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudfront-originrequestpolicy.html
  it(ORIGIN_REQUEST, async () => {
    const stack = await testStack();
    const headers = { HeaderBehavior: 'whitelist', Headers: ['Origin', 'Accept'] };
    const OriginRequestPolicyConfig = { Name: 'films', ...nothing, HeadersConfig: headers };
    const { physicalId: Id } = await stack.create(ORIGIN_REQUEST, { OriginRequestPolicyConfig });
    const { OriginRequestPolicy } = await stack
      .client(CloudFrontClient)
      .send(new GetOriginRequestPolicyCommand({ Id }));
    expect(OriginRequestPolicy?.OriginRequestPolicyConfig?.HeadersConfig?.Headers).toEqual({
      Quantity: 2,
      Items: ['Origin', 'Accept'],
    });
    await stack.remove(ORIGIN_REQUEST, Id);
  });

  // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudfront-responseheaderspolicy.html
  it(RESPONSE_HEADERS, async () => {
    const stack = await testStack();
    const ResponseHeadersPolicyConfig = {
      Name: 'films',
      CorsConfig: {
        AccessControlAllowCredentials: false,
        AccessControlAllowHeaders: { Items: ['*'] },
        AccessControlAllowMethods: { Items: ['GET'] },
        AccessControlAllowOrigins: { Items: ['https://films.example'] },
        OriginOverride: true,
      },
      CustomHeadersConfig: { Items: [{ Header: 'x-films', Value: 'yes', Override: true }] },
      SecurityHeadersConfig: { FrameOptions: { FrameOption: 'DENY', Override: true } },
    };
    const { physicalId: Id } = await stack.create(RESPONSE_HEADERS, { ResponseHeadersPolicyConfig });
    const { ResponseHeadersPolicy } = await stack
      .client(CloudFrontClient)
      .send(new GetResponseHeadersPolicyCommand({ Id }));
    expect(ResponseHeadersPolicy?.ResponseHeadersPolicyConfig).toMatchObject({
      CorsConfig: { AccessControlAllowMethods: { Quantity: 1, Items: ['GET'] } },
      CustomHeadersConfig: { Quantity: 1, Items: [{ Header: 'x-films' }] },
      SecurityHeadersConfig: { FrameOptions: { FrameOption: 'DENY' } },
    });
    await stack.remove(RESPONSE_HEADERS, Id);
  });
});
