import type * as Sdk from '@aws-sdk/client-s3';
import type { Call } from '../../call.ts';
import { AwsError } from '../../errors.ts';
import type { Input, Output } from '../service.ts';
import { blockedByPublicAcls } from './access-denied.ts';
import { isPublicAcl } from './bucket-acl.ts';
import { checkBucketName } from './bucket-name.ts';
import { hostRegion } from './bucket-record.ts';
import { checkTags } from './bucket-tags.ts';
import { type Bucket, buckets } from './state.ts';

const US_EAST_1 = 'us-east-1';
type CreateInput = Input<typeof Sdk, 'CreateBucket'>;

/**
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateBucket.html
 * New buckets block public access and have no ACLs:
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/create-bucket-faq.html
 */
export function createBucket(input: CreateInput, call: Call): Output<typeof Sdk, 'CreateBucket'> {
  const { Bucket: name } = input;
  checkBucketName(name);
  const region = regionOf(input, call);
  const ownership = input.ObjectOwnership ?? 'BucketOwnerEnforced';
  checkAcl(input, ownership, call);
  const tags = input.CreateBucketConfiguration?.Tags;
  if (tags) checkTags(tags);
  const known = buckets(call.cloud).get(name);
  if (known) checkRepeated(known, region, call.account);
  else {
    const block = {
      BlockPublicAcls: true,
      IgnorePublicAcls: true,
      BlockPublicPolicy: true,
      RestrictPublicBuckets: true,
    };
    buckets(call.cloud).set(name, {
      name,
      account: call.account,
      region,
      createdAt: call.cloud.clock.now(),
      ownership,
      publicAccessBlock: block,
      ...(tags?.length ? { tags } : {}),
    });
  }
  return { Location: region === US_EAST_1 ? `/${name}` : `http://${name}.s3.amazonaws.com/` };
}

/** The region of the new bucket. The global endpoint, which is in us-east-1, makes buckets everywhere. */
function regionOf(input: CreateInput, call: Call): string {
  const constraint = input.CreateBucketConfiguration?.LocationConstraint as string | undefined;
  if (constraint === US_EAST_1) {
    throw new AwsError('InvalidLocationConstraint', 'The specified location-constraint is not valid', 400, {
      LocationConstraint: constraint,
    });
  }
  const wanted = constraint === 'EU' ? 'eu-west-1' : (constraint ?? US_EAST_1);
  const endpoint = hostRegion(call) ?? call.region;
  const isGlobal = endpoint === US_EAST_1 && hostRegion(call) === undefined;
  if (wanted === endpoint || isGlobal) return wanted;
  throw new AwsError(
    'IllegalLocationConstraintException',
    `The ${constraint ?? 'unspecified'} location constraint is incompatible for the region specific endpoint this request was sent to.`,
  );
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-ownership-error-responses.html */
function checkAcl({ ACL, Bucket }: CreateInput, ownership: Bucket['ownership'], call: Call): void {
  if (ACL === undefined || ACL === 'private') return;
  if (ownership === 'BucketOwnerEnforced') {
    throw new AwsError(
      'InvalidBucketAclWithObjectOwnership',
      "Bucket cannot have ACLs set with ObjectOwnership's BucketOwnerEnforced setting",
    );
  }
  if (isPublicAcl(ACL)) throw blockedByPublicAcls(call, 's3:CreateBucket', Bucket);
}

/** us-east-1 alone answers 200 to an owner who makes a bucket again. */
function checkRepeated(known: Bucket, region: string, account: string): void {
  if (known.account !== account) {
    throw new AwsError(
      'BucketAlreadyExists',
      'The requested bucket name is not available. The bucket namespace is shared by all users of the system. Please select a different name and try again.',
      409,
      { BucketName: known.name },
    );
  }
  if (region === US_EAST_1 && known.region === US_EAST_1) return;
  throw new AwsError(
    'BucketAlreadyOwnedByYou',
    'Your previous request to create the named bucket succeeded and you already own it.',
    409,
    { BucketName: known.name },
  );
}
