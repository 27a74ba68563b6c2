import type * as Sdk from '@aws-sdk/client-s3';
import type { MultipartUpload, StorageClass } from '@aws-sdk/client-s3';
import type { Handlers, Modelled } from '../service.ts';
import { requireBucket } from './bucket-record.ts';
import { canonicalId, ownerOf } from './canonical-id.ts';
import { compareKeys } from './compare-keys.ts';
import { commonPrefix } from './list-keys.ts';
import { keyEncoder, pageSize } from './listing-input.ts';
import { partMembers } from './multipart-parts.ts';
import type { Upload } from './state.ts';
import { abortMembers, checksumOf, requireUpload, uploadsOf } from './upload-record.ts';
import { storageClassOf } from './write-options.ts';

export const handlers = {
  /** https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListParts.html */
  ListParts(input, call) {
    const bucket = requireBucket(call, input);
    const upload = requireUpload(call.cloud, bucket, input);
    const most = pageSize(input.MaxParts, 'max-parts', 'max-parts');
    const marker = Number(input.PartNumberMarker ?? 0);
    // An object's integer keys come in ascending order.
    const after = Object.entries(upload.parts).filter(([number]) => Number(number) > marker);
    const shown = after.slice(0, most);
    return {
      Bucket: bucket.name,
      Key: upload.key,
      UploadId: upload.id,
      PartNumberMarker: String(marker),
      NextPartNumberMarker: shown.at(-1)?.[0] ?? '0',
      MaxParts: most,
      IsTruncated: after.length > shown.length,
      Parts: shown.map(([number, part]) => ({
        PartNumber: Number(number),
        LastModified: new Date(part.lastModified),
        ETag: part.etag,
        Size: part.size,
        ...partMembers(part.checksum),
      })),
      Initiator: initiatorOf(upload, bucket.account),
      Owner: ownerOf(bucket.account),
      StorageClass: storageClassOf(upload.headers) as StorageClass,
      ...checksumSettings(upload),
      ...abortMembers(bucket, upload),
    };
  },

  /** https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListMultipartUploads.html */
  ListMultipartUploads(input, call) {
    const bucket = requireBucket(call, input);
    const most = pageSize(input.MaxUploads, 'max-uploads', 'max-uploads');
    const { Prefix: prefix = '', Delimiter: delimiter = '', KeyMarker = '', UploadIdMarker = '' } = input;
    const uploads = uploadsOf(call.cloud, bucket).filter(({ key }) => key.startsWith(prefix));
    const { listed, truncated } = page(uploads.sort(byKeyAndTime), {
      delimiter,
      prefix,
      KeyMarker,
      UploadIdMarker,
      most,
    });
    const encode = keyEncoder(input.EncodingType);
    const last = listed.at(-1);
    return {
      Bucket: bucket.name,
      Prefix: encode(prefix),
      Delimiter: encode(delimiter || undefined),
      KeyMarker: encode(KeyMarker),
      UploadIdMarker,
      MaxUploads: most,
      EncodingType: input.EncodingType,
      IsTruncated: truncated,
      NextKeyMarker: truncated ? encode(typeof last === 'string' ? last : last?.key) : undefined,
      NextUploadIdMarker: truncated && typeof last === 'object' ? last.id : undefined,
      Uploads: listed
        .filter((entry) => typeof entry === 'object')
        .map((upload) => ({
          ...shownUpload(upload, bucket.account),
          Key: encode(upload.key),
        })),
      CommonPrefixes: listed
        .filter((entry) => typeof entry === 'string')
        .map((name) => ({ Prefix: encode(name) })),
    };
  },
} satisfies Handlers<typeof Sdk>;

export const modelled: Modelled<typeof handlers> = {
  ListParts: [
    'Bucket',
    'Key',
    'UploadId',
    'MaxParts',
    'PartNumberMarker',
    'ExpectedBucketOwner',
    'RequestPayer',
  ],
  ListMultipartUploads: [
    'Bucket',
    'Prefix',
    'Delimiter',
    'KeyMarker',
    'UploadIdMarker',
    'MaxUploads',
    'EncodingType',
    'ExpectedBucketOwner',
    'RequestPayer',
  ],
};

interface Page {
  prefix: string;
  delimiter: string;
  KeyMarker: string;
  UploadIdMarker: string;
  most: number;
}

/** One page of uploads and, as texts, of common prefixes. */
function page(sorted: Upload[], { prefix, delimiter, KeyMarker, UploadIdMarker, most }: Page) {
  const markerAt = sorted.findIndex(({ key, id }) => key === KeyMarker && id === UploadIdMarker);
  const rest = sorted.filter(({ key }, index) => {
    const order = compareKeys(key, KeyMarker);
    if (KeyMarker === '' || order > 0)
      return commonPrefix(key, prefix, delimiter) !== KeyMarker || KeyMarker === '';
    return order === 0 && markerAt >= 0 && index > markerAt;
  });
  const listed: (Upload | string)[] = [];
  for (const upload of rest) {
    const group = commonPrefix(upload.key, prefix, delimiter);
    if (group !== undefined && listed.at(-1) === group) continue;
    if (listed.length >= most) return { listed, truncated: most > 0 };
    listed.push(group ?? upload);
  }
  return { listed, truncated: false };
}

function byKeyAndTime(left: Upload, right: Upload): number {
  return compareKeys(left.key, right.key) || left.initiated - right.initiated;
}

function shownUpload(upload: Upload, account: string): MultipartUpload {
  return {
    UploadId: upload.id,
    Initiated: new Date(upload.initiated),
    StorageClass: storageClassOf(upload.headers) as StorageClass,
    Owner: ownerOf(account),
    Initiator: initiatorOf(upload, account),
    ...checksumSettings(upload),
  };
}

/** An account's own upload is named by its canonical id, a user's or role's by its ARN. */
function initiatorOf({ initiator }: Upload, account: string): { ID: string } {
  return { ID: initiator === '' || initiator.endsWith(':root') ? canonicalId(account) : initiator };
}

function checksumSettings(upload: Upload) {
  if (upload.checksumAlgorithm === undefined) return {};
  const { algorithm, type } = checksumOf(upload);
  return { ChecksumAlgorithm: algorithm, ChecksumType: type };
}
