import {
  CopyObjectCommand,
  CreateBucketCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  GetObjectTaggingCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusal, type TestCloud, testCloud } from '../../testing.ts';
import { parseCopySource } from './copy-source.ts';

const Bucket = 'copy-test';
const versioned = 'copy-test-versioned';
let test: TestCloud;
let s3: S3Client;

beforeAll(async () => {
  test = await testCloud();
  s3 = test.client(S3Client);
  for (const name of [Bucket, versioned]) await s3.send(new CreateBucketCommand({ Bucket: name }));
  await s3.send(
    new PutBucketVersioningCommand({ Bucket: versioned, VersioningConfiguration: { Status: 'Enabled' } }),
  );
  await s3.send(
    new PutObjectCommand({
      Bucket,
      Key: 'a b/ü.txt',
      Body: 'source',
      ContentType: 'text/plain',
      Metadata: { from: 'source' },
      Tagging: 'k=v',
      WebsiteRedirectLocation: '/gone',
      StorageClass: 'STANDARD_IA',
    }),
  );
});
afterAll(() => test.cloud.close());

const SOURCE = `${Bucket}/${encodeURIComponent('a b/ü.txt')}`;
const copy = (Key: string, more: object = {}) =>
  s3.send(new CopyObjectCommand({ Bucket, Key, CopySource: SOURCE, ...more }));
const get = (Key: string) => s3.send(new GetObjectCommand({ Bucket, Key }));
const tags = async (Key: string) => (await s3.send(new GetObjectTaggingCommand({ Bucket, Key }))).TagSet;

// https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html
describe('a copy', () => {
  it('takes metadata and tags along, but neither redirect nor storage class', async () => {
    const copied = await copy('copied');
    expect(copied.CopyObjectResult?.ETag).toBe('"36cd38f49b9afa08222c0dc9ebfe35eb"');
    const read = await get('copied');
    expect(read).toMatchObject({ ContentType: 'text/plain', Metadata: { from: 'source' } });
    expect([read.WebsiteRedirectLocation, read.StorageClass]).toEqual([undefined, undefined]);
    expect(await tags('copied')).toEqual([{ Key: 'k', Value: 'v' }]);
  });

  it('gets its own where the directives say so', async () => {
    await copy('replaced', {
      MetadataDirective: 'REPLACE',
      TaggingDirective: 'REPLACE',
      ContentType: 'image/png',
      Metadata: { from: 'copy' },
      Tagging: 'other=tag',
    });
    expect(await get('replaced')).toMatchObject({ ContentType: 'image/png', Metadata: { from: 'copy' } });
    expect(await tags('replaced')).toEqual([{ Key: 'other', Value: 'tag' }]);
  });

  it('to itself must change something', async () => {
    await copy('self');
    const self = (more: object) => copy('self', { CopySource: `${Bucket}/self`, ...more });
    expect(await refusal(self({}))).toMatchObject({
      name: 'InvalidRequest',
      message: expect.stringContaining('trying to copy an object to itself without changing'),
    });
    await self({ MetadataDirective: 'REPLACE', Metadata: { now: 'changed' } });
    await self({ StorageClass: 'STANDARD' });
  });

  it('is made only when the conditions on the source are met', async () => {
    expect(await refusal(copy('c', { CopySourceIfMatch: '"other"' }))).toMatchObject({
      name: 'PreconditionFailed',
      Condition: 'x-amz-copy-source-If-Match',
    });
    expect((await refusal(copy('c', { CopySourceIfModifiedSince: new Date('2100-01-01') }))).name).toBe(
      'PreconditionFailed',
    );
    await copy('c', { CopySourceIfNoneMatch: '"other"' });
  });

  it('can be of an older version, but not of a delete marker', async () => {
    const put = (Body: string) => s3.send(new PutObjectCommand({ Bucket: versioned, Key: 'k', Body }));
    const first = await put('first');
    await put('second');
    const marker = await s3.send(new DeleteObjectCommand({ Bucket: versioned, Key: 'k' }));
    const of = (id: string | undefined) => copy('old', { CopySource: `${versioned}/k?versionId=${id}` });
    expect(await of(first.VersionId)).toMatchObject({ CopySourceVersionId: first.VersionId });
    expect(await (await get('old')).Body?.transformToString()).toBe('first');
    expect((await refusal(of(marker.VersionId))).message).toBe(
      'The source of a copy request may not specifically refer to a delete marker by version id.',
    );
    expect((await refusal(copy('old', { CopySource: `${versioned}/k` }))).name).toBe('NoSuchKey');
  });

  it('needs a source', async () => {
    expect((await refusal(copy('none', { CopySource: `${Bucket}/missing` }))).name).toBe('NoSuchKey');
    expect((await refusal(copy('none', { CopySource: 'no-such-bucket-here/key' }))).name).toBe(
      'NoSuchBucket',
    );
    expect(await refusal(copy('none', { CopySource: 'onlybucket' }))).toMatchObject({
      name: 'InvalidArgument',
      message: 'Copy Source must mention the source bucket and key: sourcebucket/sourcekey',
    });
  });
});

it('reads a source with and without a slash, percent-encoded, with a version', () => {
  expect(parseCopySource('/b/a%2Fb%20%3Fc')).toEqual({ name: 'b', key: 'a/b ?c', versionId: undefined });
  expect(parseCopySource('b/k?versionId=abc')).toEqual({ name: 'b', key: 'k', versionId: 'abc' });
});
