import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CompleteMultipartUploadCommand,
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  PutObjectCommand,
  S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { afterAll, describe, expect, it } from 'vitest';
import { testCloud } from '../../testing.ts';

const stateDir = mkdtempSync(join(tmpdir(), 'cinedb-objects-'));
const Bucket = 'durability-test';
const object = { Bucket, Key: 'film' };

afterAll(() => rmSync(stateDir, { recursive: true, force: true }));

const blobs = () =>
  readdirSync(join(stateDir, 'blobs'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    statSync(join(stateDir, 'blobs', name)).isFile(),
  );

// What S3 has acknowledged is stored: https://docs.aws.amazon.com/AmazonS3/latest/userguide/DataDurability.html
describe('objects in a state folder', () => {
  it('are there after a restart, and so is an upload that was under way', async () => {
    const first = await testCloud({ stateDir });
    const s3 = first.client(S3Client);
    await s3.send(new CreateBucketCommand({ Bucket }));
    await s3.send(new PutObjectCommand({ ...object, Body: 'Nosferatu', Metadata: { year: '1922' } }));
    const { UploadId } = await s3.send(new CreateMultipartUploadCommand({ Bucket, Key: 'parts' }));
    const part = { Bucket, Key: 'parts', UploadId, PartNumber: 1, Body: 'a part' };
    const { ETag, ChecksumCRC32 } = await s3.send(new UploadPartCommand(part));
    await first.cloud.close();

    const second = await testCloud({ stateDir });
    const again = second.client(S3Client);
    const read = await again.send(new GetObjectCommand(object));
    expect(await read.Body?.transformToString()).toBe('Nosferatu');
    expect(read.Metadata).toEqual({ year: '1922' });
    const Parts = [{ PartNumber: 1, ETag, ChecksumCRC32 }];
    await again.send(
      new CompleteMultipartUploadCommand({ Bucket, Key: 'parts', UploadId, MultipartUpload: { Parts } }),
    );
    await second.cloud.close();
  });

  it('leave no bytes behind when they are replaced or deleted', async () => {
    const { cloud, client } = await testCloud({ stateDir });
    const s3 = client(S3Client);
    expect(blobs()).toHaveLength(2);
    await s3.send(new PutObjectCommand({ ...object, Body: 'Nosferatu, again' }));
    expect(blobs()).toHaveLength(2);
    await s3.send(new DeleteObjectCommand(object));
    expect(blobs()).toHaveLength(1);
    await cloud.close();
  });
});
