import type * as Sdk from '@aws-sdk/client-s3';
import { AwsError } from '../../errors.ts';
import type { Handlers, Modelled } from '../service.ts';
import { requireBucket, updateBucket } from './bucket-record.ts';
import { SETTING_READ, SETTING_WRITE } from './setting-members.ts';

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html */
export const handlers = {
  /** A setting that is left out is false. */
  PutPublicAccessBlock(input, call) {
    const wanted = input.PublicAccessBlockConfiguration;
    updateBucket(call, requireBucket(call, input), {
      publicAccessBlock: {
        BlockPublicAcls: wanted.BlockPublicAcls ?? false,
        IgnorePublicAcls: wanted.IgnorePublicAcls ?? false,
        BlockPublicPolicy: wanted.BlockPublicPolicy ?? false,
        RestrictPublicBuckets: wanted.RestrictPublicBuckets ?? false,
      },
    });
    return {};
  },

  GetPublicAccessBlock(input, call) {
    const { publicAccessBlock, name } = requireBucket(call, input);
    if (publicAccessBlock) return { PublicAccessBlockConfiguration: publicAccessBlock };
    throw new AwsError(
      'NoSuchPublicAccessBlockConfiguration',
      'The public access block configuration was not found',
      404,
      { BucketName: name },
    );
  },

  DeletePublicAccessBlock(input, call) {
    updateBucket(call, requireBucket(call, input), { publicAccessBlock: undefined });
    return {};
  },
} satisfies Handlers<typeof Sdk>;

export const modelled: Modelled<typeof handlers> = {
  PutPublicAccessBlock: [...SETTING_WRITE, 'PublicAccessBlockConfiguration'],
  GetPublicAccessBlock: SETTING_READ,
  DeletePublicAccessBlock: SETTING_READ,
};
