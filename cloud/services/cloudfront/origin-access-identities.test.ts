import {
  CloudFrontClient,
  CreateCloudFrontOriginAccessIdentityCommand,
  CreateDistributionCommand,
  DeleteCloudFrontOriginAccessIdentityCommand,
  GetCloudFrontOriginAccessIdentityCommand,
  GetCloudFrontOriginAccessIdentityConfigCommand,
  ListCloudFrontOriginAccessIdentitiesCommand,
  UpdateCloudFrontOriginAccessIdentityCommand,
} from '@aws-sdk/client-cloudfront';
import { describe, expect, it } from 'vitest';
import { passingCloud, refusal } from '../../testing.ts';
import { bucketOrigin, configOf } from './testing.ts';

const create = (CallerReference: string, Comment = '') =>
  new CreateCloudFrontOriginAccessIdentityCommand({
    CloudFrontOriginAccessIdentityConfig: { CallerReference, Comment },
  });

async function setUp() {
  const client = (await passingCloud()).client(CloudFrontClient);
  const { CloudFrontOriginAccessIdentity: made, ETag } = await client.send(create('one', 'site'));
  return { client, Id: made?.Id ?? '', ETag, made };
}

// https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_CreateCloudFrontOriginAccessIdentity.html
describe('an origin access identity', () => {
  it('has an id and a canonical user id', async () => {
    const { made, ETag } = await setUp();
    expect(made?.Id).toMatch(/^E[A-Z0-9]{12,13}$/);
    expect(made?.S3CanonicalUserId).toMatch(/^[0-9a-f]{96}$/);
    expect(ETag).toMatch(/^E[A-Z0-9]+$/);
  });

  it('is made once for a caller reference', async () => {
    const { client, Id } = await setUp();
    const again = await client.send(create('one', 'site'));
    expect(again.CloudFrontOriginAccessIdentity?.Id).toBe(Id);
    expect(await refusal(client.send(create('one', 'other')))).toMatchObject({
      name: 'CloudFrontOriginAccessIdentityAlreadyExists',
    });
  });

  it('is told by Get, GetConfig and List', async () => {
    const { client, Id, ETag } = await setUp();
    expect((await client.send(new GetCloudFrontOriginAccessIdentityCommand({ Id }))).ETag).toBe(ETag);
    const config = await client.send(new GetCloudFrontOriginAccessIdentityConfigCommand({ Id }));
    expect(config.CloudFrontOriginAccessIdentityConfig).toEqual({ CallerReference: 'one', Comment: 'site' });
    const { CloudFrontOriginAccessIdentityList: list } = await client.send(
      new ListCloudFrontOriginAccessIdentitiesCommand({}),
    );
    expect(list).toMatchObject({ Quantity: 1, IsTruncated: false, Items: [{ Id, Comment: 'site' }] });
  });

  it('changes its comment with its version alone', async () => {
    const { client, Id, ETag } = await setUp();
    const update = (IfMatch: string | undefined, CallerReference = 'one') =>
      client.send(
        new UpdateCloudFrontOriginAccessIdentityCommand({
          Id,
          IfMatch,
          CloudFrontOriginAccessIdentityConfig: { CallerReference, Comment: 'new' },
        }),
      );
    expect(await refusal(update(undefined))).toMatchObject({ name: 'InvalidIfMatchVersion' });
    expect(await refusal(update('E000'))).toMatchObject({ name: 'PreconditionFailed' });
    expect(await refusal(update(ETag, 'two'))).toMatchObject({ name: 'IllegalUpdate' });
    expect((await update(ETag)).ETag).not.toBe(ETag);
  });

  it('is not deleted while a distribution uses it', async () => {
    const { client, Id, ETag: IfMatch } = await setUp();
    await client.send(
      new CreateDistributionCommand({ DistributionConfig: configOf(bucketOrigin('site', { identity: Id })) }),
    );
    const deleting = client.send(new DeleteCloudFrontOriginAccessIdentityCommand({ Id, IfMatch }));
    expect(await refusal(deleting)).toMatchObject({
      name: 'CloudFrontOriginAccessIdentityInUse',
      message: 'The CloudFront origin access identity is still being used.',
    });
  });

  it('is gone when it is deleted', async () => {
    const { client, Id, ETag: IfMatch } = await setUp();
    await client.send(new DeleteCloudFrontOriginAccessIdentityCommand({ Id, IfMatch }));
    expect(await refusal(client.send(new GetCloudFrontOriginAccessIdentityCommand({ Id })))).toMatchObject({
      name: 'NoSuchCloudFrontOriginAccessIdentity',
    });
  });
});
