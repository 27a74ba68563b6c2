import type * as Sdk from '@aws-sdk/client-s3';
import type { ObjectStorageClass, _Object as SdkObject } from '@aws-sdk/client-s3';
import type { Cloud } from '../../call.ts';
import { AwsError } from '../../errors.ts';
import type { Handlers, Modelled } from '../service.ts';
import { requireBucket } from './bucket-record.ts';
import { ownerOf } from './canonical-id.ts';
import { type Listed, lastOf, listKeys } from './list-keys.ts';
import { keyEncoder, pageSize } from './listing-input.ts';
import { keysOf } from './object-record.ts';
import type { Bucket, ObjectVersion } from './state.ts';
import { storageClassOf } from './write-options.ts';

type Encode = ReturnType<typeof keyEncoder>;

export const handlers = {
  /** https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html */
  ListObjectsV2(input, call) {
    const bucket = requireBucket(call, input);
    const most = pageSize(input.MaxKeys, 'maxKeys', 'max-keys');
    const { Prefix: prefix = '', Delimiter: delimiter = '', ContinuationToken: token, StartAfter } = input;
    const after = token === undefined ? (StartAfter ?? '') : readToken(token);
    const { listed, truncated } = listKeys(current(call.cloud, bucket), { prefix, delimiter, after, most });
    const encode = keyEncoder(input.EncodingType);
    return {
      Name: bucket.name,
      Prefix: encode(prefix),
      Delimiter: encode(delimiter || undefined),
      MaxKeys: input.MaxKeys ?? most,
      EncodingType: input.EncodingType,
      KeyCount: listed.length,
      IsTruncated: truncated,
      ContinuationToken: token,
      NextContinuationToken: truncated ? writeToken(lastOf(listed) ?? '') : undefined,
      StartAfter: encode(StartAfter),
      ...contentsOf(listed, encode, input.FetchOwner ? bucket.account : undefined),
    };
  },

  /** https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjects.html */
  ListObjects(input, call) {
    const bucket = requireBucket(call, input);
    const most = pageSize(input.MaxKeys, 'maxKeys', 'max-keys');
    const { Prefix: prefix = '', Delimiter: delimiter = '', Marker: after = '' } = input;
    const { listed, truncated } = listKeys(current(call.cloud, bucket), { prefix, delimiter, after, most });
    const encode = keyEncoder(input.EncodingType);
    return {
      Name: bucket.name,
      Prefix: encode(prefix),
      Delimiter: encode(delimiter || undefined),
      Marker: encode(after),
      MaxKeys: input.MaxKeys ?? most,
      EncodingType: input.EncodingType,
      IsTruncated: truncated,
      // Without a delimiter the last key is the marker, so S3 leaves it out.
      NextMarker: truncated && delimiter !== '' ? encode(lastOf(listed)) : undefined,
      ...contentsOf(listed, encode, bucket.account),
    };
  },
} satisfies Handlers<typeof Sdk>;

const LISTING = [
  'Bucket',
  'Prefix',
  'Delimiter',
  'MaxKeys',
  'EncodingType',
  'ExpectedBucketOwner',
  'RequestPayer',
  'OptionalObjectAttributes',
];

export const modelled: Modelled<typeof handlers> = {
  ListObjectsV2: [...LISTING, 'ContinuationToken', 'StartAfter', 'FetchOwner'],
  ListObjects: [...LISTING, 'Marker'],
};

function* current(cloud: Cloud, bucket: Bucket): Generator<[string, ObjectVersion]> {
  for (const [key, [newest]] of keysOf(cloud, bucket)) {
    if (newest && !newest.deleteMarker) yield [key, newest];
  }
}

/** @param owner the account to name with each object, if any */
function contentsOf(listed: readonly Listed<ObjectVersion>[], encode: Encode, owner: string | undefined) {
  const Owner = owner === undefined ? undefined : ownerOf(owner);
  const Contents: SdkObject[] = [];
  const CommonPrefixes: { Prefix: string }[] = [];
  for (const entry of listed) {
    if ('prefix' in entry) CommonPrefixes.push({ Prefix: encode(entry.prefix) });
    else Contents.push({ Key: encode(entry.key), ...summary(entry.item), ...(Owner ? { Owner } : {}) });
  }
  return { Contents, CommonPrefixes };
}

/** What every listing says of an object. */
export function summary({ lastModified, etag, size, checksum, headers }: ObjectVersion) {
  return {
    LastModified: new Date(lastModified),
    ETag: etag,
    ...(checksum ? { ChecksumAlgorithm: [checksum.algorithm], ChecksumType: checksum.type } : {}),
    Size: size,
    StorageClass: storageClassOf(headers) as ObjectStorageClass,
  };
}

const TOKEN_MARK = '1';

function writeToken(after: string): string {
  return TOKEN_MARK + Buffer.from(after, 'utf8').toString('base64');
}

function readToken(token: string): string {
  const after = Buffer.from(token.slice(1), 'base64').toString('utf8');
  if (after !== '' && writeToken(after) === token) return after;
  throw new AwsError('InvalidArgument', 'The continuation token provided is incorrect', 400, {
    ArgumentName: 'continuation-token',
  });
}
