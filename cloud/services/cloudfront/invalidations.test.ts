import {
  CloudFrontClient,
  CreateDistributionCommand,
  CreateInvalidationCommand,
  GetDistributionCommand,
  GetInvalidationCommand,
  ListInvalidationsCommand,
} from '@aws-sdk/client-cloudfront';
import { describe, expect, it } from 'vitest';
import { passingCloud, refusal } from '../../testing.ts';
import { checkPaths, covers } from './invalidation-paths.ts';
import { bucketOrigin, configOf, stoppedClock } from './testing.ts';

async function setUp() {
  const { cloud, client: clientOf } = await passingCloud({ clock: stoppedClock() });
  const client = clientOf(CloudFrontClient);
  const { Distribution } = await client.send(
    new CreateDistributionCommand({ DistributionConfig: configOf(bucketOrigin('site')) }),
  );
  const DistributionId = Distribution?.Id ?? '';
  const invalidate = (Items: string[], CallerReference = 'one') =>
    client.send(
      new CreateInvalidationCommand({
        DistributionId,
        InvalidationBatch: { CallerReference, Paths: { Quantity: Items.length, Items } },
      }),
    );
  return { cloud, client, DistributionId, invalidate };
}

// https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_CreateInvalidation.html
describe('an invalidation', () => {
  it('is in progress, then completed', async () => {
    const { cloud, client, DistributionId, invalidate } = await setUp();
    const { Invalidation } = await invalidate(['/*']);
    expect(Invalidation).toMatchObject({
      Status: 'InProgress',
      InvalidationBatch: { Paths: { Items: ['/*'] } },
    });
    const running = await client.send(new GetDistributionCommand({ Id: DistributionId }));
    expect(running.Distribution?.InProgressInvalidationBatches).toBe(1);
    cloud.clock.advance(2_000);
    const Id = Invalidation?.Id ?? '';
    const got = await client.send(new GetInvalidationCommand({ DistributionId, Id }));
    expect(got.Invalidation?.Status).toBe('Completed');
    const { InvalidationList } = await client.send(new ListInvalidationsCommand({ DistributionId }));
    expect(InvalidationList).toMatchObject({ Quantity: 1, Items: [{ Id, Status: 'Completed' }] });
  });

  it('is made once for a caller reference', async () => {
    const { invalidate } = await setUp();
    const first = await invalidate(['/a', '/b']);
    expect((await invalidate(['/b', '/a'])).Invalidation?.Id).toBe(first.Invalidation?.Id);
    expect(await refusal(invalidate(['/c']))).toMatchObject({ name: 'InvalidationBatchAlreadyExists' });
  });

  // https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html#limits-invalidations
  it('has room for fifteen wildcards at a time', async () => {
    const { cloud, invalidate } = await setUp();
    await invalidate(Array.from({ length: 15 }, (_, index) => `/${index}/*`));
    expect(await refusal(invalidate(['/more/*'], 'two'))).toMatchObject({
      name: 'TooManyInvalidationsInProgress',
    });
    cloud.clock.advance(2_000);
    await invalidate(['/more/*'], 'two');
  });

  it('is of a distribution and has an id', async () => {
    const { client, DistributionId } = await setUp();
    expect(
      await refusal(client.send(new GetInvalidationCommand({ DistributionId, Id: 'I0' }))),
    ).toMatchObject({ name: 'NoSuchInvalidation' });
    expect(await refusal(client.send(new ListInvalidationsCommand({ DistributionId: 'E0' })))).toMatchObject({
      name: 'NoSuchDistribution',
    });
  });
});

// https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/invalidation-specifying-objects.html
describe('the paths of an invalidation', () => {
  it.each(['index.html', '/a*b', '/a b', '/ä', ''])('are not %j', (path) => {
    expect(() => checkPaths([path])).toThrow('one or more invalid invalidation paths');
  });

  it.each(['/', '/*', '/a/*', '/a.html?b=1', '/~user/%20'])('are %j', (path) => {
    expect(() => checkPaths([path])).not.toThrow();
  });

  it.each([
    ['/*', '/', true],
    ['/a*', '/a/b.html', true],
    ['/a', '/a?b=1', false],
    ['/a*', '/a?b=1', true],
    ['/A', '/a', false],
  ])('%s covers %s: %s', (path, object, expected) => {
    expect(covers(path, object)).toBe(expected);
  });
});
