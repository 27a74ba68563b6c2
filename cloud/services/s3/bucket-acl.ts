import type * as Sdk from '@aws-sdk/client-s3';
import type { Grant } from '@aws-sdk/client-s3';
import type { Call } from '../../call.ts';
import { AwsError, notImplemented } from '../../errors.ts';
import type { Handlers, Input, Modelled } from '../service.ts';
import { blockedByPublicAcls } from './access-denied.ts';
import { requireBucket } from './bucket-record.ts';
import { canonicalId, ownerOf } from './canonical-id.ts';
import { SETTING_READ, SETTING_WRITE } from './setting-members.ts';
import type { Bucket } from './state.ts';

const GRANT_HEADERS = [
  'GrantFullControl',
  'GrantRead',
  'GrantReadACP',
  'GrantWrite',
  'GrantWriteACP',
] as const;
const PUBLIC_ACLS = ['public-read', 'public-read-write', 'authenticated-read'];
/** Canned ACLs that leave a bucket to its owner alone. */
const OWNER_ACLS = ['private', 'bucket-owner-read', 'bucket-owner-full-control'];

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html#canned-acl */
export function isPublicAcl(acl: string): boolean {
  return PUBLIC_ACLS.includes(acl);
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-ownership-error-responses.html */
export function aclNotSupported(): AwsError {
  return new AwsError('AccessControlListNotSupported', 'The bucket does not allow ACLs');
}

/** The grants of everything that belongs to its bucket's owner alone. */
export function ownerGrants(account: string): Grant[] {
  const Grantee = { ID: canonicalId(account), Type: 'CanonicalUser' as const };
  return [{ Grantee, Permission: 'FULL_CONTROL' }];
}

export const handlers = {
  /** Grants to others are refused by name: an ACL of a bucket is its owner's alone here. */
  PutBucketAcl(input, call) {
    const bucket = requireBucket(call, input);
    if (bucket.ownership === 'BucketOwnerEnforced') checkDisabled(input, bucket);
    else checkEnabled(input, bucket, call);
    return {};
  },

  GetBucketAcl(input, call) {
    const { account } = requireBucket(call, input);
    return { Owner: ownerOf(account), Grants: ownerGrants(account) };
  },
} satisfies Handlers<typeof Sdk>;

export const modelled: Modelled<typeof handlers> = {
  PutBucketAcl: [...SETTING_WRITE, 'ACL', 'AccessControlPolicy', ...GRANT_HEADERS],
  GetBucketAcl: SETTING_READ,
};

type AclInput = Input<typeof Sdk, 'PutBucketAcl'>;

/** Without ACLs only the one that changes nothing is taken. */
function checkDisabled(input: AclInput, bucket: Bucket): void {
  const acl = input.ACL as string | undefined;
  if (GRANT_HEADERS.some((name) => input[name] !== undefined)) throw aclNotSupported();
  if (acl !== undefined && acl !== 'bucket-owner-full-control') throw aclNotSupported();
  if (input.AccessControlPolicy && !isOwnersAlone(input, bucket)) throw aclNotSupported();
}

function checkEnabled(input: AclInput, bucket: Bucket, call: Call): void {
  const { ACL: acl } = input;
  if (acl !== undefined && isPublicAcl(acl) && bucket.publicAccessBlock?.BlockPublicAcls) {
    throw blockedByPublicAcls(call, 's3:PutBucketAcl', bucket.name);
  }
  if (acl !== undefined && !OWNER_ACLS.includes(acl)) throw notImplemented(`the ACL ${acl} of PutBucketAcl`);
  const header = GRANT_HEADERS.find((name) => input[name] !== undefined);
  if (header) throw notImplemented(`the parameter ${header} of PutBucketAcl`);
  if (input.AccessControlPolicy && !isOwnersAlone(input, bucket)) {
    throw notImplemented('grants to others than the owner in PutBucketAcl');
  }
}

function isOwnersAlone({ AccessControlPolicy: policy }: AclInput, { account }: Bucket): boolean {
  const [grant, ...others] = policy?.Grants ?? [];
  return (
    others.length === 0 && grant?.Permission === 'FULL_CONTROL' && grant.Grantee?.ID === canonicalId(account)
  );
}
