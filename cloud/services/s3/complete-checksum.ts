import { AwsError } from '../../errors.ts';
import {
  badChecksum,
  type Checksum,
  type ChecksumMembers,
  compositeChecksum,
  computeChecksum,
  givenChecksum,
} from './checksums.ts';
import type { Upload, UploadedPart } from './state.ts';
import { checksumOf } from './upload-record.ts';

/**
 * The checksum of a finished object, held against the one that its uploader expects.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity-upload.html
 *
 * @throws AwsError BadDigest, InvalidRequest for another type than the upload's
 */
export function finalChecksum(
  upload: Upload,
  parts: readonly UploadedPart[],
  bytes: Uint8Array,
  expected: ChecksumMembers & { ChecksumType?: string | undefined },
): Checksum {
  const { algorithm, type } = checksumOf(upload);
  if (expected.ChecksumType !== undefined && expected.ChecksumType !== type) {
    throw new AwsError(
      'InvalidRequest',
      `The upload was created using the ${type} checksum mode. The complete request must use the same checksum mode.`,
    );
  }
  const value =
    type === 'FULL_OBJECT'
      ? computeChecksum(algorithm, bytes)
      : compositeChecksum(
          algorithm,
          parts.map(({ checksum }) => checksum?.value ?? ''),
        );
  const given = givenChecksum(expected);
  if (given && (given.algorithm !== algorithm || !same(given.value, value)))
    throw badChecksum(given.algorithm);
  return { algorithm, type, value };
}

/** The number of the parts may be left out. */
function same(given: string, value: string): boolean {
  return given === value || given === value.replace(/-\d+$/, '');
}
