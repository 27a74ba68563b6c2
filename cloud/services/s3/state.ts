import type {
  CORSRule,
  LifecycleExpiration,
  LifecycleRule,
  PublicAccessBlockConfiguration,
  ServerSideEncryptionRule,
  Tag,
  TransitionDefaultMinimumObjectSize,
  WebsiteConfiguration,
} from '@aws-sdk/client-s3';
import type { Cloud } from '../../call.ts';
import type { Collection } from '../../state/store.ts';
import type { Algorithm, Checksum } from './checksums.ts';

/** A bucket and its settings. Every time is in milliseconds since 1970; records are never changed in place. */
export interface Bucket {
  name: string;
  account: string;
  region: string;
  createdAt: number;
  /** Absent only after its controls were deleted: the bucket then takes ACLs as buckets once did. */
  ownership?: 'BucketOwnerEnforced' | 'BucketOwnerPreferred' | 'ObjectWriter';
  publicAccessBlock?: PublicAccessBlockConfiguration;
  versioning?: 'Enabled' | 'Suspended';
  cors?: CORSRule[];
  website?: WebsiteConfiguration;
  lifecycle?: StoredLifecycleRule[];
  lifecycleMinimumSize?: TransitionDefaultMinimumObjectSize;
  /** The document as its owner wrote it. */
  policy?: string;
  encryption?: ServerSideEncryptionRule[];
  tags?: Tag[];
}

/** A lifecycle rule as it is kept: each has an id, and its date is in milliseconds since 1970. */
export interface StoredLifecycleRule extends Omit<LifecycleRule, 'ID' | 'Expiration' | 'Transitions'> {
  ID: string;
  Expiration?: Omit<LifecycleExpiration, 'Date'> & { Date?: number };
}

/** One version of an object, or a delete marker. */
export interface ObjectVersion {
  key: string;
  /** `null` when it was written while the bucket had no versioning. */
  versionId: string;
  lastModified: number;
  deleteMarker?: true;
  size: number;
  /** With its quotes. */
  etag: string;
  /** The id of the bytes; absent for delete markers. */
  blob?: string;
  /** What the writer said and readers get back: content-type, cache-control ... by header name. */
  headers: Record<string, string>;
  metadata: Record<string, string>;
  tags: Tag[];
  checksum?: Checksum;
  /** When a multipart upload made it; a part's checksum where its client gave one. */
  parts?: { size: number; checksum?: string }[];
}

/** A multipart upload that is not complete. */
export interface Upload {
  id: string;
  key: string;
  initiated: number;
  headers: Record<string, string>;
  metadata: Record<string, string>;
  tags: Tag[];
  /** As CreateMultipartUpload was asked for; absent when the default applies. */
  checksumAlgorithm?: Algorithm;
  checksumType?: Checksum['type'];
  initiator: string;
  parts: Record<number, UploadedPart>;
}

export interface UploadedPart {
  etag: string;
  size: number;
  blob: string;
  lastModified: number;
  checksum?: { algorithm: Algorithm; value: string };
}

/** What a completed upload answered: the same request again gets the same answer. */
export interface CompletedUpload {
  key: string;
  completedAt: number;
  etag: string;
  versionId: string;
}

/** Bucket names are the whole partition's, so this collection has no account in its scope. */
export function buckets(cloud: Cloud): Collection<Bucket> {
  return cloud.store.collection('s3/buckets');
}

/** The versions of each key, newest first: one record a key, so that a write is one change. */
export function objects(cloud: Cloud, bucket: string): Collection<ObjectVersion[]> {
  return cloud.store.collection('s3/objects', bucket);
}

export function uploads(cloud: Cloud, bucket: string): Collection<Upload> {
  return cloud.store.collection('s3/uploads', bucket);
}

/** By the id of the upload. */
export function completedUploads(cloud: Cloud, bucket: string): Collection<CompletedUpload> {
  return cloud.store.collection('s3/completed-uploads', bucket);
}
