import type * as Sdk from '@aws-sdk/client-s3';
import type { GetObjectAttributesParts, StorageClass } from '@aws-sdk/client-s3';
import type { Handlers, Input, Modelled } from '../service.ts';
import { requireBucket } from './bucket-record.ts';
import { checksumMembers } from './checksums.ts';
import { findReadable } from './find-version.ts';
import { shownVersionId } from './object-record.ts';
import type { ObjectVersion } from './state.ts';
import { storageClassOf } from './write-options.ts';

type AttributesInput = Input<typeof Sdk, 'GetObjectAttributes'>;
type Attribute = AttributesInput['ObjectAttributes'][number];

const MOST_PARTS = 1000;

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObjectAttributes.html */
export const handlers = {
  GetObjectAttributes(input, call) {
    const bucket = requireBucket(call, input);
    const version = findReadable(call, bucket, input);
    // The header holds the names in one text.
    const wanted = input.ObjectAttributes.flatMap((names) => names.split(',')).map((name) => name.trim());
    const asked = <T>(name: Attribute, value: T) => (wanted.includes(name) ? value : undefined);
    return {
      LastModified: new Date(version.lastModified),
      VersionId: shownVersionId(bucket, version),
      ETag: asked('ETag', version.etag.replaceAll('"', '')),
      Checksum: asked('Checksum', checksumMembers(version.checksum)),
      ObjectParts: asked('ObjectParts', partsOf(version, input)),
      StorageClass: asked('StorageClass', storageClassOf(version.headers) as StorageClass),
      ObjectSize: asked('ObjectSize', version.size),
    };
  },
} satisfies Handlers<typeof Sdk>;

export const modelled: Modelled<typeof handlers> = {
  GetObjectAttributes: [
    'Bucket',
    'Key',
    'VersionId',
    'ObjectAttributes',
    'MaxParts',
    'PartNumberMarker',
    'ExpectedBucketOwner',
    'RequestPayer',
  ],
};

/** The parts are listed where their uploader gave checksums; else only their number is told. */
function partsOf(
  { parts, checksum }: ObjectVersion,
  { MaxParts, PartNumberMarker }: AttributesInput,
): GetObjectAttributesParts | undefined {
  if (!parts) return undefined;
  if (!checksum || parts.some((part) => part.checksum === undefined))
    return { TotalPartsCount: parts.length };
  const first = Number(PartNumberMarker ?? 0);
  const most = Math.min(MaxParts ?? MOST_PARTS, MOST_PARTS);
  const listed = parts.slice(first, first + most);
  return {
    TotalPartsCount: parts.length,
    PartNumberMarker: String(first),
    NextPartNumberMarker: String(first + listed.length),
    MaxParts: most,
    IsTruncated: first + listed.length < parts.length,
    Parts: listed.map(({ size, checksum: value }, index) => ({
      PartNumber: first + index + 1,
      Size: size,
      [`Checksum${checksum.algorithm}`]: value,
    })),
  };
}
