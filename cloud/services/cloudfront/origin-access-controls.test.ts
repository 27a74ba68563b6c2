import {
  CloudFrontClient,
  CreateDistributionCommand,
  CreateOriginAccessControlCommand,
  DeleteOriginAccessControlCommand,
  GetOriginAccessControlCommand,
  GetOriginAccessControlConfigCommand,
  ListOriginAccessControlsCommand,
  type OriginAccessControlConfig,
  UpdateOriginAccessControlCommand,
} from '@aws-sdk/client-cloudfront';
import { describe, expect, it } from 'vitest';
import { passingCloud, refusal } from '../../testing.ts';
import { bucketOrigin, configOf } from './testing.ts';

const control: OriginAccessControlConfig = {
  Name: 'site',
  Description: 'the site',
  SigningProtocol: 'sigv4',
  SigningBehavior: 'always',
  OriginAccessControlOriginType: 's3',
};

async function setUp() {
  const client = (await passingCloud()).client(CloudFrontClient);
  const create = (more: Partial<OriginAccessControlConfig> = {}) =>
    client.send(new CreateOriginAccessControlCommand({ OriginAccessControlConfig: { ...control, ...more } }));
  const { OriginAccessControl: made, ETag } = await create();
  return { client, create, Id: made?.Id ?? '', ETag };
}

// https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_OriginAccessControl.html
describe('an origin access control', () => {
  it('is told by Get, GetConfig and List', async () => {
    const { client, Id, ETag } = await setUp();
    expect((await client.send(new GetOriginAccessControlCommand({ Id }))).ETag).toBe(ETag);
    const got = await client.send(new GetOriginAccessControlConfigCommand({ Id }));
    expect(got.OriginAccessControlConfig).toEqual(control);
    const { OriginAccessControlList: list } = await client.send(new ListOriginAccessControlsCommand({}));
    expect(list).toMatchObject({ Quantity: 1, Items: [{ Id, ...control }] });
  });

  it('has a name of its own', async () => {
    const { create } = await setUp();
    expect(await refusal(create())).toMatchObject({ name: 'OriginAccessControlAlreadyExists' });
    expect((await create({ Name: 'other' })).OriginAccessControl?.Id).toMatch(/^E/);
  });

  it('is modelled for S3 alone', async () => {
    const { create } = await setUp();
    expect(await refusal(create({ Name: 'f', OriginAccessControlOriginType: 'lambda' }))).toMatchObject({
      name: 'NotImplemented',
      message: expect.stringContaining('lambda'),
    });
  });

  it('changes with its version', async () => {
    const { client, Id, ETag } = await setUp();
    const update = (IfMatch: string | undefined) =>
      client.send(
        new UpdateOriginAccessControlCommand({
          Id,
          IfMatch,
          OriginAccessControlConfig: { ...control, SigningBehavior: 'never' },
        }),
      );
    expect(await refusal(update('E0'))).toMatchObject({ name: 'PreconditionFailed' });
    const changed = await update(ETag);
    expect(changed.OriginAccessControl?.OriginAccessControlConfig?.SigningBehavior).toBe('never');
  });

  it('is deleted when no distribution uses it', async () => {
    const { client, Id, ETag: IfMatch, create } = await setUp();
    await client.send(
      new CreateDistributionCommand({
        DistributionConfig: configOf(bucketOrigin('site', { OriginAccessControlId: Id })),
      }),
    );
    const deleting = client.send(new DeleteOriginAccessControlCommand({ Id, IfMatch }));
    expect(await refusal(deleting)).toMatchObject({ name: 'OriginAccessControlInUse' });
    const free = await create({ Name: 'free' });
    const freeId = free.OriginAccessControl?.Id ?? '';
    await client.send(new DeleteOriginAccessControlCommand({ Id: freeId, IfMatch: free.ETag }));
    expect(await refusal(client.send(new GetOriginAccessControlCommand({ Id: freeId })))).toMatchObject({
      name: 'NoSuchOriginAccessControl',
    });
  });
});
