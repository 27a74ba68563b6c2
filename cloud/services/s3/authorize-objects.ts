import type * as Sdk from '@aws-sdk/client-s3';
import type { Access } from '../../auth/principal.ts';
import type { Call } from '../../call.ts';
import type { AccessRules } from '../service.ts';
import { bucketAccess, objectAccess } from './bucket-access.ts';
import { type BucketInput, requireBucket } from './bucket-record.ts';
import { existingTags } from './copy-source.ts';
import { deletionAccess } from './delete-objects.ts';
import type { handlers } from './object-handlers.ts';
import { checkKey } from './object-writing.ts';
import { requestTags, writeAccess } from './write-access.ts';

type ObjectInput = BucketInput & { Key: string; VersionId?: string | undefined };
type Rule = (input: ObjectInput, call: Call) => Access[];
type ListInput = BucketInput & {
  Prefix?: string | undefined;
  Delimiter?: string | undefined;
  MaxKeys?: number | undefined;
};

/**
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html
 */
export const access: AccessRules<typeof Sdk, typeof handlers> = {
  GetObject: reads('s3:GetObject', 's3:GetObjectVersion'),
  HeadObject: reads('s3:GetObject', 's3:GetObjectVersion'),
  GetObjectAttributes: (input, call) => [
    ...reads('s3:GetObject', 's3:GetObjectVersion')(input, call),
    ...reads('s3:GetObjectAttributes', 's3:GetObjectVersionAttributes')(input, call),
  ],
  GetObjectTagging: reads('s3:GetObjectTagging', 's3:GetObjectVersionTagging'),
  DeleteObjectTagging: reads('s3:DeleteObjectTagging', 's3:DeleteObjectVersionTagging'),
  PutObjectTagging: (input, call) => {
    const tags = input.Tagging.TagSet.map(({ Key, Value }): [string, string] => [Key, Value]);
    return reads('s3:PutObjectTagging', 's3:PutObjectVersionTagging', requestTags(tags))(input, call);
  },
  GetObjectAcl: reads('s3:GetObjectAcl', 's3:GetObjectVersionAcl'),
  PutObjectAcl: (input, call) =>
    reads('s3:PutObjectAcl', 's3:PutObjectVersionAcl', { 's3:x-amz-acl': input.ACL })(input, call),
  PutObject: writeAccess,
  CopyObject: writeAccess,
  CreateMultipartUpload: writeAccess,
  UploadPart: onObject('s3:PutObject'),
  UploadPartCopy: (input, call) => {
    checkKey(input.Key);
    return [objectAccess(call, input, 's3:PutObject', { 's3:x-amz-copy-source': input.CopySource })];
  },
  CompleteMultipartUpload: writeAccess,
  AbortMultipartUpload: onObject('s3:AbortMultipartUpload'),
  ListParts: onObject('s3:ListMultipartUploadParts'),
  ListMultipartUploads: (input, call) => [bucketAccess(call, input, 's3:ListBucketMultipartUploads')],
  ListObjects: lists('s3:ListBucket'),
  ListObjectsV2: lists('s3:ListBucket'),
  ListObjectVersions: lists('s3:ListBucketVersions'),
  DeleteObject: (input, call) => {
    checkKey(input.Key);
    return [deletionAccess(call, requireBucket(call, input), input)];
  },
  // Every key is asked for on its own, and a refusal of one is that key's error.
  DeleteObjects: (input, call) => {
    requireBucket(call, input);
    return [];
  },
};

/** One action for the newest version, another for a version that is named. */
function reads(action: string, versionAction: string, context?: Access['context']): Rule {
  return (input, call) => {
    checkKey(input.Key);
    const { Key, VersionId } = input;
    const tags = existingTags(call, requireBucket(call, input), Key, VersionId);
    const keys = { ...context, ...tags, 's3:versionid': VersionId };
    return [objectAccess(call, input, VersionId === undefined ? action : versionAction, keys)];
  };
}

function onObject(action: string): Rule {
  return (input, call) => {
    checkKey(input.Key);
    return [objectAccess(call, input, action)];
  };
}

function lists(action: string): (input: ListInput, call: Call) => Access[] {
  return (input, call) => [
    bucketAccess(call, input, action, {
      's3:prefix': input.Prefix,
      's3:delimiter': input.Delimiter,
      's3:max-keys': input.MaxKeys === undefined ? undefined : String(input.MaxKeys),
    }),
  ];
}
