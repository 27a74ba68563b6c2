import {
  CreateBucketCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestCloud, testCloud } from '../../testing.ts';

const Bucket = 'presigned-test';
let test: TestCloud;
let s3: S3Client;

class UncheckedClient extends S3Client {
  constructor(options: object) {
    super({ ...options, requestChecksumCalculation: 'WHEN_REQUIRED' });
  }
}

beforeAll(async () => {
  test = await testCloud();
  s3 = test.client<S3Client>(UncheckedClient);
  await s3.send(new CreateBucketCommand({ Bucket }));
});
afterAll(() => test.cloud.close());

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/PresignedUrlUploadObject.html
describe('a presigned upload', () => {
  it('gives the object the headers that its signer put into the query', async () => {
    const url = await getSignedUrl(
      s3,
      new PutObjectCommand({
        Bucket,
        Key: 'a',
        Metadata: { by: 'signer' },
        StorageClass: 'STANDARD_IA',
        Tagging: 'k=v',
      }),
    );
    expect(url).toContain('x-amz-meta-by=signer');
    const answer = await fetch(url, {
      method: 'PUT',
      body: 'poster',
      headers: { 'content-type': 'image/png' },
    });
    expect(answer.status).toBe(200);
    expect(await s3.send(new HeadObjectCommand({ Bucket, Key: 'a' }))).toMatchObject({
      ContentType: 'image/png',
      Metadata: { by: 'signer' },
      StorageClass: 'STANDARD_IA',
      TagCount: 1,
    });
  });

  it('fails where the SDK signed the checksum of an empty body', async () => {
    const url = await getSignedUrl(test.client(S3Client), new PutObjectCommand({ Bucket, Key: 'checked' }));
    expect(url).toContain('x-amz-checksum-crc32=AAAAAA%3D%3D');
    const answer = await fetch(url, { method: 'PUT', body: 'poster' });
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain(
      '<Code>BadDigest</Code><Message>The CRC32 you specified did not match the calculated checksum.</Message>',
    );
  });
});

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/ShareObjectPreSignedURL.html
describe('a presigned read', () => {
  it('is for everybody who has the address, with the headers that its signer chose', async () => {
    await s3.send(new PutObjectCommand({ Bucket, Key: 'read', Body: 'bytes' }));
    const command = new GetObjectCommand({ Bucket, Key: 'read', ResponseContentType: 'text/csv' });
    const answer = await fetch(await getSignedUrl(s3, command));
    expect([answer.status, answer.headers.get('content-type'), await answer.text()]).toEqual([
      200,
      'text/csv',
      'bytes',
    ]);
  });

  it('ends with its time', async () => {
    const url = await getSignedUrl(s3, new GetObjectCommand({ Bucket, Key: 'read' }), { expiresIn: 60 });
    test.cloud.clock.advance(61_000);
    const answer = await fetch(url);
    expect([answer.status, await answer.text()]).toEqual([
      403,
      expect.stringContaining('Request has expired'),
    ]);
  });
});
