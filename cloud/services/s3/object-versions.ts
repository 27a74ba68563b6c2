import type * as Sdk from '@aws-sdk/client-s3';
import type { DeleteMarkerEntry, ObjectVersion as SdkVersion } from '@aws-sdk/client-s3';
import { AwsError } from '../../errors.ts';
import type { Handlers, Modelled } from '../service.ts';
import { requireBucket } from './bucket-record.ts';
import { ownerOf } from './canonical-id.ts';
import { checkVersionId } from './find-version.ts';
import { type Listed, listKeys } from './list-keys.ts';
import { keyEncoder, pageSize } from './listing-input.ts';
import { summary } from './object-listing.ts';
import { keysOf } from './object-record.ts';
import type { ObjectVersion } from './state.ts';

type Entry = { version: ObjectVersion; latest: boolean } | { prefix: string };
type Listing = Listed<readonly ObjectVersion[]>[];

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectVersions.html */
export const handlers = {
  ListObjectVersions(input, call) {
    const bucket = requireBucket(call, input);
    const most = pageSize(input.MaxKeys, 'maxKeys', 'max-keys');
    const { Prefix: prefix = '', Delimiter: delimiter = '', KeyMarker = '', VersionIdMarker } = input;
    checkMarkers(input.KeyMarker, VersionIdMarker);
    const page = { prefix, delimiter, after: KeyMarker, most: Number.POSITIVE_INFINITY };
    const entries = [...keysOf(call.cloud, bucket)];
    // A key whose versions go on from the last page is listed again, from there.
    const begun = VersionIdMarker
      ? entries.filter(([key]) => key === KeyMarker && key.startsWith(prefix))
      : [];
    const all = [
      ...flatten(
        begun.map(([key, item]) => ({ key, item })),
        VersionIdMarker,
      ),
      ...flatten(listKeys(entries, page).listed),
    ];
    const shown = all.slice(0, most);
    const truncated = most > 0 && all.length > shown.length;
    const encode = keyEncoder(input.EncodingType);
    return {
      Name: bucket.name,
      Prefix: encode(prefix),
      Delimiter: encode(delimiter || undefined),
      KeyMarker: encode(KeyMarker),
      VersionIdMarker: VersionIdMarker ?? '',
      MaxKeys: input.MaxKeys ?? most,
      EncodingType: input.EncodingType,
      IsTruncated: truncated,
      ...(truncated ? nextMarkers(shown.at(-1), encode) : {}),
      ...membersOf(shown, encode, bucket.account),
    };
  },
} satisfies Handlers<typeof Sdk>;

export const modelled: Modelled<typeof handlers> = {
  ListObjectVersions: [
    'Bucket',
    'Prefix',
    'Delimiter',
    'KeyMarker',
    'VersionIdMarker',
    'MaxKeys',
    'EncodingType',
    'ExpectedBucketOwner',
    'RequestPayer',
    'OptionalObjectAttributes',
  ],
};

function checkMarkers(key: string | undefined, versionId: string | undefined): void {
  if (!versionId) return;
  if (key) {
    checkVersionId(versionId);
    return;
  }
  throw new AwsError(
    'InvalidArgument',
    'A version-id marker cannot be specified without a key marker.',
    400,
    {
      ArgumentName: 'version-id-marker',
      ArgumentValue: versionId,
    },
  );
}

/** @param after leaves out the versions of the first key up to this one */
function flatten(listed: Listing, after?: string): Entry[] {
  return listed.flatMap((entry): Entry[] => {
    if ('prefix' in entry) return [entry];
    const start = after === undefined ? 0 : entry.item.findIndex(({ versionId }) => versionId === after) + 1;
    return entry.item.map((version, index) => ({ version, latest: index === 0 })).slice(start);
  });
}

function nextMarkers(last: Entry | undefined, encode: ReturnType<typeof keyEncoder>) {
  if (!last) return {};
  if ('prefix' in last) return { NextKeyMarker: encode(last.prefix) };
  return { NextKeyMarker: encode(last.version.key), NextVersionIdMarker: last.version.versionId };
}

function membersOf(entries: Entry[], encode: ReturnType<typeof keyEncoder>, account: string) {
  const Versions: SdkVersion[] = [];
  const DeleteMarkers: DeleteMarkerEntry[] = [];
  const CommonPrefixes: { Prefix: string }[] = [];
  const Owner = ownerOf(account);
  for (const entry of entries) {
    if ('prefix' in entry) {
      CommonPrefixes.push({ Prefix: encode(entry.prefix) });
      continue;
    }
    const { version, latest } = entry;
    const common = { Key: encode(version.key), VersionId: version.versionId, IsLatest: latest, Owner };
    if (version.deleteMarker) {
      DeleteMarkers.push({ ...common, LastModified: new Date(version.lastModified) });
    } else {
      Versions.push({ ...common, ...summary(version), StorageClass: 'STANDARD' });
    }
  }
  return { Versions, DeleteMarkers, CommonPrefixes };
}
