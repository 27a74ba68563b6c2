import {
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  HeadObjectCommand,
  type LifecycleRule,
  ListMultipartUploadsCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  PutBucketLifecycleConfigurationCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { passingCloud } from '../../testing.ts';
import { expire } from './lifecycle.ts';
import { deleteMarker } from './object-record.ts';
import type { ObjectVersion, StoredLifecycleRule } from './state.ts';

const DAY = 86_400_000;
const Bucket = 'lifecycle-test';

const version = (id: string, time: string, more: Partial<ObjectVersion> = {}): ObjectVersion => ({
  ...deleteMarker('logs/a', id, Date.parse(time)),
  deleteMarker: undefined,
  size: 100,
  ...more,
});
const rule = (more: Partial<StoredLifecycleRule>): StoredLifecycleRule => ({
  ID: 'r',
  Status: 'Enabled',
  Filter: { Prefix: '' },
  ...more,
});

function left(versions: ObjectVersion[], lifecycle: StoredLifecycleRule[], now: string, versioned = false) {
  const settings = { lifecycle, ...(versioned ? { versioning: 'Enabled' as const } : {}) };
  const marker = (at: number) => deleteMarker('logs/a', 'marker', at);
  return expire(versions, settings, Date.parse(now), marker).map(({ versionId }) => versionId);
}

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/intro-lifecycle-rules.html, whose own example is the first one.
describe('lifecycle rules', () => {
  it('count days and go on to the next midnight', () => {
    const old = [version('new', '2014-01-15T10:30:00Z'), version('old', '2014-01-01T10:30:00Z')];
    const rules = [rule({ NoncurrentVersionExpiration: { NoncurrentDays: 3 } })];
    expect(left(old, rules, '2014-01-18T23:59:59Z', true)).toEqual(['new', 'old']);
    expect(left(old, rules, '2014-01-19T00:00:00Z', true)).toEqual(['new']);
  });

  it('remove what is expired, or hide it where versions are kept', () => {
    const one = [version('v', '2024-01-01T10:00:00Z')];
    const rules = [rule({ Expiration: { Days: 1 } })];
    expect(left(one, rules, '2024-01-02T23:00:00Z')).toEqual(['v']);
    expect(left(one, rules, '2024-01-03T00:00:00Z')).toEqual([]);
    expect(left(one, rules, '2024-01-03T00:00:00Z', true)).toEqual(['marker', 'v']);
    expect(
      left(one, [rule({ Expiration: { Date: Date.parse('2024-02-01') } })], '2024-02-01T00:00:00Z'),
    ).toEqual([]);
  });

  it('keep as many noncurrent versions as they say', () => {
    const all = ['4', '3', '2', '1'].map((day) => version(day, `2024-01-0${day}T00:00:00Z`));
    const rules = [rule({ NoncurrentVersionExpiration: { NoncurrentDays: 1, NewerNoncurrentVersions: 2 } })];
    expect(left(all, rules, '2025-01-01T00:00:00Z', true)).toEqual(['4', '3', '2']);
  });

  it('remove a delete marker that hides nothing', () => {
    const marker = [deleteMarker('logs/a', 'm', Date.parse('2024-01-01'))];
    const rules = [rule({ Expiration: { ExpiredObjectDeleteMarker: true } })];
    expect(left(marker, rules, '2024-01-02T00:00:00Z', true)).toEqual([]);
    const over = [...marker, version('v', '2023-01-01T00:00:00Z')];
    expect(left(over, rules, '2024-01-02T00:00:00Z', true)).toEqual(['m', 'v']);
  });

  it.each([
    [{ Prefix: 'logs/' }, true],
    [{ Prefix: 'other/' }, false],
    [{ Tag: { Key: 'keep', Value: 'no' } }, true],
    [{ Tag: { Key: 'keep', Value: 'yes' } }, false],
    [{ ObjectSizeGreaterThan: 99 }, true],
    [{ ObjectSizeGreaterThan: 100 }, false],
    [{ ObjectSizeLessThan: 100 }, false],
    [{ And: { Prefix: 'logs/', Tags: [{ Key: 'keep', Value: 'no' }], ObjectSizeLessThan: 101 } }, true],
    [{ And: { Prefix: 'logs/', Tags: [{ Key: 'keep', Value: 'yes' }] } }, false],
  ])('filter by %j: %s', (Filter, goes) => {
    const one = [version('v', '2024-01-01T00:00:00Z', { tags: [{ Key: 'keep', Value: 'no' }] })];
    expect(left(one, [rule({ Filter, Expiration: { Days: 1 } })], '2025-01-01T00:00:00Z')).toEqual(
      goes ? [] : ['v'],
    );
  });

  it('do nothing while they are disabled', () => {
    const one = [version('v', '2024-01-01T00:00:00Z')];
    expect(
      left(one, [rule({ Status: 'Disabled', Expiration: { Days: 1 } })], '2025-01-01T00:00:00Z'),
    ).toEqual(['v']);
  });
});

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-expire-general-considerations.html
describe('a bucket with lifecycle rules', () => {
  const prepare = async (Rules: LifecycleRule[], Status?: 'Enabled') => {
    const { cloud, client } = await passingCloud();
    const s3 = client(S3Client);
    await s3.send(new CreateBucketCommand({ Bucket }));
    if (Status)
      await s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status } }));
    await s3.send(new PutBucketLifecycleConfigurationCommand({ Bucket, LifecycleConfiguration: { Rules } }));
    return { s3, clock: cloud.clock };
  };
  const expiration: LifecycleRule = {
    ID: 'tmp rule',
    Status: 'Enabled',
    Filter: { Prefix: 'tmp/' },
    Expiration: { Days: 1 },
  };

  it('tells when an object expires, and has it no more afterwards', async () => {
    const { s3, clock } = await prepare([expiration]);
    const put = await s3.send(new PutObjectCommand({ Bucket, Key: 'tmp/a', Body: 'x' }));
    const midnight = new Date((Math.floor(clock.now() / DAY) + 2) * DAY).toUTCString();
    expect(put.Expiration).toBe(`expiry-date="${midnight}", rule-id="tmp%20rule"`);
    const head = await s3.send(new HeadObjectCommand({ Bucket, Key: 'tmp/a' }));
    expect(head.Expiration).toBe(put.Expiration);
    expect(
      (await s3.send(new PutObjectCommand({ Bucket, Key: 'kept', Body: 'x' }))).Expiration,
    ).toBeUndefined();
    clock.advance(2 * DAY);
    const { Contents } = await s3.send(new ListObjectsV2Command({ Bucket }));
    expect(Contents?.map(({ Key }) => Key)).toEqual(['kept']);
  });

  it('puts a delete marker where versions are kept', async () => {
    const { s3, clock } = await prepare([expiration], 'Enabled');
    await s3.send(new PutObjectCommand({ Bucket, Key: 'tmp/a', Body: 'x' }));
    clock.advance(2 * DAY);
    const listed = await s3.send(new ListObjectVersionsCommand({ Bucket }));
    expect([listed.DeleteMarkers?.length, listed.Versions?.length]).toEqual([1, 1]);
  });

  it('aborts uploads that were never completed', async () => {
    const { s3, clock } = await prepare([
      {
        ID: 'abort',
        Status: 'Enabled',
        Filter: { Prefix: '' },
        AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
      },
    ]);
    const upload = await s3.send(new CreateMultipartUploadCommand({ Bucket, Key: 'big' }));
    expect(upload).toMatchObject({ AbortRuleId: 'abort', AbortDate: expect.any(Date) });
    clock.advance(8 * DAY);
    expect((await s3.send(new ListMultipartUploadsCommand({ Bucket }))).Uploads).toBeUndefined();
  });
});
