import type * as Sdk from '@aws-sdk/client-s3';
import { AwsError } from '../../errors.ts';
import { malformedXml } from '../../wire/xml.ts';
import type { Handlers, Modelled } from '../service.ts';
import { requireBucket, updateBucket } from './bucket-record.ts';
import { SETTING_READ, SETTING_WRITE } from './setting-members.ts';

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html */
export const handlers = {
  PutBucketOwnershipControls(input, call) {
    const [rule, ...others] = input.OwnershipControls.Rules;
    if (!rule || others.length > 0) throw malformedXml();
    updateBucket(call, requireBucket(call, input), { ownership: rule.ObjectOwnership });
    return {};
  },

  GetBucketOwnershipControls(input, call) {
    const { ownership, name } = requireBucket(call, input);
    if (ownership) return { OwnershipControls: { Rules: [{ ObjectOwnership: ownership }] } };
    throw new AwsError(
      'OwnershipControlsNotFoundError',
      'The bucket ownership controls were not found',
      404,
      {
        BucketName: name,
      },
    );
  },

  /** Without controls the bucket is as buckets were before them: the writer owns the object. */
  DeleteBucketOwnershipControls(input, call) {
    updateBucket(call, requireBucket(call, input), { ownership: undefined });
    return {};
  },
} satisfies Handlers<typeof Sdk>;

export const modelled: Modelled<typeof handlers> = {
  PutBucketOwnershipControls: [...SETTING_WRITE, 'OwnershipControls'],
  GetBucketOwnershipControls: SETTING_READ,
  DeleteBucketOwnershipControls: SETTING_READ,
};
