import type * as Sdk from '@aws-sdk/client-s3';
import { AwsError } from '../../errors.ts';
import type { Input } from '../service.ts';
import { ALGORITHMS } from './checksums.ts';
import type { Upload, UploadedPart } from './state.ts';

/** A part as a completion names it. */
export type NamedPart = NonNullable<
  NonNullable<Input<typeof Sdk, 'CompleteMultipartUpload'>['MultipartUpload']>['Parts']
>[number];

const SMALLEST_PART = 5 * 1024 ** 2;

/**
 * The uploaded parts that a completion names, in its order.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_CompleteMultipartUpload.html
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html
 *
 * @throws AwsError InvalidPartOrder, InvalidPart, EntityTooSmall, InvalidRequest for a missing checksum
 */
export function checkParts(upload: Upload, named: readonly NamedPart[]): UploadedPart[] {
  checkOrder(upload, named);
  const parts = named.map((part) => findPart(upload, part));
  parts.slice(0, -1).forEach((part, index) => {
    if (part.size < SMALLEST_PART) throw tooSmall(part, named[index]?.PartNumber);
  });
  return parts;
}

function checkOrder(upload: Upload, named: readonly NamedPart[]): void {
  const ordered = named.every(
    ({ PartNumber }, index) => index === 0 || (PartNumber ?? 0) > (named[index - 1]?.PartNumber ?? 0),
  );
  if (ordered) return;
  throw new AwsError(
    'InvalidPartOrder',
    'The list of parts was not in ascending order. Parts must be ordered by part number.',
    400,
    { UploadId: upload.id },
  );
}

function findPart(upload: Upload, named: NamedPart): UploadedPart {
  const part = upload.parts[named.PartNumber ?? 0];
  if (!part || bare(part.etag) !== bare(named.ETag ?? '')) throw invalidPart(upload, named);
  const given = ALGORITHMS.find((algorithm) => named[`Checksum${algorithm}`] !== undefined);
  if (given && named[`Checksum${given}`] !== part.checksum?.value) throw invalidPart(upload, named);
  // Found by those who use the SDKs with half of their checksums turned off: a checksum that was sent with the part
  // has to be named again, but for a checksum of the whole object.
  if (given || !part.checksum || upload.checksumType === 'FULL_OBJECT') return part;
  if (upload.checksumAlgorithm === undefined) throw invalidPart(upload, named);
  throw new AwsError(
    'InvalidRequest',
    `The upload was created using a ${upload.checksumAlgorithm.toLowerCase()} checksum. The complete request must include the checksum for each part. It was missing for part ${named.PartNumber} in the request.`,
  );
}

function bare(etag: string): string {
  return etag.replaceAll('"', '');
}

function invalidPart(upload: Upload, { PartNumber, ETag }: NamedPart): AwsError {
  return new AwsError(
    'InvalidPart',
    "One or more of the specified parts could not be found.  The part may not have been uploaded, or the specified entity tag may not match the part's entity tag.",
    400,
    { UploadId: upload.id, PartNumber, ETag: bare(ETag ?? '') },
  );
}

function tooSmall({ size, etag }: UploadedPart, number: number | undefined): AwsError {
  return new AwsError(
    'EntityTooSmall',
    'Your proposed upload is smaller than the minimum allowed size',
    400,
    { ProposedSize: size, MinSizeAllowed: SMALLEST_PART, PartNumber: number, ETag: bare(etag) },
  );
}
