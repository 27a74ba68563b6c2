import type * as Sdk from '@aws-sdk/client-s3';
import { AwsError, notImplemented } from '../../errors.ts';
import type { Handlers, Input, Modelled } from '../service.ts';
import { requireBucket } from './bucket-record.ts';
import { type Algorithm, type Checksum, isAlgorithm } from './checksums.ts';
import { DESCRIPTION_MEMBERS, readDescription } from './object-metadata.ts';
import { parseTagging } from './object-tags.ts';
import { type Upload, uploads } from './state.ts';
import { abortMembers, checksumOf, dropUpload, newUploadId, requireUpload } from './upload-record.ts';
import { checkWriteOptions, OPTION_MEMBERS, storageClassHeader } from './write-options.ts';

type CreateInput = Input<typeof Sdk, 'CreateMultipartUpload'>;

export const handlers = {
  /** https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateMultipartUpload.html */
  CreateMultipartUpload(input, call) {
    const bucket = requireBucket(call, input);
    checkWriteOptions(call, bucket, input);
    const { headers, metadata } = readDescription(input, call.request.headers.expires);
    const upload: Upload = {
      id: newUploadId(),
      key: input.Key,
      initiated: call.cloud.clock.now(),
      initiator: 'arn' in call.principal ? call.principal.arn : '',
      headers: { ...headers, ...storageClassHeader(input.StorageClass) },
      metadata,
      tags: parseTagging(input.Tagging),
      ...checksumSettings(input),
      parts: {},
    };
    uploads(call.cloud, bucket.name).set(upload.id, upload);
    const { algorithm, type } = checksumOf(upload);
    return {
      Bucket: bucket.name,
      Key: input.Key,
      UploadId: upload.id,
      ServerSideEncryption: 'AES256',
      ...(upload.checksumAlgorithm ? { ChecksumAlgorithm: algorithm, ChecksumType: type } : {}),
      ...abortMembers(bucket, upload),
    };
  },

  /** https://docs.aws.amazon.com/AmazonS3/latest/API/API_AbortMultipartUpload.html */
  AbortMultipartUpload(input, call) {
    const bucket = requireBucket(call, input);
    dropUpload(call.cloud, bucket, requireUpload(call.cloud, bucket, input));
    return {};
  },
} satisfies Handlers<typeof Sdk>;

export const modelled: Modelled<typeof handlers> = {
  CreateMultipartUpload: [
    'Bucket',
    'Key',
    ...DESCRIPTION_MEMBERS,
    ...OPTION_MEMBERS,
    'Tagging',
    'ChecksumAlgorithm',
    'ChecksumType',
    'ExpectedBucketOwner',
    'RequestPayer',
  ],
  AbortMultipartUpload: ['Bucket', 'Key', 'UploadId', 'ExpectedBucketOwner', 'RequestPayer'],
};

/**
 * Which checksums can be of the whole object, and which only of its parts' checksums.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity-upload.html#Full-object-checksums
 */
function checksumSettings({
  ChecksumAlgorithm: algorithm,
  ChecksumType: type,
}: CreateInput): Pick<Upload, 'checksumAlgorithm' | 'checksumType'> {
  if (algorithm === undefined) {
    if (type === undefined) return {};
    throw new AwsError(
      'InvalidRequest',
      'The x-amz-checksum-type header can only be used with the x-amz-checksum-algorithm header.',
    );
  }
  if (!isAlgorithm(algorithm)) {
    throw notImplemented(`the checksum algorithm ${algorithm} of CreateMultipartUpload`);
  }
  const checksumType = type ?? defaultType(algorithm);
  const impossible = checksumType === 'FULL_OBJECT' ? algorithm.startsWith('SHA') : algorithm === 'CRC64NVME';
  if (!impossible) return { checksumAlgorithm: algorithm, checksumType };
  throw new AwsError(
    'InvalidRequest',
    `The ${checksumType} checksum type cannot be used with the ${algorithm.toLowerCase()} checksum algorithm.`,
  );
}

function defaultType(algorithm: Algorithm): Checksum['type'] {
  return algorithm === 'CRC64NVME' ? 'FULL_OBJECT' : 'COMPOSITE';
}
