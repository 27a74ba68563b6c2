import {
  CreateBucketCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusal, type TestCloud, testCloud } from '../../testing.ts';

const Bucket = 'reading-test';
const Key = 'digits';
let test: TestCloud;
let s3: S3Client;
let etag: string;

beforeAll(async () => {
  test = await testCloud();
  s3 = test.client(S3Client);
  await s3.send(new CreateBucketCommand({ Bucket }));
  etag = (await s3.send(new PutObjectCommand({ Bucket, Key, Body: '0123456789' }))).ETag ?? '';
});
afterAll(() => test.cloud.close());

const get = (more: object) => s3.send(new GetObjectCommand({ Bucket, Key, ...more }));
const statusOf = (answer: { $metadata: { httpStatusCode?: number } }) => answer.$metadata.httpStatusCode;

// https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html
describe('a read of some bytes', () => {
  it('is 206 with what the range holds', async () => {
    const read = await get({ Range: 'bytes=-3', ChecksumMode: 'ENABLED' });
    expect(statusOf(read)).toBe(206);
    expect(read).toMatchObject({ ContentRange: 'bytes 7-9/10', ContentLength: 3 });
    expect(await read.Body?.transformToString()).toBe('789');
    expect(read.ChecksumCRC32).toBeUndefined();
  });

  it('is 206 for HEAD too', async () => {
    const head = await s3.send(new HeadObjectCommand({ Bucket, Key, Range: 'bytes=2-4' }));
    expect(statusOf(head)).toBe(206);
    expect(head).toMatchObject({ ContentRange: 'bytes 2-4/10', ContentLength: 3 });
  });

  it('is 416 when there are none', async () => {
    expect(await refusal(get({ Range: 'bytes=10-20' }))).toMatchObject({
      name: 'InvalidRange',
      message: 'The requested range is not satisfiable',
      RangeRequested: 'bytes=10-20',
      ActualObjectSize: '10',
      $metadata: { httpStatusCode: 416 },
    });
  });

  it('takes an object of one piece for its own first part', async () => {
    const read = await get({ PartNumber: 1 });
    expect(statusOf(read)).toBe(206);
    expect(read.ContentRange).toBe('bytes 0-9/10');
    expect(await refusal(get({ PartNumber: 2 }))).toMatchObject({ name: 'InvalidPartNumber' });
    expect(await refusal(get({ PartNumber: 1, Range: 'bytes=0-1' }))).toMatchObject({
      name: 'InvalidRequest',
      message: 'Cannot specify both Range header and partNumber query parameter',
    });
  });
});

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-reads.html
describe('a conditional read', () => {
  const past = new Date('2020-01-01T00:00:00Z');
  const future = new Date('2100-01-01T00:00:00Z');

  it('answers when the conditions are met', async () => {
    expect(statusOf(await get({ IfMatch: etag }))).toBe(200);
    expect(statusOf(await get({ IfNoneMatch: '"other"' }))).toBe(200);
    expect(statusOf(await get({ IfModifiedSince: past }))).toBe(200);
    expect(statusOf(await get({ IfUnmodifiedSince: future }))).toBe(200);
  });

  it('is 412 when the object is another one', async () => {
    const expected = { name: 'PreconditionFailed', $metadata: { httpStatusCode: 412 } };
    expect(await refusal(get({ IfMatch: '"other"' }))).toMatchObject({ ...expected, Condition: 'If-Match' });
    expect(await refusal(get({ IfUnmodifiedSince: past }))).toMatchObject({
      ...expected,
      Condition: 'If-Unmodified-Since',
    });
  });

  it('is 304 when the caller has it already', async () => {
    const expected = { $metadata: { httpStatusCode: 304 } };
    expect(await refusal(get({ IfNoneMatch: etag }))).toMatchObject(expected);
    expect(await refusal(get({ IfNoneMatch: '*' }))).toMatchObject(expected);
    expect(await refusal(get({ IfModifiedSince: future }))).toMatchObject(expected);
  });

  it('lets the ETag decide where both are asked', async () => {
    expect(statusOf(await get({ IfMatch: etag, IfUnmodifiedSince: past }))).toBe(200);
    expect(await refusal(get({ IfNoneMatch: etag, IfModifiedSince: past }))).toMatchObject({
      $metadata: { httpStatusCode: 304 },
    });
  });
});

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html
describe('a conditional write', () => {
  const put = (name: string, more: object) =>
    s3.send(new PutObjectCommand({ Bucket, Key: name, Body: 'x', ...more }));

  it('makes an object only once', async () => {
    await put('once', { IfNoneMatch: '*' });
    expect(await refusal(put('once', { IfNoneMatch: '*' }))).toMatchObject({
      name: 'PreconditionFailed',
      message: 'At least one of the pre-conditions you specified did not hold',
      Condition: 'If-None-Match',
    });
    expect((await refusal(put('once', { IfNoneMatch: '"etag"' }))).name).toBe('NotImplemented');
  });

  it('replaces only what it knows', async () => {
    const { ETag } = await put('known', {});
    await put('known', { IfMatch: ETag });
    expect((await refusal(put('known', { IfMatch: '"other"' }))).name).toBe('PreconditionFailed');
    expect((await refusal(put('unknown', { IfMatch: ETag }))).name).toBe('NoSuchKey');
  });
});
