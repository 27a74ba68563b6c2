import type * as Sdk from '@aws-sdk/client-s3';
import type { Access } from '../../auth/principal.ts';
import type { Call } from '../../call.ts';
import type { AccessRules, Input } from '../service.ts';
import { bucketAccess } from './bucket-access.ts';
import type { handlers } from './bucket-handlers.ts';
import type { BucketInput } from './bucket-record.ts';

type Rule = (input: BucketInput & { ACL?: string }, call: Call) => Access[];

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html */
export const access: AccessRules<typeof Sdk, typeof handlers> = {
  ListBuckets: () => [{ action: 's3:ListAllMyBuckets', resource: '*' }],
  CreateBucket: creation,
  HeadBucket: needs('s3:ListBucket'),
  DeleteBucket: needs('s3:DeleteBucket'),
  GetBucketLocation: needs('s3:GetBucketLocation'),
  PutBucketAcl: (input, call) => [
    bucketAccess(call, input, 's3:PutBucketAcl', { 's3:x-amz-acl': input.ACL }),
  ],
  GetBucketAcl: needs('s3:GetBucketAcl'),
  PutBucketCors: needs('s3:PutBucketCORS'),
  GetBucketCors: needs('s3:GetBucketCORS'),
  DeleteBucketCors: needs('s3:PutBucketCORS'),
  PutBucketEncryption: needs('s3:PutEncryptionConfiguration'),
  GetBucketEncryption: needs('s3:GetEncryptionConfiguration'),
  DeleteBucketEncryption: needs('s3:PutEncryptionConfiguration'),
  PutBucketLifecycleConfiguration: needs('s3:PutLifecycleConfiguration'),
  GetBucketLifecycleConfiguration: needs('s3:GetLifecycleConfiguration'),
  DeleteBucketLifecycle: needs('s3:PutLifecycleConfiguration'),
  PutBucketOwnershipControls: needs('s3:PutBucketOwnershipControls'),
  GetBucketOwnershipControls: needs('s3:GetBucketOwnershipControls'),
  DeleteBucketOwnershipControls: needs('s3:PutBucketOwnershipControls'),
  PutBucketPolicy: sparesRoot('s3:PutBucketPolicy'),
  GetBucketPolicy: sparesRoot('s3:GetBucketPolicy'),
  DeleteBucketPolicy: sparesRoot('s3:DeleteBucketPolicy'),
  GetBucketPolicyStatus: needs('s3:GetBucketPolicyStatus'),
  PutPublicAccessBlock: needs('s3:PutBucketPublicAccessBlock'),
  GetPublicAccessBlock: needs('s3:GetBucketPublicAccessBlock'),
  DeletePublicAccessBlock: needs('s3:PutBucketPublicAccessBlock'),
  PutBucketTagging: needs('s3:PutBucketTagging'),
  GetBucketTagging: needs('s3:GetBucketTagging'),
  DeleteBucketTagging: needs('s3:PutBucketTagging'),
  PutBucketVersioning: needs('s3:PutBucketVersioning'),
  GetBucketVersioning: needs('s3:GetBucketVersioning'),
  PutBucketWebsite: needs('s3:PutBucketWebsite'),
  GetBucketWebsite: needs('s3:GetBucketWebsite'),
  DeleteBucketWebsite: needs('s3:DeleteBucketWebsite'),
  GetBucketLogging: needs('s3:GetBucketLogging'),
  GetBucketNotificationConfiguration: needs('s3:GetBucketNotification'),
  GetBucketAccelerateConfiguration: needs('s3:GetAccelerateConfiguration'),
  GetBucketRequestPayment: needs('s3:GetBucketRequestPayment'),
  GetBucketReplication: needs('s3:GetReplicationConfiguration'),
  GetObjectLockConfiguration: needs('s3:GetBucketObjectLockConfiguration'),
};

function needs(action: string): Rule {
  return (input, call) => [bucketAccess(call, input, action)];
}

/** The owner's root may see and change the policy even when the policy denies it, so that nobody is locked out. */
function sparesRoot(action: string): Rule {
  return (input, call) => {
    const access = bucketAccess(call, input, action);
    const { principal } = call;
    const isOwnersRoot = principal.type === 'Root' && principal.account === access.owner;
    return [isOwnersRoot ? { ...access, resourcePolicy: undefined } : access];
  };
}

/** A bucket that does not exist is the caller's own matter: https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateBucket.html */
function creation(input: Input<typeof Sdk, 'CreateBucket'>): Access[] {
  const resource = `arn:aws:s3:::${input.Bucket}`;
  const { ACL, ObjectOwnership, CreateBucketConfiguration: configuration } = input;
  const context = {
    's3:locationconstraint': configuration?.LocationConstraint,
    's3:x-amz-acl': ACL,
    's3:x-amz-object-ownership': ObjectOwnership,
  };
  const accesses: Access[] = [{ action: 's3:CreateBucket', resource, context }];
  if (ACL !== undefined) accesses.push({ action: 's3:PutBucketAcl', resource });
  if (ObjectOwnership !== undefined) accesses.push({ action: 's3:PutBucketOwnershipControls', resource });
  if (configuration?.Tags?.length) accesses.push({ action: 's3:TagResource', resource });
  return accesses;
}
