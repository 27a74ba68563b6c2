import { describe, expect, it } from 'vitest';
import { type Algorithm, checkForm, compositeChecksum, computeChecksum } from './checksums.ts';
import { verifyDigests } from './verify-digests.ts';

const bytes = Buffer.from('123456789');

// Check values of the CRC catalogue, https://reveng.sourceforge.io/crc-catalogue/all.htm, and of FIPS 180.
const KNOWN: [Algorithm, string][] = [
  ['CRC32', 'cbf43926'],
  ['CRC32C', 'e3069283'],
  ['CRC64NVME', 'ae8b14860a799888'],
  ['SHA1', 'f7c3bc1d808e04732adf679965ccc34ca7ae3441'],
  ['SHA256', '15e2b0d3c33891ebb0f1ef609ec419420c20e320ce94c65fbc8c3312448eb225'],
];

describe('a checksum', () => {
  it.each(KNOWN)('%s of the catalogue’s check text', (algorithm, hex) => {
    expect(Buffer.from(computeChecksum(algorithm, bytes), 'base64').toString('hex')).toBe(hex);
  });

  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity-upload.html
  it('of checksums is of their bytes one after the other, with their number', () => {
    const part = computeChecksum('CRC32', bytes);
    const joined = Buffer.concat([Buffer.from(part, 'base64'), Buffer.from(part, 'base64')]);
    expect(compositeChecksum('CRC32', [part, part])).toBe(`${computeChecksum('CRC32', joined)}-2`);
  });

  it.each(['', 'AAAA', 'AAAAAA', 'AAAAAAA='])('%s is no CRC32', (value) => {
    expect(() => checkForm('CRC32', value)).toThrow('Value for x-amz-checksum-crc32 header is invalid.');
  });
});

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity-upload.html
// https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
describe('the digests of a body', () => {
  const crc32 = computeChecksum('CRC32', bytes);

  it('are right', () => {
    const md5 = 'JfnnlDI7RTiF9RgfG2JNCw==';
    const given = { ContentMD5: md5, ChecksumCRC32: crc32, ChecksumAlgorithm: 'CRC32' };
    expect(verifyDigests(given, bytes)).toEqual({ algorithm: 'CRC32', value: crc32 });
    expect(verifyDigests({}, bytes)).toBeUndefined();
  });

  it.each([
    [
      { ChecksumCRC32: 'AAAAAA==' },
      'BadDigest',
      'The CRC32 you specified did not match the calculated checksum.',
    ],
    [
      { ContentMD5: '1B2M2Y8AsgTpgAmY7PhCfg==' },
      'BadDigest',
      'The Content-MD5 you specified did not match what we received.',
    ],
    [{ ContentMD5: 'nonsense' }, 'InvalidDigest', 'The Content-MD5 you specified was invalid.'],
    [{ ChecksumSHA1: 'nonsense' }, 'InvalidRequest', 'Value for x-amz-checksum-sha1 header is invalid.'],
    [
      { ChecksumCRC32: crc32, ChecksumCRC32C: crc32 },
      'InvalidRequest',
      'Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.',
    ],
    [
      { ChecksumCRC32: crc32, ChecksumAlgorithm: 'SHA256' },
      'InvalidRequest',
      'Value for x-amz-sdk-checksum-algorithm header is invalid.',
    ],
    [
      { ChecksumAlgorithm: 'CRC32' },
      'InvalidRequest',
      'x-amz-sdk-checksum-algorithm specified, but no corresponding x-amz-checksum-* or x-amz-trailer headers were found.',
    ],
  ])('%j are refused', (given, code, message) => {
    expect(() => verifyDigests(given, bytes)).toThrow(expect.objectContaining({ code, message }));
  });
});
