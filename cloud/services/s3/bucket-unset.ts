import type * as Sdk from '@aws-sdk/client-s3';
import { AwsError } from '../../errors.ts';
import type { Handlers, Modelled } from '../service.ts';
import { requireBucket } from './bucket-record.ts';
import { SETTING_READ } from './setting-members.ts';

/**
 * Settings that the embedded cloud does not have: writing one is refused by name, reading one answers what AWS says
 * of a bucket that never had it. Tools read them all to show a bucket.
 */
export const handlers = {
  GetBucketLogging(input, call) {
    requireBucket(call, input);
    return {};
  },

  GetBucketNotificationConfiguration(input, call) {
    requireBucket(call, input);
    return {};
  },

  GetBucketAccelerateConfiguration(input, call) {
    requireBucket(call, input);
    return {};
  },

  GetBucketRequestPayment(input, call) {
    requireBucket(call, input);
    return { Payer: 'BucketOwner' };
  },

  /** https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketReplication.html */
  GetBucketReplication(input, call) {
    const { name } = requireBucket(call, input);
    throw new AwsError(
      'ReplicationConfigurationNotFoundError',
      'The replication configuration was not found',
      404,
      { BucketName: name },
    );
  },

  /** https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObjectLockConfiguration.html */
  GetObjectLockConfiguration(input, call) {
    const { name } = requireBucket(call, input);
    throw new AwsError(
      'ObjectLockConfigurationNotFoundError',
      'Object Lock configuration does not exist for this bucket',
      404,
      { BucketName: name },
    );
  },
} satisfies Handlers<typeof Sdk>;

export const modelled: Modelled<typeof handlers> = {
  GetBucketLogging: SETTING_READ,
  GetBucketNotificationConfiguration: SETTING_READ,
  GetBucketAccelerateConfiguration: SETTING_READ,
  GetBucketRequestPayment: SETTING_READ,
  GetBucketReplication: SETTING_READ,
  GetObjectLockConfiguration: SETTING_READ,
};
