import type * as Sdk from '@aws-sdk/client-s3';
import { AwsError } from '../../../errors.ts';
import { callsOf } from './calls.ts';
import type { SupportedType } from './only.ts';
import { policyText } from './policy-text.ts';
import type { Properties, ResourceContext } from './resource-type.ts';
import { whenGone } from './when-gone.ts';

interface BucketPolicy extends Properties {
  Bucket?: string;
  PolicyDocument?: unknown;
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-s3-bucketpolicy.html */
export const bucketPolicy: SupportedType = {
  supported: ['Bucket', 'PolicyDocument'],

  async create(properties: BucketPolicy, context) {
    const { Bucket = '' } = properties;
    await refuseSecond(Bucket, context);
    return put(properties, context);
  },

  update: (_bucket, properties: BucketPolicy, _before, context) => put(properties, context),

  async delete(Bucket, _properties, context) {
    await whenGone(s3(context)('DeleteBucketPolicy', { Bucket }), 'NoSuchBucket');
  },
};

function s3(context: ResourceContext) {
  return callsOf<typeof Sdk>(context, 's3');
}

/** A bucket has one policy, and a stack does not write over another's. */
async function refuseSecond(Bucket: string, context: ResourceContext): Promise<void> {
  let exists = false;
  const read = s3(context)('GetBucketPolicy', { Bucket }).then(() => {
    exists = true;
  });
  await whenGone(read, 'NoSuchBucketPolicy');
  if (exists) {
    throw new AwsError('AlreadyExists', `The bucket policy already exists on bucket ${Bucket}.`, 409);
  }
}

async function put({ Bucket = '', PolicyDocument }: BucketPolicy, context: ResourceContext) {
  await s3(context)('PutBucketPolicy', { Bucket, Policy: policyText(PolicyDocument) });
  return { physicalId: Bucket, attributes: {} };
}
