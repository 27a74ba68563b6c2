import type * as Sdk from '@aws-sdk/client-s3';
import type { PolicyDocument, PolicyStatement } from '../../auth/principal.ts';
import type { Call } from '../../call.ts';
import { AwsError } from '../../errors.ts';
import type { Handlers, Modelled } from '../service.ts';
import { blockedByPublicPolicy } from './access-denied.ts';
import { checkBucketPolicy } from './bucket-policy-check.ts';
import { isPublicPolicy } from './bucket-policy-public.ts';
import { type BucketInput, requireBucket, updateBucket } from './bucket-record.ts';
import { SETTING_READ, SETTING_WRITE } from './setting-members.ts';
import type { Bucket } from './state.ts';

const LARGEST_POLICY = 20_480;

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketPolicy.html */
export const handlers = {
  PutBucketPolicy(input, call) {
    const bucket = ownedBucket(call, input);
    const policy = normalized(checkBucketPolicy(input.Policy, bucket, call));
    const text = JSON.stringify(policy);
    if (Buffer.byteLength(text) > LARGEST_POLICY) {
      throw new AwsError(
        'MalformedPolicy',
        `Normalized policy document exceeds the maximum allowed size of ${LARGEST_POLICY} bytes`,
      );
    }
    if (bucket.publicAccessBlock?.BlockPublicPolicy && isPublicPolicy(policy)) {
      throw blockedByPublicPolicy(call, bucket.name);
    }
    updateBucket(call, bucket, { policy: text });
    return {};
  },

  GetBucketPolicy(input, call) {
    return { Policy: policyOf(ownedBucket(call, input)) };
  },

  DeleteBucketPolicy(input, call) {
    updateBucket(call, ownedBucket(call, input), { policy: undefined });
    return {};
  },

  /** https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketPolicyStatus.html */
  GetBucketPolicyStatus(input, call) {
    const policy = JSON.parse(policyOf(requireBucket(call, input))) as PolicyDocument;
    return { PolicyStatus: { IsPublic: isPublicPolicy(policy) } };
  },
} satisfies Handlers<typeof Sdk>;

export const modelled: Modelled<typeof handlers> = {
  PutBucketPolicy: [...SETTING_WRITE, 'Policy'],
  GetBucketPolicy: SETTING_READ,
  DeleteBucketPolicy: SETTING_READ,
  GetBucketPolicyStatus: SETTING_READ,
};

/** A policy is for the bucket's own account, whatever others are allowed to do. */
function ownedBucket(call: Call, input: BucketInput): Bucket {
  const bucket = requireBucket(call, input);
  if (bucket.account === call.account) return bucket;
  throw new AwsError('MethodNotAllowed', 'The specified method is not allowed against this resource.', 405);
}

function policyOf({ policy, name }: Bucket): string {
  if (policy !== undefined) return policy;
  throw new AwsError('NoSuchBucketPolicy', 'The bucket policy does not exist', 404, { BucketName: name });
}

/** S3 keeps the elements in an order of its own. */
function normalized({ Version, Id, Statement }: PolicyDocument): PolicyDocument {
  // A policy without a version is of the older one, and S3 says so when it is read.
  return {
    Version: Version ?? '2008-10-17',
    ...(Id === undefined ? {} : { Id }),
    Statement: [Statement].flat().map(ordered),
  };
}

function ordered(statement: PolicyStatement): PolicyStatement {
  const { Sid, Effect, Principal, NotPrincipal, Action, NotAction, Resource, NotResource, Condition } =
    statement;
  const all = { Sid, Effect, Principal, NotPrincipal, Action, NotAction, Resource, NotResource, Condition };
  const present = Object.entries(all).filter(([, value]) => value !== undefined);
  return Object.fromEntries(present) as unknown as PolicyStatement;
}
