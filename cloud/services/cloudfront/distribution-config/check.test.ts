import {
  CloudFrontClient,
  CreateDistributionCommand,
  type DistributionConfig,
} from '@aws-sdk/client-cloudfront';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusal, type TestCloud, testCloud } from '../../../testing.ts';
import { bucketOrigin, configOf, serverOrigin } from '../testing.ts';

type Case = [what: string, config: DistributionConfig, name: string, message?: string];

const bucket = bucketOrigin('site');
const legacy = { CachePolicyId: undefined, MinTTL: 0 };
const forwarded = { QueryString: false, Cookies: { Forward: 'none' as const } };

/** With the code, and the message where AWS's words were seen. */
const refused: Case[] = [
  [
    'a website endpoint as S3 origin',
    configOf({ ...bucket, DomainName: 'site.s3-website-us-east-1.amazonaws.com' }),
    'InvalidArgument',
    'The parameter Origin DomainName does not refer to a valid S3 bucket.',
  ],
  [
    'an address with its scheme',
    configOf({ ...bucket, DomainName: 'https://site.s3.amazonaws.com' }),
    'InvalidArgument',
    'The parameter origin name cannot contain a colon.',
  ],
  ['both kinds of origin', configOf({ ...serverOrigin(80), ...bucket }), 'InvalidOrigin'],
  ['neither kind of origin', configOf({ ...bucket, S3OriginConfig: undefined }), 'InvalidOrigin'],
  [
    'an identity that does not exist',
    configOf(bucketOrigin('site', { identity: 'E0' })),
    'InvalidOriginAccessIdentity',
    'The specified origin access identity does not exist or is not valid.',
  ],
  [
    'a control that does not exist',
    configOf(bucketOrigin('site', { OriginAccessControlId: 'E0' })),
    'InvalidOriginAccessControl',
  ],
  [
    'an origin path that ends with a slash',
    configOf({ ...bucket, OriginPath: '/a/' }),
    'InvalidRelativePath',
  ],
  [
    'a target that is no origin',
    configOf(bucket, { behavior: { TargetOriginId: 'other' } }),
    'NoSuchOrigin',
    'One or more of your origins or origin groups do not exist.',
  ],
  [
    'a root object with a slash',
    configOf(bucket, { DefaultRootObject: '/index.html' }),
    'InvalidDefaultRootObject',
  ],
  [
    'a length that is not the list',
    configOf(bucket, { Origins: { Quantity: 2, Items: [bucket] } }),
    'InconsistentQuantities',
  ],
  [
    'forwarded values beside a cache policy',
    configOf(bucket, { behavior: { ForwardedValues: forwarded } }),
    'InvalidArgument',
    'The parameter ForwardedValues cannot be used when a cache policy is associated to the cache behavior.',
  ],
  [
    'a time to live beside a cache policy',
    configOf(bucket, { behavior: { MinTTL: 0 } }),
    'InvalidArgument',
    'The parameter MinTTL cannot be used when a cache policy is associated to the cache behavior.',
  ],
  [
    'neither cache policy nor forwarded values',
    configOf(bucket, { behavior: legacy }),
    'InvalidArgument',
    'The parameter ForwardedValues is required.',
  ],
  [
    'times to live out of order',
    configOf(bucket, { behavior: { ...legacy, ForwardedValues: forwarded, DefaultTTL: 10, MaxTTL: 5 } }),
    'InvalidTTLOrder',
  ],
  [
    'a cache policy that does not exist',
    configOf(bucket, { behavior: { CachePolicyId: 'x' } }),
    'NoSuchCachePolicy',
  ],
  [
    'a response headers policy that does not exist',
    configOf(bucket, { behavior: { ResponseHeadersPolicyId: 'x' } }),
    'NoSuchResponseHeadersPolicy',
  ],
  [
    'a set of methods that is none of the three',
    configOf(bucket, { behavior: { AllowedMethods: { Quantity: 2, Items: ['GET', 'POST'] } } }),
    'InvalidArgument',
  ],
  [
    'an error code that is not customized',
    configOf(bucket, { CustomErrorResponses: { Quantity: 1, Items: [{ ErrorCode: 401 }] } }),
    'InvalidErrorCode',
  ],
  [
    'an error page without its status',
    configOf(bucket, {
      CustomErrorResponses: { Quantity: 1, Items: [{ ErrorCode: 404, ResponsePagePath: '/404.html' }] },
    }),
    'InvalidArgument',
  ],
  [
    'an alias without a certificate',
    configOf(bucket, { Aliases: { Quantity: 1, Items: ['films.example.com'] } }),
    'InvalidViewerCertificate',
  ],
  [
    'two behaviors with one pattern',
    configOf(bucket, { behaviors: [{ PathPattern: '/a' }, { PathPattern: '/a' }] }),
    'InvalidArgument',
  ],
];

/** AWS has these; the cloud says that it does not, by name. */
const unmodelled: [name: string, config: DistributionConfig][] = [
  [
    'FunctionAssociations',
    configOf(bucket, {
      behavior: {
        FunctionAssociations: {
          Quantity: 1,
          Items: [
            { EventType: 'viewer-request', FunctionARN: 'arn:aws:cloudfront::000000000000:function/f' },
          ],
        },
      },
    }),
  ],
  ['TrustedKeyGroups', configOf(bucket, { behavior: { TrustedKeyGroups: { Enabled: true, Quantity: 0 } } })],
  ['WebACLId', configOf(bucket, { WebACLId: 'arn:aws:wafv2:us-east-1:000000000000:global/webacl/a/b' })],
  [
    'ACMCertificateArn',
    configOf(bucket, {
      ViewerCertificate: {
        ACMCertificateArn: 'arn:aws:acm:us-east-1:000000000000:certificate/a',
        SSLSupportMethod: 'sni-only',
      },
    }),
  ],
  [
    'Logging',
    configOf(bucket, { Logging: { Enabled: true, IncludeCookies: false, Bucket: 'b', Prefix: '' } }),
  ],
  ['Staging', configOf(bucket, { Staging: true })],
  ['AnycastIpListId', configOf(bucket, { AnycastIpListId: 'a' })],
];

// https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_CreateDistribution.html#API_CreateDistribution_Errors
describe('CreateDistribution', () => {
  let test: TestCloud;
  beforeAll(async () => {
    test = await testCloud();
  });
  afterAll(() => test.cloud.close());

  const create = (DistributionConfig: DistributionConfig) =>
    test.client(CloudFrontClient).send(new CreateDistributionCommand({ DistributionConfig }));

  it.each(refused)('refuses %s', async (_what, config, name, message) => {
    expect(await refusal(create(config))).toMatchObject(message ? { name, message } : { name });
  });

  it.each(unmodelled)('names %s as not modelled', async (name, config) => {
    expect(await refusal(create(config))).toMatchObject({
      name: 'NotImplemented',
      message: expect.stringContaining(name),
    });
  });

  it('takes legacy forwarded values', async () => {
    const made = await create(configOf(bucket, { behavior: { ...legacy, ForwardedValues: forwarded } }));
    expect(made.Distribution?.DistributionConfig?.DefaultCacheBehavior).toMatchObject({
      MinTTL: 0,
      DefaultTTL: 86_400,
      MaxTTL: 31_536_000,
    });
  });
});
