import { createHash } from 'node:crypto';
import {
  AbortMultipartUploadCommand,
  type CompletedPart,
  CompleteMultipartUploadCommand,
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  GetObjectAttributesCommand,
  GetObjectCommand,
  ListMultipartUploadsCommand,
  ListPartsCommand,
  PutObjectCommand,
  S3Client,
  UploadPartCommand,
  UploadPartCopyCommand,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusal, type TestCloud, testCloud } from '../../testing.ts';

const Bucket = 'multipart-test';
const FIVE_MB = Buffer.alloc(5 * 1024 ** 2, 'a');
const TAIL = Buffer.from('the end');
const md5 = (bytes: Uint8Array) => createHash('md5').update(bytes).digest();
let test: TestCloud;
let s3: S3Client;

beforeAll(async () => {
  test = await testCloud();
  s3 = test.client(S3Client);
  await s3.send(new CreateBucketCommand({ Bucket }));
});
afterAll(() => test.cloud.close());

const create = async (Key: string, more: object = {}) =>
  (await s3.send(new CreateMultipartUploadCommand({ Bucket, Key, ...more }))).UploadId ?? '';

async function part(
  Key: string,
  UploadId: string,
  PartNumber: number,
  Body: Uint8Array,
): Promise<CompletedPart> {
  const { $metadata, ServerSideEncryption, ...uploaded } = await s3.send(
    new UploadPartCommand({ Bucket, Key, UploadId, PartNumber, Body }),
  );
  return { PartNumber, ...uploaded };
}

const complete = (Key: string, UploadId: string, Parts: CompletedPart[], more: object = {}) =>
  s3.send(new CompleteMultipartUploadCommand({ Bucket, Key, UploadId, MultipartUpload: { Parts }, ...more }));

// https://docs.aws.amazon.com/AmazonS3/latest/API/API_CompleteMultipartUpload.html
describe('a multipart upload', () => {
  it('becomes one object, and the same completion is answered again', async () => {
    const id = await create('film', {
      ContentType: 'video/mp4',
      Metadata: { a: 'b' },
      Tagging: 'k=v',
      ChecksumAlgorithm: 'CRC32',
    });
    const parts = [await part('film', id, 1, FIVE_MB), await part('film', id, 3, TAIL)];
    const done = await complete('film', id, parts);
    const joined = createHash('md5')
      .update(Buffer.concat([md5(FIVE_MB), md5(TAIL)]))
      .digest('hex');
    expect(done).toMatchObject({ ETag: `"${joined}-2"`, Bucket, Key: 'film' });
    expect(await complete('film', id, parts)).toMatchObject({ ETag: done.ETag });
    const read = await s3.send(new GetObjectCommand({ Bucket, Key: 'film', PartNumber: 2 }));
    expect(await read.Body?.transformToString()).toBe('the end');
    expect(read).toMatchObject({
      PartsCount: 2,
      ContentRange: `bytes ${FIVE_MB.length}-${FIVE_MB.length + 6}/${FIVE_MB.length + 7}`,
      ContentType: 'video/mp4',
      Metadata: { a: 'b' },
      TagCount: 1,
    });
    const attributes = await s3.send(
      new GetObjectAttributesCommand({
        Bucket,
        Key: 'film',
        ObjectAttributes: ['ETag', 'ObjectParts', 'ObjectSize', 'Checksum', 'StorageClass'],
      }),
    );
    expect(attributes).toMatchObject({
      ETag: `${joined}-2`,
      ObjectSize: FIVE_MB.length + 7,
      StorageClass: 'STANDARD',
      Checksum: { ChecksumType: 'COMPOSITE' },
      ObjectParts: { TotalPartsCount: 2, Parts: [{ PartNumber: 1 }, { PartNumber: 2, Size: 7 }] },
    });
  });

  it('has the checksum of the whole object where that was asked for', async () => {
    const id = await create('whole', { ChecksumAlgorithm: 'CRC32', ChecksumType: 'FULL_OBJECT' });
    const done = await complete('whole', id, [await part('whole', id, 1, TAIL)]);
    const put = await s3.send(new PutObjectCommand({ Bucket, Key: 'same', Body: TAIL }));
    expect(done).toMatchObject({ ChecksumType: 'FULL_OBJECT', ChecksumCRC32: put.ChecksumCRC32 });
    const refused = refusal(create('whole', { ChecksumAlgorithm: 'SHA256', ChecksumType: 'FULL_OBJECT' }));
    expect((await refused).message).toBe(
      'The FULL_OBJECT checksum type cannot be used with the sha256 checksum algorithm.',
    );
  });

  it('refuses parts that are out of order, unknown or too small', async () => {
    const id = await create('bad', { ChecksumAlgorithm: 'CRC32' });
    const first = await part('bad', id, 1, TAIL);
    const second = await part('bad', id, 2, TAIL);
    expect((await refusal(complete('bad', id, [second, first]))).name).toBe('InvalidPartOrder');
    const wrong = { ...first, ETag: '"0123"' };
    expect(await refusal(complete('bad', id, [wrong]))).toMatchObject({
      name: 'InvalidPart',
      PartNumber: '1',
    });
    expect(await refusal(complete('bad', id, [first, second]))).toMatchObject({
      name: 'EntityTooSmall',
      ProposedSize: '7',
      MinSizeAllowed: '5242880',
    });
    expect((await refusal(complete('bad', id, []))).name).toBe('MalformedXML');
    const { ETag } = first;
    expect((await refusal(complete('bad', id, [{ PartNumber: 1, ETag }]))).message).toContain(
      'The complete request must include the checksum for each part. It was missing for part 1',
    );
    expect((await refusal(part('bad', id, 10_001, TAIL))).message).toBe(
      'Part number must be an integer between 1 and 10000, inclusive',
    );
    expect((await refusal(complete('bad', id, [first], { MpuObjectSize: 8 }))).name).toBe('InvalidRequest');
  });

  // https://docs.aws.amazon.com/AmazonS3/latest/API/API_AbortMultipartUpload.html
  it('is gone when it is aborted', async () => {
    const id = await create('aborted');
    await part('aborted', id, 1, TAIL);
    const abort = () => s3.send(new AbortMultipartUploadCommand({ Bucket, Key: 'aborted', UploadId: id }));
    await abort();
    expect((await refusal(abort())).name).toBe('NoSuchUpload');
    expect((await refusal(part('aborted', id, 2, TAIL))).name).toBe('NoSuchUpload');
  });
});

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity-upload.html: without an algorithm at the
// start the object gets a CRC-64/NVME, and a checksum that was sent with a part must be named again.
it('has the default checksum when it was created without an algorithm', async () => {
  const id = await create('default');
  const { ETag, ...checksums } = await part('default', id, 1, TAIL);
  expect(checksums.ChecksumCRC32).toBeDefined();
  expect((await refusal(complete('default', id, [{ PartNumber: 1, ETag }]))).name).toBe('InvalidPart');
  const done = await complete('default', id, [{ ETag, ...checksums }]);
  expect(done).toMatchObject({ ChecksumType: 'FULL_OBJECT', ChecksumCRC64NVME: expect.any(String) });
  const read = await s3.send(new GetObjectCommand({ Bucket, Key: 'default' }));
  expect(await read.Body?.transformToString()).toBe('the end');
});

// https://docs.aws.amazon.com/AmazonS3/latest/API/API_UploadPartCopy.html
it('copies a part out of another object', async () => {
  await s3.send(new PutObjectCommand({ Bucket, Key: 'source', Body: '0123456789' }));
  const id = await create('copied');
  const copied = await s3.send(
    new UploadPartCopyCommand({
      Bucket,
      Key: 'copied',
      UploadId: id,
      PartNumber: 1,
      CopySource: `${Bucket}/source`,
      CopySourceRange: 'bytes=2-5',
    }),
  );
  const { LastModified, ...made } = copied.CopyPartResult ?? {};
  await complete('copied', id, [{ PartNumber: 1, ...made }]);
  const read = await s3.send(new GetObjectCommand({ Bucket, Key: 'copied' }));
  expect(await read.Body?.transformToString()).toBe('2345');
});

// https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListMultipartUploads.html
// https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListParts.html
it('lists what is under way, page by page', async () => {
  const Prefix = 'list/';
  const ids = [await create('list/a'), await create('list/b/1'), await create('list/b/2')];
  await part('list/a', ids[0] ?? '', 2, TAIL);
  await part('list/a', ids[0] ?? '', 1, TAIL);
  const uploads = (more: object) => s3.send(new ListMultipartUploadsCommand({ Bucket, Prefix, ...more }));
  expect((await uploads({})).Uploads?.map(({ UploadId }) => UploadId)).toEqual(ids);
  const grouped = await uploads({ Delimiter: '/' });
  expect([grouped.Uploads?.length, grouped.CommonPrefixes]).toEqual([1, [{ Prefix: 'list/b/' }]]);
  const first = await uploads({ MaxUploads: 1 });
  expect(first).toMatchObject({ IsTruncated: true, NextKeyMarker: 'list/a', NextUploadIdMarker: ids[0] });
  const next = await uploads({ KeyMarker: first.NextKeyMarker, UploadIdMarker: first.NextUploadIdMarker });
  expect(next.Uploads?.map(({ Key }) => Key)).toEqual(['list/b/1', 'list/b/2']);
  const parts = await s3.send(new ListPartsCommand({ Bucket, Key: 'list/a', UploadId: ids[0], MaxParts: 1 }));
  expect(parts).toMatchObject({
    IsTruncated: true,
    NextPartNumberMarker: '1',
    Parts: [{ PartNumber: 1, Size: 7 }],
  });
});
