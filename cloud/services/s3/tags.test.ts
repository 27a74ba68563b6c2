import {
  CreateBucketCommand,
  DeleteObjectTaggingCommand,
  GetObjectTaggingCommand,
  HeadObjectCommand,
  PutObjectCommand,
  PutObjectTaggingCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusal, type TestCloud, testCloud } from '../../testing.ts';

const Bucket = 'tags-test';
const Key = 'film';
let test: TestCloud;
let s3: S3Client;

beforeAll(async () => {
  test = await testCloud();
  s3 = test.client(S3Client);
  await s3.send(new CreateBucketCommand({ Bucket }));
});
afterAll(() => test.cloud.close());

const put = (Tagging?: string) => s3.send(new PutObjectCommand({ Bucket, Key, Body: 'x', Tagging }));
const tag = (...TagSet: { Key: string; Value: string }[]) =>
  s3.send(new PutObjectTaggingCommand({ Bucket, Key, Tagging: { TagSet } }));
const tags = async () => (await s3.send(new GetObjectTaggingCommand({ Bucket, Key }))).TagSet;

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-tagging.html
describe('the tags of an object', () => {
  it('come with it or later, and go', async () => {
    await put('year=1922&genre=horror%20film');
    expect(await tags()).toEqual([
      { Key: 'year', Value: '1922' },
      { Key: 'genre', Value: 'horror film' },
    ]);
    expect((await s3.send(new HeadObjectCommand({ Bucket, Key }))).TagCount).toBe(2);
    await tag({ Key: 'only', Value: '' });
    expect(await tags()).toEqual([{ Key: 'only', Value: '' }]);
    await s3.send(new DeleteObjectTaggingCommand({ Bucket, Key }));
    expect(await tags()).toEqual([]);
  });

  it('are ten at most', async () => {
    await put();
    const eleven = Array.from({ length: 11 }, (_, index) => ({ Key: `k${index}`, Value: 'v' }));
    await tag(...eleven.slice(1));
    expect(await refusal(tag(...eleven))).toMatchObject({
      name: 'BadRequest',
      message: 'Object tags cannot be greater than 10',
    });
  });

  it.each([
    ['a long key', { Key: 'k'.repeat(129), Value: '' }, 'The TagKey you have provided is invalid'],
    ['a long value', { Key: 'k', Value: 'v'.repeat(257) }, 'The TagValue you have provided is invalid'],
    ['a system key', { Key: 'aws:k', Value: '' }, 'System tags cannot be added/updated by requester'],
  ])('do not have %s', async (_, bad, message) => {
    await put();
    expect(await refusal(tag(bad))).toMatchObject({ name: 'InvalidTag', message });
  });

  it('do not have one key twice', async () => {
    const twice = { Key: 'k', Value: 'v' };
    expect(await refusal(tag(twice, twice))).toMatchObject({
      name: 'InvalidTag',
      message: 'Cannot provide multiple Tags with the same key',
    });
    expect(await refusal(put('k=1&k=2'))).toMatchObject({
      name: 'InvalidArgument',
      ArgumentName: 'x-amz-tagging',
    });
  });
});
