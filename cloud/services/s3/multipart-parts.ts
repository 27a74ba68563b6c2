import type * as Sdk from '@aws-sdk/client-s3';
import type { Call } from '../../call.ts';
import { AwsError } from '../../errors.ts';
import type { Handlers, Modelled } from '../service.ts';
import { requireBucket } from './bucket-record.ts';
import { ALGORITHMS, type Algorithm, computeChecksum } from './checksums.ts';
import { SOURCE_MEMBERS } from './copy.ts';
import { findCopySource } from './copy-source.ts';
import { shownVersionId } from './object-record.ts';
import { parseCopyRange } from './ranges.ts';
import { type Bucket, type Upload, type UploadedPart, uploads } from './state.ts';
import { md5Tag } from './store-object.ts';
import { requireUpload } from './upload-record.ts';
import { verifyDigests } from './verify-digests.ts';
import { checkSize } from './write-options.ts';

const MOST_PARTS = 10_000;

type PartChecksum = UploadedPart['checksum'];

export const handlers = {
  /** https://docs.aws.amazon.com/AmazonS3/latest/API/API_UploadPart.html */
  UploadPart(input, call) {
    const bucket = requireBucket(call, input);
    checkPartNumber(input.PartNumber);
    const upload = requireUpload(call.cloud, bucket, input);
    const body = input.Body ?? new Uint8Array();
    checkSize(body.byteLength);
    const given = verifyDigests(input, body);
    checkAlgorithm(upload, given?.algorithm);
    const { etag, checksum } = storePart(call, bucket, upload, input.PartNumber, body, given);
    return { ETag: etag, ServerSideEncryption: 'AES256', ...partMembers(checksum) };
  },

  /** https://docs.aws.amazon.com/AmazonS3/latest/API/API_UploadPartCopy.html */
  UploadPartCopy(input, call) {
    const bucket = requireBucket(call, input);
    checkPartNumber(input.PartNumber);
    const upload = requireUpload(call.cloud, bucket, input);
    const { bucket: from, version } = findCopySource(call, input);
    const bytes = call.cloud.store.blobs.get(version.blob ?? '');
    const range =
      input.CopySourceRange === undefined ? undefined : parseCopyRange(input.CopySourceRange, bytes.length);
    const body = range ? bytes.subarray(range.start, range.end + 1) : bytes;
    checkSize(body.byteLength);
    const algorithm = upload.checksumAlgorithm;
    const computed = algorithm && { algorithm, value: computeChecksum(algorithm, body) };
    const part = storePart(call, bucket, upload, input.PartNumber, body, computed);
    return {
      CopyPartResult: {
        ETag: part.etag,
        LastModified: new Date(part.lastModified),
        ...partMembers(part.checksum),
      },
      CopySourceVersionId: shownVersionId(from, version),
      ServerSideEncryption: 'AES256',
    };
  },
} satisfies Handlers<typeof Sdk>;

const PART = ['Bucket', 'Key', 'UploadId', 'PartNumber', 'ExpectedBucketOwner', 'RequestPayer'];

export const modelled: Modelled<typeof handlers> = {
  UploadPart: [
    ...PART,
    'Body',
    'ContentLength',
    'ContentMD5',
    'ChecksumAlgorithm',
    ...ALGORITHMS.map((name) => `Checksum${name}`),
  ],
  UploadPartCopy: [...PART, ...SOURCE_MEMBERS, 'CopySourceRange'],
};

/** A checksum as members of an output about a part, which has no type. */
export function partMembers(checksum: PartChecksum): { [Name in `Checksum${Algorithm}`]?: string } {
  return checksum ? { [`Checksum${checksum.algorithm}`]: checksum.value } : {};
}

/** The bytes first, then the record; a part that is sent again replaces the one before. */
function storePart(
  call: Call,
  bucket: Bucket,
  upload: Upload,
  number: number,
  bytes: Uint8Array,
  checksum: PartChecksum,
): UploadedPart {
  const { store, clock } = call.cloud;
  const part: UploadedPart = {
    etag: md5Tag(bytes),
    size: bytes.byteLength,
    lastModified: clock.now(),
    blob: store.blobs.put(bytes),
    ...(checksum ? { checksum } : {}),
  };
  const replaced = upload.parts[number];
  uploads(call.cloud, bucket.name).set(upload.id, { ...upload, parts: { ...upload.parts, [number]: part } });
  if (replaced) store.blobs.delete(replaced.blob);
  return part;
}

function checkPartNumber(number: number): void {
  if (number >= 1 && number <= MOST_PARTS) return;
  throw new AwsError(
    'InvalidArgument',
    `Part number must be an integer between 1 and ${MOST_PARTS}, inclusive`,
    400,
    { ArgumentName: 'partNumber', ArgumentValue: number },
  );
}

/** A composite checksum needs one for every part, and of the algorithm that the upload was created with. */
function checkAlgorithm({ checksumAlgorithm, checksumType }: Upload, given: Algorithm | undefined): void {
  if (checksumAlgorithm === undefined || checksumAlgorithm === given) return;
  if (given === undefined && checksumType === 'FULL_OBJECT') return;
  throw new AwsError(
    'InvalidRequest',
    `Checksum Type mismatch occurred, expected checksum Type: ${checksumAlgorithm.toLowerCase()}, actual checksum Type: ${given?.toLowerCase() ?? 'null'}`,
  );
}
