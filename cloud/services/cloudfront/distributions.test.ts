import {
  CloudFrontClient,
  CreateDistributionCommand,
  CreateDistributionWithTagsCommand,
  DeleteDistributionCommand,
  GetDistributionCommand,
  GetDistributionConfigCommand,
  ListDistributionsCommand,
  ListTagsForResourceCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateDistributionCommand,
} from '@aws-sdk/client-cloudfront';
import { describe, expect, it } from 'vitest';
import { passingCloud, refusal } from '../../testing.ts';
import { bucketOrigin, configOf, stoppedClock } from './testing.ts';

async function setUp() {
  const { cloud, client: clientOf } = await passingCloud({ clock: stoppedClock() });
  const client = clientOf(CloudFrontClient);
  const config = configOf(bucketOrigin('site'), { DefaultRootObject: 'index.html' });
  const { Distribution: made, ETag } = await client.send(
    new CreateDistributionCommand({ DistributionConfig: config }),
  );
  if (!made?.Id) throw new Error('no distribution');
  const Id = made.Id;
  const read = async () => {
    const { DistributionConfig, ETag: IfMatch } = await client.send(new GetDistributionConfigCommand({ Id }));
    if (!DistributionConfig) throw new Error('no config');
    return { DistributionConfig, IfMatch };
  };
  const status = async () => (await client.send(new GetDistributionCommand({ Id }))).Distribution?.Status;
  const disable = async () => {
    const { DistributionConfig, IfMatch } = await read();
    const config = { ...DistributionConfig, Enabled: false };
    return client.send(new UpdateDistributionCommand({ Id, IfMatch, DistributionConfig: config }));
  };
  return { cloud, client, config, made, Id, ETag, read, status, disable };
}

// https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_CreateDistribution.html
describe('a distribution', () => {
  it('is named as on AWS, with the cloud own address', async () => {
    const { cloud, made, Id } = await setUp();
    expect(Id).toMatch(/^E[A-Z0-9]{12,13}$/);
    expect(made.ARN).toBe(`arn:aws:cloudfront::000000000000:distribution/${Id}`);
    expect(made.DomainName).toMatch(new RegExp(`^d[a-z0-9]{13}\\.cloudfront\\.localhost:${cloud.port}$`));
  });

  it('is deployed after a while', async () => {
    const { cloud, made, status } = await setUp();
    expect(made.Status).toBe('InProgress');
    cloud.clock.advance(2_000);
    expect(await status()).toBe('Deployed');
  });

  it('tells the whole configuration, with what the writer left out', async () => {
    const { read } = await setUp();
    expect((await read()).DistributionConfig).toMatchObject({
      Aliases: { Quantity: 0 },
      DefaultRootObject: 'index.html',
      HttpVersion: 'http2',
      PriceClass: 'PriceClass_All',
      Restrictions: { GeoRestriction: { RestrictionType: 'none', Quantity: 0 } },
      ViewerCertificate: { CloudFrontDefaultCertificate: true, MinimumProtocolVersion: 'TLSv1' },
      DefaultCacheBehavior: {
        Compress: false,
        AllowedMethods: { Quantity: 2, CachedMethods: { Quantity: 2 } },
        FunctionAssociations: { Quantity: 0 },
      },
    });
  });

  it('is not made twice with one caller reference', async () => {
    const { client, config, Id } = await setUp();
    const again = client.send(new CreateDistributionCommand({ DistributionConfig: config }));
    expect(await refusal(again)).toMatchObject({
      name: 'DistributionAlreadyExists',
      message: expect.stringContaining(Id),
    });
  });

  // https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_UpdateDistribution.html
  it('takes back the configuration that it told, changed', async () => {
    const { cloud, client, Id, read, status } = await setUp();
    cloud.clock.advance(2_000);
    const { DistributionConfig, IfMatch } = await read();
    const changed = await client.send(
      new UpdateDistributionCommand({
        Id,
        IfMatch,
        DistributionConfig: { ...DistributionConfig, Comment: 'new' },
      }),
    );
    expect(changed.Distribution?.DistributionConfig?.Comment).toBe('new');
    expect(changed.ETag).not.toBe(IfMatch);
    expect(await status()).toBe('InProgress');
    const stale = client.send(new UpdateDistributionCommand({ Id, IfMatch, DistributionConfig }));
    expect(await refusal(stale)).toMatchObject({ name: 'PreconditionFailed' });
  });

  it('is not changed without its version or with another caller reference', async () => {
    const { client, Id, read } = await setUp();
    const { DistributionConfig, IfMatch } = await read();
    expect(
      await refusal(client.send(new UpdateDistributionCommand({ Id, DistributionConfig }))),
    ).toMatchObject({ name: 'InvalidIfMatchVersion' });
    const other = { ...DistributionConfig, CallerReference: 'another' };
    expect(
      await refusal(client.send(new UpdateDistributionCommand({ Id, IfMatch, DistributionConfig: other }))),
    ).toMatchObject({ name: 'IllegalUpdate' });
  });

  // https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/distribution-overview-required-fields.html
  it('is not changed by less than the whole configuration', async () => {
    const { client, Id, config, ETag: IfMatch } = await setUp();
    const update = client.send(new UpdateDistributionCommand({ Id, IfMatch, DistributionConfig: config }));
    expect(await refusal(update)).toMatchObject({
      name: 'IllegalUpdate',
      message: expect.stringContaining('is required for updates.'),
    });
  });

  // https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/HowToDeleteDistribution.html
  it('is deleted when it is disabled and that is deployed', async () => {
    const { cloud, client, Id, ETag, disable } = await setUp();
    const remove = (IfMatch: string | undefined) =>
      client.send(new DeleteDistributionCommand({ Id, IfMatch }));
    const notDisabled = {
      name: 'DistributionNotDisabled',
      message: 'The distribution you are trying to delete has not been disabled.',
    };
    expect(await refusal(remove(ETag))).toMatchObject(notDisabled);
    const disabled = await disable();
    expect(await refusal(remove(disabled.ETag))).toMatchObject(notDisabled);
    cloud.clock.advance(2_000);
    expect(await refusal(remove(ETag))).toMatchObject({ name: 'PreconditionFailed' });
    await remove(disabled.ETag);
    expect(await refusal(client.send(new GetDistributionCommand({ Id })))).toMatchObject({
      name: 'NoSuchDistribution',
    });
  });
});

// https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_ListDistributions.html
it('lists distributions page by page, each account its own', async () => {
  const test = await passingCloud({ clock: stoppedClock() });
  const client = test.client(CloudFrontClient);
  for (const name of ['a', 'b', 'c']) {
    await client.send(new CreateDistributionCommand({ DistributionConfig: configOf(bucketOrigin(name)) }));
  }
  const first = (await client.send(new ListDistributionsCommand({ MaxItems: 2 }))).DistributionList;
  expect(first).toMatchObject({ Quantity: 2, MaxItems: 2, IsTruncated: true });
  const rest = await client.send(new ListDistributionsCommand({ Marker: first?.NextMarker }));
  expect(rest.DistributionList).toMatchObject({ Quantity: 1, IsTruncated: false });
  const other = test.client(CloudFrontClient, {
    credentials: { accessKeyId: '111111111111', secretAccessKey: 'test' },
  });
  expect((await other.send(new ListDistributionsCommand({}))).DistributionList?.Quantity).toBe(0);
});

// https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_TagResource.html
it('keeps tags from the creation on', async () => {
  const client = (await passingCloud({ clock: stoppedClock() })).client(CloudFrontClient);
  const { Distribution } = await client.send(
    new CreateDistributionWithTagsCommand({
      DistributionConfigWithTags: {
        DistributionConfig: configOf(bucketOrigin('site')),
        Tags: { Items: [{ Key: 'course', Value: 'cinedb' }] },
      },
    }),
  );
  const Resource = Distribution?.ARN ?? '';
  await client.send(
    new TagResourceCommand({ Resource, Tags: { Items: [{ Key: 'student', Value: 'ana' }] } }),
  );
  await client.send(new UntagResourceCommand({ Resource, TagKeys: { Items: ['course'] } }));
  const { Tags } = await client.send(new ListTagsForResourceCommand({ Resource }));
  expect(Tags?.Items).toEqual([{ Key: 'student', Value: 'ana' }]);
  expect(
    await refusal(client.send(new ListTagsForResourceCommand({ Resource: `${Resource}X` }))),
  ).toMatchObject({ name: 'NoSuchResource' });
});
