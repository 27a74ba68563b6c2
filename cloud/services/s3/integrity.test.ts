import {
  ChecksumAlgorithm,
  CreateBucketCommand,
  GetObjectAttributesCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusal, type TestCloud, testCloud } from '../../testing.ts';

const Bucket = 'integrity-test';
let test: TestCloud;
let s3: S3Client;

beforeAll(async () => {
  test = await testCloud();
  s3 = test.client(S3Client);
  await s3.send(new CreateBucketCommand({ Bucket }));
});
afterAll(() => test.cloud.close());

const put = (Key: string, more: object = {}) =>
  s3.send(new PutObjectCommand({ Bucket, Key, Body: '123456789', ...more }));
const head = (Key: string, more: object = {}) => s3.send(new HeadObjectCommand({ Bucket, Key, ...more }));

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity-upload.html
describe('the checksum of an object', () => {
  it.each(['CRC32', 'CRC32C', 'SHA1', 'SHA256'] as const)(
    'is of the algorithm %s when it came so',
    async (name) => {
      const written = await put(name, { ChecksumAlgorithm: name });
      expect(written).toMatchObject({ ChecksumType: 'FULL_OBJECT', [`Checksum${name}`]: expect.any(String) });
      const read = await head(name, { ChecksumMode: 'ENABLED' });
      expect(read[`Checksum${name}`]).toBe(written[`Checksum${name}`]);
      expect((await head(name))[`Checksum${name}`]).toBeUndefined();
      const attributes = await s3.send(
        new GetObjectAttributesCommand({ Bucket, Key: name, ObjectAttributes: ['Checksum', 'ObjectParts'] }),
      );
      expect(attributes.Checksum).toMatchObject({ [`Checksum${name}`]: written[`Checksum${name}`] });
      expect(attributes.ObjectParts).toBeUndefined();
    },
  );

  it('is a CRC-64/NVME when none came', async () => {
    const unchecked = test.client<S3Client>(UncheckedClient);
    const url = await getSignedUrl(unchecked, new PutObjectCommand({ Bucket, Key: 'none' }));
    const answer = await fetch(url, { method: 'PUT', body: '123456789' });
    const expected = Buffer.from('ae8b14860a799888', 'hex').toString('base64');
    expect(answer.headers.get('x-amz-checksum-crc64nvme')).toBe(expected);
    expect(await head('none', { ChecksumMode: 'ENABLED' })).toMatchObject({ ChecksumCRC64NVME: expected });
  });

  it('is refused by name when the cloud cannot compute it', async () => {
    const [other] = Object.values(ChecksumAlgorithm).filter((name) => name.startsWith('XXHASH'));
    expect((await refusal(put('hash', { [`Checksum${other}`]: 'AAAAAAAAAAA=' }))).message).toContain(
      `${other}`,
    );
  });
});

// https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
describe('an object is not stored', () => {
  it('when its bytes are not what their digests say', async () => {
    expect(await refusal(put('wrong', { ContentMD5: '1B2M2Y8AsgTpgAmY7PhCfg==' }))).toMatchObject({
      name: 'BadDigest',
      CalculatedDigest: 'JfnnlDI7RTiF9RgfG2JNCw==',
    });
    expect((await refusal(put('wrong', { ContentMD5: 'short' }))).name).toBe('InvalidDigest');
    expect((await refusal(put('wrong', { ChecksumCRC32: 'AAAAAA==' }))).message).toBe(
      'The CRC32 you specified did not match the calculated checksum.',
    );
    expect((await refusal(head('wrong'))).name).toBe('NotFound');
  });
});

class UncheckedClient extends S3Client {
  constructor(options: object) {
    super({ ...options, requestChecksumCalculation: 'WHEN_REQUIRED' });
  }
}
