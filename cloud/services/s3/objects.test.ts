import {
  CreateBucketCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusal, type TestCloud, testCloud } from '../../testing.ts';

const Bucket = 'objects-test';
let test: TestCloud;
let s3: S3Client;
/** A client that adds no checksum of its own to what it signs. */
let unchecked: S3Client;

beforeAll(async () => {
  test = await testCloud();
  s3 = test.client(S3Client);
  unchecked = test.client<S3Client>(UncheckedClient);
  await s3.send(new CreateBucketCommand({ Bucket }));
});
afterAll(() => test.cloud.close());

class UncheckedClient extends S3Client {
  constructor(options: object) {
    super({ ...options, requestChecksumCalculation: 'WHEN_REQUIRED' });
  }
}

const put = (Key: string, Body: string, more: object = {}) =>
  s3.send(new PutObjectCommand({ Bucket, Key, Body, ...more }));
const get = (Key: string, more: object = {}) => s3.send(new GetObjectCommand({ Bucket, Key, ...more }));

// https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingMetadata.html
describe('an object', () => {
  it('comes back with its bytes, its headers and its metadata', async () => {
    const written = await put('film.txt', 'Nosferatu', {
      ContentType: 'text/plain',
      CacheControl: 'max-age=60',
      ContentDisposition: 'inline',
      ContentEncoding: 'identity',
      ContentLanguage: 'de',
      Expires: new Date('2030-01-02T03:04:05Z'),
      WebsiteRedirectLocation: '/elsewhere',
      Metadata: { director: 'Murnau' },
    });
    expect(written).toMatchObject({
      ETag: '"3ef98baf664704fa5dbcbb18f34e24ee"',
      ServerSideEncryption: 'AES256',
    });
    expect(written.VersionId).toBeUndefined();
    const read = await get('film.txt');
    expect(await read.Body?.transformToString()).toBe('Nosferatu');
    expect(read).toMatchObject({
      AcceptRanges: 'bytes',
      ContentLength: 9,
      ContentType: 'text/plain',
      CacheControl: 'max-age=60',
      ContentDisposition: 'inline',
      ContentEncoding: 'identity',
      ContentLanguage: 'de',
      ExpiresString: 'Wed, 02 Jan 2030 03:04:05 GMT',
      WebsiteRedirectLocation: '/elsewhere',
      Metadata: { director: 'Murnau' },
      ServerSideEncryption: 'AES256',
    });
    expect(read.StorageClass).toBeUndefined();
  });

  it('has the type binary/octet-stream when its writer names none', async () => {
    const url = await getSignedUrl(unchecked, new PutObjectCommand({ Bucket, Key: 'untyped' }));
    await fetch(url, { method: 'PUT', body: new Uint8Array([1]) });
    expect(await s3.send(new HeadObjectCommand({ Bucket, Key: 'untyped' }))).toMatchObject({
      ContentType: 'binary/octet-stream',
      ContentLength: 1,
    });
  });

  it('has at most 2 KB of metadata', async () => {
    await put('metadata', 'x', { Metadata: { a: 'x'.repeat(2047) } });
    expect(await refusal(put('metadata', 'x', { Metadata: { a: 'x'.repeat(2048) } }))).toMatchObject({
      name: 'MetadataTooLarge',
      Size: '2049',
      MaxSizeAllowed: '2048',
    });
  });

  it('has a key of at most 1024 bytes', async () => {
    await put('ü'.repeat(512), 'x');
    expect(await refusal(put(`${'ü'.repeat(512)}x`, 'x'))).toMatchObject({
      name: 'KeyTooLongError',
      message: 'Your key is too long',
    });
  });

  it('is found under a key that needs encoding', async () => {
    const key = 'a b/ü+?#%&(é)*~.txt';
    await put(key, 'strange');
    expect(await (await get(key)).Body?.transformToString()).toBe('strange');
  });
});

// https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html (Permissions)
describe('a missing object', () => {
  it('is NoSuchKey for those who may list the bucket', async () => {
    expect(await refusal(get('missing'))).toMatchObject({
      name: 'NoSuchKey',
      message: 'The specified key does not exist.',
      Key: 'missing',
    });
  });

  it('is a 404 without a body for HEAD', async () => {
    expect(await refusal(s3.send(new HeadObjectCommand({ Bucket, Key: 'missing' })))).toMatchObject({
      name: 'NotFound',
    });
  });
});

// https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html (Overriding Response Header Values)
it('answers with the headers that a signed read asks for', async () => {
  await put('override', 'x');
  const read = await get('override', {
    ResponseContentType: 'text/csv',
    ResponseContentDisposition: 'attachment; filename="ü.csv"',
    ResponseExpires: new Date('2031-01-01T00:00:00Z'),
  });
  expect(read).toMatchObject({ ContentType: 'text/csv', ExpiresString: 'Wed, 01 Jan 2031 00:00:00 GMT' });
  expect(read.ContentDisposition).toContain('attachment');
});

describe('what is not modelled', () => {
  it.each([
    ['encryption with KMS', { ServerSideEncryption: 'aws:kms' }, 'aws:kms'],
    ["encryption with a customer's key", { SSECustomerAlgorithm: 'AES256' }, 'SSECustomerAlgorithm'],
    ['an archive class', { StorageClass: 'GLACIER' }, 'GLACIER'],
    ['an object lock', { ObjectLockMode: 'GOVERNANCE' }, 'ObjectLockMode'],
  ])('%s is refused by name', async (_, parameter, name) => {
    const refused = await refusal(put('refused', 'x', parameter));
    expect(refused.name).toBe('NotImplemented');
    expect(refused.message).toContain(name);
  });

  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html
  it('refuses ACLs as a bucket of today does, but for the one that changes nothing', async () => {
    expect(await refusal(put('acl', 'x', { ACL: 'public-read' }))).toMatchObject({
      name: 'AccessControlListNotSupported',
      message: 'The bucket does not allow ACLs',
    });
    await put('acl', 'x', { ACL: 'bucket-owner-full-control' });
  });
});
