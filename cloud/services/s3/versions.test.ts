import {
  CreateBucketCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusal, type TestCloud, testCloud } from '../../testing.ts';

const Bucket = 'versions-test';
let test: TestCloud;
let s3: S3Client;

beforeAll(async () => {
  test = await testCloud();
  s3 = test.client(S3Client);
  await s3.send(new CreateBucketCommand({ Bucket }));
  await put('early', 'before versioning');
  await setVersioning('Enabled');
});
afterAll(() => test.cloud.close());

const setVersioning = (Status: 'Enabled' | 'Suspended') =>
  s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status } }));
const put = (Key: string, Body: string) => s3.send(new PutObjectCommand({ Bucket, Key, Body }));
const remove = (Key: string, VersionId?: string) =>
  s3.send(new DeleteObjectCommand({ Bucket, Key, VersionId }));
const text = async (Key: string, VersionId?: string) =>
  (await s3.send(new GetObjectCommand({ Bucket, Key, VersionId }))).Body?.transformToString();
const list = (more: object = {}) => s3.send(new ListObjectVersionsCommand({ Bucket, ...more }));

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/Versioning.html
describe('a bucket with versioning', () => {
  it('keeps each version, and what was there before as the null version', async () => {
    const { VersionId } = await put('early', 'after');
    expect(VersionId).toMatch(/^[\w.]{32}$/);
    expect(await text('early')).toBe('after');
    expect(await text('early', 'null')).toBe('before versioning');
  });

  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/DeleteMarker.html
  it('hides a deleted object behind a marker, and deleting the marker brings it back', async () => {
    await put('film', 'one');
    const deleted = await remove('film');
    expect(deleted.DeleteMarker).toBe(true);
    expect(await refusal(text('film'))).toMatchObject({
      name: 'NoSuchKey',
      $response: { headers: { 'x-amz-delete-marker': 'true', 'x-amz-version-id': deleted.VersionId } },
    });
    expect(await refusal(text('film', deleted.VersionId))).toMatchObject({
      name: 'MethodNotAllowed',
      $metadata: { httpStatusCode: 405 },
      $response: { headers: { 'x-amz-delete-marker': 'true', allow: 'DELETE' } },
    });
    const { Contents } = await s3.send(new ListObjectsV2Command({ Bucket, Prefix: 'film' }));
    expect(Contents ?? []).toEqual([]);
    expect(await remove('film', deleted.VersionId)).toMatchObject({ DeleteMarker: true });
    expect(await text('film')).toBe('one');
  });

  it('deletes a version for good when it is named', async () => {
    const first = await put('twice', '1');
    const second = await put('twice', '2');
    await remove('twice', second.VersionId);
    expect(await text('twice')).toBe('1');
    expect((await refusal(text('twice', second.VersionId))).name).toBe('NoSuchVersion');
    expect(await refusal(text('twice', 'nonsense'))).toMatchObject({
      name: 'InvalidArgument',
      message: 'Invalid version id specified',
    });
    expect(await remove('twice', first.VersionId)).toMatchObject({ VersionId: first.VersionId });
  });

  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/VersionSuspendedBehavior.html
  it('writes over the null version while it is suspended', async () => {
    const kept = await put('suspended', 'kept');
    await setVersioning('Suspended');
    expect((await put('suspended', 'first')).VersionId).toBe('null');
    await put('suspended', 'second');
    const { Versions } = await list({ Prefix: 'suspended' });
    expect(Versions?.map(({ VersionId }) => VersionId)).toEqual(['null', kept.VersionId]);
    expect(await remove('suspended')).toMatchObject({ DeleteMarker: true, VersionId: 'null' });
    expect((await list({ Prefix: 'suspended' })).Versions?.length).toBe(1);
    await setVersioning('Enabled');
  });
});

// https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectVersions.html
it('lists versions newest first, page by page', async () => {
  for (const key of ['list/a', 'list/a', 'list/b', 'list/b']) await put(key, key);
  await remove('list/a');
  const seen: string[] = [];
  let markers: object = {};
  for (;;) {
    const page = await list({ Prefix: 'list/', MaxKeys: 2, ...markers });
    for (const { Key, IsLatest } of [...(page.DeleteMarkers ?? []), ...(page.Versions ?? [])]) {
      seen.push(`${Key} ${IsLatest}`);
    }
    if (!page.IsTruncated) break;
    markers = { KeyMarker: page.NextKeyMarker, VersionIdMarker: page.NextVersionIdMarker };
  }
  expect(seen).toEqual(['list/a true', 'list/a false', 'list/a false', 'list/b true', 'list/b false']);
  expect((await refusal(list({ VersionIdMarker: 'x' }))).message).toBe(
    'A version-id marker cannot be specified without a key marker.',
  );
});

// https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObjects.html
describe('deleting several objects', () => {
  const removeAll = (Objects: { Key: string; VersionId?: string }[], Quiet = false) =>
    s3.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects, Quiet } }));

  it('tells what became of each', async () => {
    const { VersionId = '' } = await put('many', 'x');
    const answer = await removeAll([
      { Key: 'many', VersionId },
      { Key: 'never' },
      { Key: 'x', VersionId: 'bad' },
    ]);
    expect(answer.Deleted).toMatchObject([
      { Key: 'many', VersionId },
      { Key: 'never', DeleteMarker: true },
    ]);
    expect(answer.Errors).toMatchObject([{ Key: 'x', VersionId: 'bad', Code: 'InvalidArgument' }]);
    expect((await removeAll([{ Key: 'never' }], true)).Deleted).toBeUndefined();
  });

  it('takes 1000 at most', async () => {
    const thousand = Array.from({ length: 1001 }, (_, index) => ({ Key: `k${index}` }));
    expect((await refusal(removeAll(thousand))).name).toBe('MalformedXML');
  });
});
