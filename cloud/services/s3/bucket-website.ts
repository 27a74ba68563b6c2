import type * as Sdk from '@aws-sdk/client-s3';
import { AwsError } from '../../errors.ts';
import type { Handlers, Modelled } from '../service.ts';
import { requireBucket, updateBucket } from './bucket-record.ts';
import { checkWebsite } from './bucket-website-rules.ts';
import { SETTING_READ, SETTING_WRITE } from './setting-members.ts';

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketWebsite.html */
export const handlers = {
  PutBucketWebsite(input, call) {
    checkWebsite(input.WebsiteConfiguration);
    updateBucket(call, requireBucket(call, input), { website: input.WebsiteConfiguration });
    return {};
  },

  GetBucketWebsite(input, call) {
    const { website, name } = requireBucket(call, input);
    if (website) return website;
    throw noSuchWebsite(name);
  },

  DeleteBucketWebsite(input, call) {
    updateBucket(call, requireBucket(call, input), { website: undefined });
    return {};
  },
} satisfies Handlers<typeof Sdk>;

export const modelled: Modelled<typeof handlers> = {
  PutBucketWebsite: [...SETTING_WRITE, 'WebsiteConfiguration'],
  GetBucketWebsite: SETTING_READ,
  DeleteBucketWebsite: SETTING_READ,
};

export function noSuchWebsite(name: string): AwsError {
  return new AwsError(
    'NoSuchWebsiteConfiguration',
    'The specified bucket does not have a website configuration',
    404,
    { BucketName: name },
  );
}
