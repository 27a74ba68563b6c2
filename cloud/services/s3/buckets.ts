import type * as Sdk from '@aws-sdk/client-s3';
import type { BucketLocationConstraint } from '@aws-sdk/client-s3';
import { AwsError } from '../../errors.ts';
import type { Handlers, Modelled } from '../service.ts';
import { createBucket } from './bucket-creation.ts';
import { listBuckets } from './bucket-list.ts';
import { requireBucket } from './bucket-record.ts';
import { keysOf } from './object-record.ts';
import { buckets, uploads } from './state.ts';

const US_EAST_1 = 'us-east-1';

export const handlers = {
  CreateBucket: createBucket,

  HeadBucket(input, call) {
    return { BucketRegion: requireBucket(call, input).region, AccessPointAlias: false };
  },

  ListBuckets: listBuckets,

  /** https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucket.html */
  DeleteBucket(input, call) {
    const bucket = requireBucket(call, input);
    const { name } = bucket;
    const versions = [...keysOf(call.cloud, bucket)].flatMap(([, kept]) => kept);
    const versioned = versions.some(({ versionId }) => versionId !== 'null');
    if (versions.length > 0) throw notEmpty(name, versioned);
    // Uploads that were never completed do not hold a general purpose bucket; they go with it.
    const parts = [...uploads(call.cloud, name).values()].flatMap((upload) => Object.values(upload.parts));
    call.cloud.store.drop('s3/uploads', name);
    call.cloud.store.drop('s3/completed-uploads', name);
    call.cloud.store.drop('s3/objects', name);
    buckets(call.cloud).delete(name);
    for (const { blob } of parts) call.cloud.store.blobs.delete(blob);
    return {};
  },

  /** https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketLocation.html: us-east-1 is no location. */
  GetBucketLocation(input, call) {
    const { region } = requireBucket(call, input);
    return region === US_EAST_1 ? {} : { LocationConstraint: region as BucketLocationConstraint };
  },
} satisfies Handlers<typeof Sdk>;

export const modelled: Modelled<typeof handlers> = {
  CreateBucket: [
    'Bucket',
    'ACL',
    'ObjectOwnership',
    'CreateBucketConfiguration.LocationConstraint',
    'CreateBucketConfiguration.Tags',
  ],
  HeadBucket: ['Bucket', 'ExpectedBucketOwner'],
  ListBuckets: ['MaxBuckets', 'ContinuationToken', 'Prefix', 'BucketRegion'],
  DeleteBucket: ['Bucket', 'ExpectedBucketOwner'],
  GetBucketLocation: ['Bucket', 'ExpectedBucketOwner'],
};

function notEmpty(name: string, versioned: boolean): AwsError {
  const message = 'The bucket you tried to delete is not empty';
  return new AwsError(
    'BucketNotEmpty',
    versioned ? `${message}. You must delete all versions in the bucket.` : message,
    409,
    { BucketName: name },
  );
}
