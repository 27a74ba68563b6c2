import { createHash } from 'node:crypto';
import { AwsError } from '../../errors.ts';
import {
  type Algorithm,
  badChecksum,
  type ChecksumMembers,
  checkForm,
  computeChecksum,
  givenChecksum,
} from './checksums.ts';

/** What a request says about its body, as members of an operation's input. */
export type DigestInput = ChecksumMembers & {
  ContentMD5?: string | undefined;
  ChecksumAlgorithm?: string | undefined;
};

/**
 * Holds a body against the digests that came with it, in headers or as a trailer.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity-upload.html
 *
 * @returns the checksum that was given, now known to be right
 * @throws AwsError InvalidDigest, BadDigest, InvalidRequest
 */
export function verifyDigests(
  input: DigestInput,
  body: Uint8Array,
): { algorithm: Algorithm; value: string } | undefined {
  const given = givenChecksum(input);
  checkAnnounced(input.ChecksumAlgorithm, given?.algorithm);
  if (input.ContentMD5 !== undefined) verifyMd5(input.ContentMD5, body);
  if (!given) return undefined;
  checkForm(given.algorithm, given.value);
  if (computeChecksum(given.algorithm, body) !== given.value) throw badChecksum(given.algorithm);
  return given;
}

/** The digests of an operation whose input has no member for the checksum itself: they are in the headers alone. */
export function digestsInHeaders(headers: Record<string, string>): DigestInput {
  return {
    ContentMD5: headers['content-md5'],
    ChecksumAlgorithm: headers['x-amz-sdk-checksum-algorithm'],
    ChecksumCRC32: headers['x-amz-checksum-crc32'],
    ChecksumCRC32C: headers['x-amz-checksum-crc32c'],
    ChecksumCRC64NVME: headers['x-amz-checksum-crc64nvme'],
    ChecksumSHA1: headers['x-amz-checksum-sha1'],
    ChecksumSHA256: headers['x-amz-checksum-sha256'],
  };
}

function checkAnnounced(announced: string | undefined, given: Algorithm | undefined): void {
  if (announced === undefined || announced.toUpperCase() === given) return;
  const message = given
    ? 'Value for x-amz-sdk-checksum-algorithm header is invalid.'
    : 'x-amz-sdk-checksum-algorithm specified, but no corresponding x-amz-checksum-* or x-amz-trailer headers were found.';
  throw new AwsError('InvalidRequest', message);
}

function verifyMd5(expected: string, body: Uint8Array): void {
  const bytes = Buffer.from(expected, 'base64');
  if (bytes.byteLength !== 16 || bytes.toString('base64') !== expected) {
    throw new AwsError('InvalidDigest', 'The Content-MD5 you specified was invalid.', 400, {
      'Content-MD5': expected,
    });
  }
  const calculated = createHash('md5').update(body).digest('base64');
  if (calculated === expected) return;
  throw new AwsError('BadDigest', 'The Content-MD5 you specified did not match what we received.', 400, {
    ExpectedDigest: expected,
    CalculatedDigest: calculated,
  });
}
