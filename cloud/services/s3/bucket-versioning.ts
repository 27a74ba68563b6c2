import type * as Sdk from '@aws-sdk/client-s3';
import { AwsError } from '../../errors.ts';
import type { Handlers, Modelled } from '../service.ts';
import { requireBucket, updateBucket } from './bucket-record.ts';
import { SETTING_READ, SETTING_WRITE } from './setting-members.ts';

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketVersioning.html */
export const handlers = {
  PutBucketVersioning(input, call) {
    const { Status } = input.VersioningConfiguration;
    if (Status === undefined) {
      throw new AwsError(
        'IllegalVersioningConfigurationException',
        'The Versioning element must be specified',
      );
    }
    updateBucket(call, requireBucket(call, input), { versioning: Status });
    return {};
  },

  /** A bucket that never had versioning has no status at all. */
  GetBucketVersioning(input, call) {
    const { versioning } = requireBucket(call, input);
    return versioning ? { Status: versioning } : {};
  },
} satisfies Handlers<typeof Sdk>;

export const modelled: Modelled<typeof handlers> = {
  PutBucketVersioning: [...SETTING_WRITE, 'VersioningConfiguration.Status'],
  GetBucketVersioning: SETTING_READ,
};
