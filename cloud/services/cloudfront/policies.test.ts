import {
  CloudFrontClient,
  CreateCachePolicyCommand,
  CreateDistributionCommand,
  CreateOriginRequestPolicyCommand,
  CreateResponseHeadersPolicyCommand,
  DeleteCachePolicyCommand,
  GetCachePolicyCommand,
  GetOriginRequestPolicyCommand,
  GetResponseHeadersPolicyCommand,
  ListCachePoliciesCommand,
  ListOriginRequestPoliciesCommand,
  ListResponseHeadersPoliciesCommand,
  UpdateCachePolicyCommand,
} from '@aws-sdk/client-cloudfront';
import { describe, expect, it } from 'vitest';
import { passingCloud, refusal } from '../../testing.ts';
import { bucketOrigin, CACHING_OPTIMIZED, configOf } from './testing.ts';

const setUp = async () => (await passingCloud()).client(CloudFrontClient);
const named = (Name: string) => ({ CachePolicyConfig: { Name, MinTTL: 0 } });

describe('managed policies', () => {
  // https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-cache-policies.html
  it('CachingOptimized is as AWS describes it', async () => {
    const { CachePolicy } = await (await setUp()).send(new GetCachePolicyCommand({ Id: CACHING_OPTIMIZED }));
    expect(CachePolicy?.CachePolicyConfig).toMatchObject({
      Name: 'Managed-CachingOptimized',
      MinTTL: 1,
      DefaultTTL: 86_400,
      MaxTTL: 31_536_000,
      ParametersInCacheKeyAndForwardedToOrigin: {
        EnableAcceptEncodingGzip: true,
        EnableAcceptEncodingBrotli: true,
        HeadersConfig: { HeaderBehavior: 'none' },
      },
    });
  });

  // https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-origin-request-policies.html
  it('CORS-S3Origin sends the three headers of CORS', async () => {
    const { OriginRequestPolicy } = await (await setUp()).send(
      new GetOriginRequestPolicyCommand({ Id: '88a5eaf4-2fd4-4709-b370-b4c650ea3fcf' }),
    );
    expect(OriginRequestPolicy?.OriginRequestPolicyConfig?.HeadersConfig?.Headers?.Items).toEqual([
      'Origin',
      'Access-Control-Request-Headers',
      'Access-Control-Request-Method',
    ]);
  });

  // https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-response-headers-policies.html
  it('SecurityHeadersPolicy has its five headers', async () => {
    const { ResponseHeadersPolicy } = await (await setUp()).send(
      new GetResponseHeadersPolicyCommand({ Id: '67f7725c-6f97-4210-82d7-5512b31e9d03' }),
    );
    expect(ResponseHeadersPolicy?.ResponseHeadersPolicyConfig?.SecurityHeadersConfig).toMatchObject({
      ContentTypeOptions: { Override: true },
      FrameOptions: { FrameOption: 'SAMEORIGIN', Override: false },
      ReferrerPolicy: { ReferrerPolicy: 'strict-origin-when-cross-origin' },
      StrictTransportSecurity: { AccessControlMaxAgeSec: 31_536_000 },
      XSSProtection: { Protection: true, ModeBlock: true },
    });
  });

  it('are listed by type and are neither changed nor deleted', async () => {
    const client = await setUp();
    const cache = await client.send(new ListCachePoliciesCommand({ Type: 'managed' }));
    expect(cache.CachePolicyList?.Items).toHaveLength(7);
    const request = await client.send(new ListOriginRequestPoliciesCommand({ Type: 'managed' }));
    expect(request.OriginRequestPolicyList?.Items).toHaveLength(8);
    const response = await client.send(new ListResponseHeadersPoliciesCommand({ Type: 'managed' }));
    expect(response.ResponseHeadersPolicyList?.Items).toHaveLength(5);
    const Id = CACHING_OPTIMIZED;
    const { ETag: IfMatch } = await client.send(new GetCachePolicyCommand({ Id }));
    expect(await refusal(client.send(new DeleteCachePolicyCommand({ Id, IfMatch })))).toMatchObject({
      name: 'IllegalDelete',
    });
    const update = client.send(new UpdateCachePolicyCommand({ Id, IfMatch, ...named('mine') }));
    expect(await refusal(update)).toMatchObject({ name: 'IllegalUpdate' });
  });
});

// https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_CreateCachePolicy.html
describe('a policy of one own', () => {
  it('is made, changed and deleted', async () => {
    const client = await setUp();
    const { CachePolicy, ETag } = await client.send(new CreateCachePolicyCommand(named('mine')));
    const Id = CachePolicy?.Id ?? '';
    expect(CachePolicy?.CachePolicyConfig).toMatchObject({ DefaultTTL: 86_400, MaxTTL: 31_536_000 });
    expect(await refusal(client.send(new CreateCachePolicyCommand(named('mine'))))).toMatchObject({
      name: 'CachePolicyAlreadyExists',
    });
    const changed = await client.send(new UpdateCachePolicyCommand({ Id, IfMatch: ETag, ...named('ours') }));
    await client.send(new DeleteCachePolicyCommand({ Id, IfMatch: changed.ETag }));
    expect(await refusal(client.send(new GetCachePolicyCommand({ Id })))).toMatchObject({
      name: 'NoSuchCachePolicy',
    });
  });

  it('is not deleted while a behavior has it', async () => {
    const client = await setUp();
    const { CachePolicy, ETag } = await client.send(new CreateCachePolicyCommand(named('mine')));
    const Id = CachePolicy?.Id ?? '';
    const config = configOf(bucketOrigin('site'), { behavior: { CachePolicyId: Id } });
    await client.send(new CreateDistributionCommand({ DistributionConfig: config }));
    expect(await refusal(client.send(new DeleteCachePolicyCommand({ Id, IfMatch: ETag })))).toMatchObject({
      name: 'CachePolicyInUse',
      message:
        'The specified cache policy is currently associated with a cache behavior. Please disassociate the policy before deleting.',
    });
  });

  it('puts nothing into the key when caching is off', async () => {
    const client = await setUp();
    const config = {
      ...named('off').CachePolicyConfig,
      DefaultTTL: 0,
      MaxTTL: 0,
      ParametersInCacheKeyAndForwardedToOrigin: {
        EnableAcceptEncodingGzip: false,
        HeadersConfig: { HeaderBehavior: 'none' as const },
        CookiesConfig: { CookieBehavior: 'all' as const },
        QueryStringsConfig: { QueryStringBehavior: 'none' as const },
      },
    };
    expect(
      await refusal(client.send(new CreateCachePolicyCommand({ CachePolicyConfig: config }))),
    ).toMatchObject({
      name: 'InvalidArgument',
      message: 'The parameter CookieBehavior is invalid for policy with caching disabled.',
    });
  });

  // https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/add-origin-custom-headers.html#add-origin-custom-headers-forward-authorization
  it('sends no Authorization that is not in the key', async () => {
    const OriginRequestPolicyConfig = {
      Name: 'auth',
      HeadersConfig: {
        HeaderBehavior: 'whitelist' as const,
        Headers: { Quantity: 1, Items: ['Authorization'] },
      },
      CookiesConfig: { CookieBehavior: 'none' as const },
      QueryStringsConfig: { QueryStringBehavior: 'none' as const },
    };
    const create = new CreateOriginRequestPolicyCommand({ OriginRequestPolicyConfig });
    expect(await refusal((await setUp()).send(create))).toMatchObject({
      name: 'InvalidArgument',
      message: 'The parameter Headers contains Authorization that is not allowed.',
    });
  });

  it('sets no security header as a custom one', async () => {
    const Items = [{ Header: 'X-Frame-Options', Value: 'DENY', Override: true }];
    const ResponseHeadersPolicyConfig = { Name: 'h', CustomHeadersConfig: { Quantity: 1, Items } };
    const create = new CreateResponseHeadersPolicyCommand({ ResponseHeadersPolicyConfig });
    expect(await refusal((await setUp()).send(create))).toMatchObject({ name: 'InvalidArgument' });
  });
});
