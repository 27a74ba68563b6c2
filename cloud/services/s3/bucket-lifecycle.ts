import { randomUUID } from 'node:crypto';
import type * as Sdk from '@aws-sdk/client-s3';
import type { LifecycleRule } from '@aws-sdk/client-s3';
import { AwsError } from '../../errors.ts';
import type { Handlers, Input, Modelled } from '../service.ts';
import { checkLifecycleRules } from './bucket-lifecycle-rules.ts';
import { requireBucket, updateBucket } from './bucket-record.ts';
import { SETTING_READ, SETTING_WRITE } from './setting-members.ts';
import type { StoredLifecycleRule } from './state.ts';

const DEFAULT_MINIMUM_SIZE = 'all_storage_classes_128K';

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketLifecycleConfiguration.html */
export const handlers = {
  PutBucketLifecycleConfiguration(input, call) {
    const size = input.TransitionDefaultMinimumObjectSize ?? DEFAULT_MINIMUM_SIZE;
    const rules = input.LifecycleConfiguration?.Rules ?? [];
    checkLifecycleRules(rules);
    updateBucket(call, requireBucket(call, input), {
      lifecycle: rules.map(stored),
      lifecycleMinimumSize: size,
    });
    return { TransitionDefaultMinimumObjectSize: size };
  },

  GetBucketLifecycleConfiguration(input, call) {
    const { lifecycle, lifecycleMinimumSize, name } = requireBucket(call, input);
    if (lifecycle) {
      return { Rules: lifecycle.map(shown), TransitionDefaultMinimumObjectSize: lifecycleMinimumSize };
    }
    throw new AwsError('NoSuchLifecycleConfiguration', 'The lifecycle configuration does not exist', 404, {
      BucketName: name,
    });
  },

  DeleteBucketLifecycle(input, call) {
    updateBucket(call, requireBucket(call, input), { lifecycle: undefined, lifecycleMinimumSize: undefined });
    return {};
  },
} satisfies Handlers<typeof Sdk>;

/** Every object is of the class STANDARD, so transitions to other classes are refused by name. */
const RULE_MEMBERS = [
  'ID',
  'Status',
  'Prefix',
  'Filter',
  'Expiration',
  'NoncurrentVersionExpiration',
  'AbortIncompleteMultipartUpload',
].map((member) => `LifecycleConfiguration.Rules.${member}`);

export const modelled: Modelled<typeof handlers> = {
  PutBucketLifecycleConfiguration: [...SETTING_WRITE, 'TransitionDefaultMinimumObjectSize', ...RULE_MEMBERS],
  GetBucketLifecycleConfiguration: SETTING_READ,
  DeleteBucketLifecycle: SETTING_READ,
};

type Rule = NonNullable<
  Input<typeof Sdk, 'PutBucketLifecycleConfiguration'>['LifecycleConfiguration']
>['Rules'][number];

/** S3 names the rules that come without a name. */
function stored({ ID, Expiration, ...rule }: Rule): StoredLifecycleRule {
  const id = ID ? ID : Buffer.from(randomUUID()).toString('base64');
  if (!Expiration) return { ...rule, ID: id };
  return { ...rule, ID: id, Expiration: { ...Expiration, Date: Expiration.Date?.getTime() } };
}

function shown({ Expiration, ...rule }: StoredLifecycleRule): LifecycleRule {
  if (!Expiration) return rule;
  const { Date: date, ...rest } = Expiration;
  return { ...rule, Expiration: { ...rest, ...(date === undefined ? {} : { Date: new Date(date) }) } };
}
