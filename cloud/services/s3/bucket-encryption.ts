import type * as Sdk from '@aws-sdk/client-s3';
import type { ServerSideEncryptionRule } from '@aws-sdk/client-s3';
import { notImplemented } from '../../errors.ts';
import { malformedXml } from '../../wire/xml.ts';
import type { Handlers, Modelled } from '../service.ts';
import { requireBucket, updateBucket } from './bucket-record.ts';
import { SETTING_READ, SETTING_WRITE } from './setting-members.ts';

const DEFAULT_RULE: ServerSideEncryptionRule = {
  ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' },
  BucketKeyEnabled: false,
};

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/default-bucket-encryption.html */
export const handlers = {
  /**
   * The key that AWS keeps for S3 may be a bucket's default, as it is of the bucket that the SAM CLI makes. A write that
   * would use it is refused by name, and so is a key of one's own: there is no KMS in the embedded cloud.
   */
  PutBucketEncryption(input, call) {
    const [rule, ...others] = input.ServerSideEncryptionConfiguration.Rules;
    if (!rule || others.length > 0) throw malformedXml();
    const algorithm = rule.ApplyServerSideEncryptionByDefault?.SSEAlgorithm;
    if (algorithm === undefined) throw malformedXml();
    if (algorithm !== 'AES256' && algorithm !== 'aws:kms')
      throw notImplemented(`the encryption ${algorithm} of PutBucketEncryption`);
    updateBucket(call, requireBucket(call, input), { encryption: [{ ...DEFAULT_RULE, ...rule }] });
    return {};
  },

  /** Every bucket is encrypted, a new one with keys of S3's own. */
  GetBucketEncryption(input, call) {
    const { encryption } = requireBucket(call, input);
    return { ServerSideEncryptionConfiguration: { Rules: encryption ?? [DEFAULT_RULE] } };
  },

  DeleteBucketEncryption(input, call) {
    updateBucket(call, requireBucket(call, input), { encryption: undefined });
    return {};
  },
} satisfies Handlers<typeof Sdk>;

export const modelled: Modelled<typeof handlers> = {
  PutBucketEncryption: [
    ...SETTING_WRITE,
    'ServerSideEncryptionConfiguration.Rules.ApplyServerSideEncryptionByDefault.SSEAlgorithm',
    'ServerSideEncryptionConfiguration.Rules.BucketKeyEnabled',
  ],
  GetBucketEncryption: SETTING_READ,
  DeleteBucketEncryption: SETTING_READ,
};
