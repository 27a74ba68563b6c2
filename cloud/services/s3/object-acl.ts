import type * as Sdk from '@aws-sdk/client-s3';
import { notImplemented } from '../../errors.ts';
import type { Handlers, Modelled } from '../service.ts';
import { aclNotSupported, ownerGrants } from './bucket-acl.ts';
import { requireBucket } from './bucket-record.ts';
import { canonicalId, ownerOf } from './canonical-id.ts';
import { findReadable } from './find-version.ts';
import { digestsInHeaders, verifyDigests } from './verify-digests.ts';
import { checkObjectAcl, GRANTS } from './write-options.ts';

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html */
export const handlers = {
  GetObjectAcl(input, call) {
    const bucket = requireBucket(call, input);
    findReadable(call, bucket, input);
    return { Owner: ownerOf(bucket.account), Grants: ownerGrants(bucket.account) };
  },

  /** An object's ACL is its owner's alone: what says so is taken, and what says otherwise is refused. */
  PutObjectAcl(input, call) {
    verifyDigests(digestsInHeaders(call.request.headers), call.request.body);
    const bucket = requireBucket(call, input);
    checkObjectAcl(call, bucket, input);
    const grants = input.AccessControlPolicy?.Grants;
    const others = grants?.some(({ Grantee }) => Grantee?.ID !== canonicalId(bucket.account));
    if (others && bucket.ownership === 'BucketOwnerEnforced') throw aclNotSupported();
    if (others) throw notImplemented('grants to others than the owner in PutObjectAcl');
    findReadable(call, bucket, input);
    return {};
  },
} satisfies Handlers<typeof Sdk>;

const OBJECT = ['Bucket', 'Key', 'VersionId', 'ExpectedBucketOwner', 'RequestPayer'];

export const modelled: Modelled<typeof handlers> = {
  GetObjectAcl: OBJECT,
  PutObjectAcl: [...OBJECT, 'ACL', ...GRANTS, 'AccessControlPolicy', 'ContentMD5', 'ChecksumAlgorithm'],
};
