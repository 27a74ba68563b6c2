import {
  CreateBucketCommand,
  ListObjectsCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusal, type TestCloud, testCloud } from '../../testing.ts';
import { compareKeys } from './compare-keys.ts';
import { listKeys } from './list-keys.ts';

const Bucket = 'listing-test';
const KEYS = ['a/1', 'a/2', 'b', 'c/d/1', 'c/d/2', 'c/e', '\u{ff5e}', '\u{1f3ac}'];
let test: TestCloud;
let s3: S3Client;

beforeAll(async () => {
  test = await testCloud();
  s3 = test.client(S3Client);
  await s3.send(new CreateBucketCommand({ Bucket }));
  for (const Key of [...KEYS].reverse()) await s3.send(new PutObjectCommand({ Bucket, Key, Body: 'xy' }));
});
afterAll(() => test.cloud.close());

const list = (more: object = {}) => s3.send(new ListObjectsV2Command({ Bucket, ...more }));
const keys = (answer: { Contents?: { Key?: string }[] }) => answer.Contents?.map(({ Key }) => Key) ?? [];
const prefixes = (answer: { CommonPrefixes?: { Prefix?: string }[] }) =>
  answer.CommonPrefixes?.map(({ Prefix }) => Prefix) ?? [];

// https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html
describe('a listing', () => {
  it('is in the order of the UTF-8 bytes', async () => {
    const answer = await list();
    expect(keys(answer)).toEqual(KEYS);
    expect(answer).toMatchObject({ KeyCount: 8, MaxKeys: 1000, IsTruncated: false, Name: Bucket });
    expect(answer.Contents?.[0]).toMatchObject({
      ETag: '"3e44107170a520582ade522fa73c1d15"',
      Size: 2,
      StorageClass: 'STANDARD',
      ChecksumType: 'FULL_OBJECT',
    });
    expect(answer.Contents?.[0]?.Owner).toBeUndefined();
    expect((await list({ FetchOwner: true })).Contents?.[0]?.Owner?.ID).toMatch(/^[0-9a-f]{64}$/);
  });

  it('rolls keys up to common prefixes, each counted as one', async () => {
    const answer = await list({ Delimiter: '/', MaxKeys: 2 });
    expect(prefixes(answer)).toEqual(['a/']);
    expect(keys(answer)).toEqual(['b']);
    expect(answer).toMatchObject({ KeyCount: 2, IsTruncated: true });
    const next = await list({ Delimiter: '/', ContinuationToken: answer.NextContinuationToken });
    expect(prefixes(next)).toEqual(['c/']);
    expect(keys(next)).toEqual(KEYS.slice(-2));
  });

  it('goes on behind a common prefix that ended a page', async () => {
    const first = await list({ Delimiter: '/', MaxKeys: 1 });
    const second = await list({ Delimiter: '/', MaxKeys: 1, ContinuationToken: first.NextContinuationToken });
    expect([prefixes(first), keys(second)]).toEqual([['a/'], ['b']]);
  });

  it('can begin below a prefix and behind a key', async () => {
    const below = await list({ Prefix: 'c/', Delimiter: '/' });
    expect([prefixes(below), keys(below)]).toEqual([['c/d/'], ['c/e']]);
    expect(keys(await list({ StartAfter: 'b' }))).toEqual(KEYS.slice(3));
    expect(await list({ StartAfter: 'b' })).toMatchObject({ StartAfter: 'b' });
  });

  it('writes names as encoding-type=url asks', async () => {
    await s3.send(new PutObjectCommand({ Bucket, Key: 'z/test file(3)+é.png', Body: '' }));
    expect(keys(await list({ Prefix: 'z/', EncodingType: 'url' }))).toEqual([
      'z/test+file%283%29%2B%C3%A9.png',
    ]);
  });

  it('refuses a token that it did not give, and a negative size', async () => {
    expect(await refusal(list({ ContinuationToken: 'nonsense' }))).toMatchObject({
      name: 'InvalidArgument',
      message: 'The continuation token provided is incorrect',
    });
    expect((await refusal(list({ MaxKeys: -1 }))).name).toBe('InvalidArgument');
    expect(await list({ MaxKeys: 0 })).toMatchObject({ KeyCount: 0, IsTruncated: false });
  });
});

// https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjects.html
describe('a listing of version 1', () => {
  it('names the owner, and the next marker where there is a delimiter', async () => {
    const plain = await s3.send(new ListObjectsCommand({ Bucket, MaxKeys: 2 }));
    expect(plain).toMatchObject({ IsTruncated: true });
    expect(plain.NextMarker).toBeUndefined();
    expect(plain.Contents?.[0]?.Owner?.ID).toMatch(/^[0-9a-f]{64}$/);
    const grouped = await s3.send(new ListObjectsCommand({ Bucket, Delimiter: '/', MaxKeys: 1 }));
    expect(grouped.NextMarker).toBe('a/');
    const next = await s3.send(
      new ListObjectsCommand({ Bucket, Delimiter: '/', MaxKeys: 1, Marker: grouped.NextMarker }),
    );
    expect(keys(next)).toEqual(['b']);
  });
});

it('compares keys as their bytes compare', () => {
  const texts = [
    '',
    'a',
    'ab',
    'b',
    '\u{7f}',
    'é',
    '\u{d7ff}',
    '\u{e000}',
    '\u{ffff}',
    '\u{10000}',
    '\u{10ffff}',
  ];
  for (const left of texts) {
    for (const right of texts) {
      expect(Math.sign(compareKeys(left, right))).toBe(Buffer.compare(Buffer.from(left), Buffer.from(right)));
    }
  }
});

it('lists a page of 10,000 keys in less than 50 ms', () => {
  const entries = Array.from({ length: 10_000 }, (_, index): [string, number] => {
    return [`posters/${(index * 7919) % 10_000}/${index}.jpg`, index];
  });
  const page = { prefix: '', delimiter: '', after: '', most: 1000 };
  listKeys(entries, page);
  const start = performance.now();
  expect(listKeys(entries, page)).toMatchObject({ truncated: true });
  expect(performance.now() - start).toBeLessThan(50);
});
