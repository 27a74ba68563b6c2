import { describe, expect, it } from 'vitest';
import { answer, BAD, ONE, type Seen } from './seen.ts';

// Each message is one that AWS was seen to answer; the first column says where (owner/name#n is on github.com).

const behavior = { TargetOriginId: 's3', ViewerProtocolPolicy: 'redirect-to-https' };
const config = {
  CallerReference: 'c',
  Comment: '',
  Enabled: true,
  Origins: { Quantity: 1, Items: [{ Id: 's3', DomainName: 'b.s3.amazonaws.com' }] },
  DefaultCacheBehavior: behavior,
};

const seen: Seen[] = [
  [
    'aws/aws-sdk-php#1973',
    'CreateInvalidation',
    { DistributionId: 'E1' },
    `${ONE} null at 'invalidationBatch' ${BAD} not be null`,
  ],
  [
    'fog/fog-aws#48',
    'CreateDistribution',
    { DistributionConfig: { ...config, Enabled: undefined } },
    `${ONE} null at 'distributionConfig.enabled' ${BAD} not be null`,
  ],
  [
    'aws/aws-sdk-ruby#413',
    'CreateDistribution',
    { DistributionConfig: { ...config, Origins: { Quantity: 1, Items: [{ Id: 's3' }] } } },
    `${ONE} null at 'distributionConfig.origins.items.1.member.domainName' ${BAD} not be null`,
  ],
  [
    'aws/aws-cli#6275',
    'CreateDistribution',
    {
      DistributionConfig: {
        ...config,
        DefaultCacheBehavior: { ...behavior, ViewerProtocolPolicy: 'http-only' },
      },
    },
    `${ONE} 'http-only' at 'distributionConfig.defaultCacheBehavior.viewerProtocolPolicy' ${BAD} satisfy enum value set: [allow-all, https-only, redirect-to-https]`,
  ],
];

describe('CloudFront', () => {
  it.each(seen)('says what %s shows for %s', async (_place, operation, input, message) => {
    expect(await answer('cloudfront', operation, input)).toEqual({
      code: 'MalformedXML',
      status: 400,
      message,
    });
  });
});
