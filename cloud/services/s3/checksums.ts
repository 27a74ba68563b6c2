import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { AwsError } from '../../errors.ts';
import { crc32c, crc64nvme } from './crc.ts';

/** The algorithms that the cloud computes. https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity-upload.html */
export const ALGORITHMS = ['CRC32', 'CRC32C', 'CRC64NVME', 'SHA1', 'SHA256'] as const;
export type Algorithm = (typeof ALGORITHMS)[number];

/** What S3 computes for an object that comes without a checksum. */
export const DEFAULT_ALGORITHM: Algorithm = 'CRC64NVME';

export interface Checksum {
  algorithm: Algorithm;
  /** Base64; a composite one ends with `-PARTS`. */
  value: string;
  type: 'FULL_OBJECT' | 'COMPOSITE';
}

/** The members of an input or an output that carry a checksum. */
export type ChecksumMembers = { [Name in `Checksum${Algorithm}`]?: string | undefined };

const lengths: Record<Algorithm, number> = { CRC32: 4, CRC32C: 4, CRC64NVME: 8, SHA1: 20, SHA256: 32 };

const digests: Record<Algorithm, (bytes: Uint8Array) => Buffer> = {
  CRC32: (bytes) => {
    const result = Buffer.alloc(4);
    result.writeUInt32BE(crc32(bytes));
    return result;
  },
  CRC32C: crc32c,
  CRC64NVME: crc64nvme,
  SHA1: (bytes) => createHash('sha1').update(bytes).digest(),
  SHA256: (bytes) => createHash('sha256').update(bytes).digest(),
};

export function computeChecksum(algorithm: Algorithm, bytes: Uint8Array): string {
  return digests[algorithm](bytes).toString('base64');
}

/**
 * The checksum of a multipart object's checksums.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity-upload.html#composite-checksums
 */
export function compositeChecksum(algorithm: Algorithm, parts: string[]): string {
  const joined = Buffer.concat(parts.map((part) => Buffer.from(part, 'base64')));
  return `${computeChecksum(algorithm, joined)}-${parts.length}`;
}

export function isAlgorithm(name: string): name is Algorithm {
  return (ALGORITHMS as readonly string[]).includes(name);
}

/** A checksum as members of an output, its type with it. */
export function checksumMembers(
  checksum: Checksum | undefined,
): ChecksumMembers & { ChecksumType?: Checksum['type'] } {
  if (!checksum) return {};
  return { [`Checksum${checksum.algorithm}`]: checksum.value, ChecksumType: checksum.type };
}

/**
 * The one checksum that an input carries.
 *
 * @throws AwsError InvalidRequest when there are several, or when it is none of its algorithm's
 */
export function givenChecksum(input: ChecksumMembers): { algorithm: Algorithm; value: string } | undefined {
  const given = ALGORITHMS.filter((algorithm) => input[`Checksum${algorithm}`] !== undefined);
  if (given.length > 1) {
    throw new AwsError(
      'InvalidRequest',
      'Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.',
    );
  }
  const [algorithm] = given;
  if (!algorithm) return undefined;
  return { algorithm, value: input[`Checksum${algorithm}`] ?? '' };
}

/** @throws AwsError InvalidRequest when a text is no Base64 of the algorithm's length */
export function checkForm(algorithm: Algorithm, value: string): void {
  const bytes = Buffer.from(value, 'base64');
  if (bytes.byteLength === lengths[algorithm] && bytes.toString('base64') === value) return;
  const header = `x-amz-checksum-${algorithm.toLowerCase()}`;
  throw new AwsError('InvalidRequest', `Value for ${header} header is invalid.`);
}

/** The refusal of bytes that are not what their checksum says. */
export function badChecksum(algorithm: Algorithm): AwsError {
  return new AwsError('BadDigest', `The ${algorithm} you specified did not match the calculated checksum.`);
}
