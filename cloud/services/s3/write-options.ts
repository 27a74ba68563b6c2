import type { Call } from '../../call.ts';
import { AwsError, notImplemented } from '../../errors.ts';
import { blockedByPublicAcls } from './access-denied.ts';
import { aclNotSupported, isPublicAcl } from './bucket-acl.ts';
import type { Bucket } from './state.ts';

/** The members with which a write chooses how an object is kept and who may see it. */
export interface WriteOptions {
  ACL?: string | undefined;
  GrantFullControl?: string | undefined;
  GrantRead?: string | undefined;
  GrantReadACP?: string | undefined;
  GrantWriteACP?: string | undefined;
  ServerSideEncryption?: string | undefined;
  StorageClass?: string | undefined;
}

export const GRANTS = ['GrantFullControl', 'GrantRead', 'GrantReadACP', 'GrantWriteACP'] as const;
export const OPTION_MEMBERS = ['ACL', ...GRANTS, 'ServerSideEncryption', 'StorageClass'] as const;

export const STANDARD = 'STANDARD';
/** Classes that differ from STANDARD in price and place, not in how an object is written and read. */
const INSTANT_CLASSES = [
  STANDARD,
  'REDUCED_REDUNDANCY',
  'STANDARD_IA',
  'ONEZONE_IA',
  'INTELLIGENT_TIERING',
  'GLACIER_IR',
];
const STORAGE_CLASS = 'x-amz-storage-class';

/**
 * Refuses the options that the cloud does not model, and those that S3 itself refuses.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html
 *
 * @throws AwsError AccessControlListNotSupported, AccessDenied for a public ACL that is blocked, NotImplemented by name
 */
export function checkWriteOptions(call: Call, bucket: Bucket, options: WriteOptions): void {
  checkObjectAcl(call, bucket, options);
  const { ServerSideEncryption: encryption = defaultEncryption(bucket), StorageClass: storageClass } =
    options;
  if (encryption !== 'AES256') throw notImplemented(`the encryption ${encryption} of ${call.operation}`);
  if (storageClass !== undefined && !INSTANT_CLASSES.includes(storageClass)) {
    throw notImplemented(`the storage class ${storageClass} of ${call.operation}`);
  }
}

/**
 * Object ACLs: refused by default, and else the owner's alone.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html
 */
export function checkObjectAcl(call: Call, bucket: Bucket, options: WriteOptions): void {
  const grant = GRANTS.find((name) => options[name] !== undefined);
  const { ACL: acl } = options;
  if (bucket.ownership === 'BucketOwnerEnforced') {
    if (grant || (acl !== undefined && acl !== 'bucket-owner-full-control')) throw aclNotSupported();
    return;
  }
  if (acl !== undefined && isPublicAcl(acl) && bucket.publicAccessBlock?.BlockPublicAcls) {
    throw blockedByPublicAcls(call, 's3:PutObjectAcl', bucket.name);
  }
  if (grant) throw notImplemented(`the parameter ${grant} of ${call.operation}`);
  if (acl !== undefined && !['private', 'bucket-owner-read', 'bucket-owner-full-control'].includes(acl)) {
    throw notImplemented(`the ACL ${acl} of ${call.operation}`);
  }
}

/** What a write gets that names no encryption. */
function defaultEncryption({ encryption }: Bucket): string {
  return encryption?.[0]?.ApplyServerSideEncryptionByDefault?.SSEAlgorithm ?? 'AES256';
}

/** A storage class as a header of the record; STANDARD is what is meant when there is none. */
export function storageClassHeader(storageClass: string | undefined): Record<string, string> {
  return storageClass === undefined || storageClass === STANDARD ? {} : { [STORAGE_CLASS]: storageClass };
}

export function storageClassOf(headers: Record<string, string>): string {
  return headers[STORAGE_CLASS] ?? STANDARD;
}

/** The largest object of one request, 5 GiB. https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html */
const LARGEST_UPLOAD = 5 * 1024 ** 3;

/** @throws AwsError EntityTooLarge */
export function checkSize(size: number): void {
  if (size <= LARGEST_UPLOAD) return;
  throw new AwsError('EntityTooLarge', 'Your proposed upload exceeds the maximum allowed size', 400, {
    ProposedSize: size,
    MaxSizeAllowed: LARGEST_UPLOAD,
  });
}
