import {
  CreateBucketCommand,
  DeleteBucketLifecycleCommand,
  GetBucketLifecycleConfigurationCommand,
  type LifecycleRule,
  PutBucketLifecycleConfigurationCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusal, type TestCloud, testCloud } from '../../testing.ts';

const Bucket = 'lifecycled';
let test: TestCloud;
let s3: S3Client;

beforeAll(async () => {
  test = await testCloud();
  s3 = test.client(S3Client);
  await s3.send(new CreateBucketCommand({ Bucket }));
});
afterAll(() => test.cloud.close());

const rule: LifecycleRule = {
  ID: 'drafts',
  Status: 'Enabled',
  Filter: { Prefix: 'drafts/' },
  Expiration: { Days: 1 },
};

function put(...Rules: object[]) {
  const LifecycleConfiguration = { Rules: Rules as LifecycleRule[] };
  return s3.send(new PutBucketLifecycleConfigurationCommand({ Bucket, LifecycleConfiguration }));
}

// https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketLifecycleConfiguration.html
describe('a lifecycle configuration', () => {
  it('is given back as it was put, each rule with an id', async () => {
    const dated = { Status: 'Disabled', Filter: {}, Expiration: { Date: new Date('2030-01-01') } };
    const abort = {
      ID: 'uploads',
      Status: 'Enabled',
      Filter: {},
      AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
    };
    const answer = await put(rule, dated, abort);
    expect(answer.TransitionDefaultMinimumObjectSize).toBe('all_storage_classes_128K');
    const stored = await s3.send(new GetBucketLifecycleConfigurationCommand({ Bucket }));
    expect(stored.Rules).toMatchObject([rule, dated, abort]);
    expect(stored.Rules?.[1]?.ID).toHaveLength(48);
    expect(stored.TransitionDefaultMinimumObjectSize).toBe('all_storage_classes_128K');
  });

  it('is gone after it was deleted, twice if need be', async () => {
    await put(rule);
    await s3.send(new DeleteBucketLifecycleCommand({ Bucket }));
    await s3.send(new DeleteBucketLifecycleCommand({ Bucket }));
    expect(await refusal(s3.send(new GetBucketLifecycleConfigurationCommand({ Bucket })))).toMatchObject({
      name: 'NoSuchLifecycleConfiguration',
      message: 'The lifecycle configuration does not exist',
    });
  });

  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/intro-lifecycle-rules.html
  it.each<[string, object[], string, string]>([
    ['neither filter nor prefix', [{ ...rule, Filter: undefined }], 'MalformedXML', ''],
    ['an unknown status', [{ ...rule, Status: 'enabled' }], 'MalformedXML', ''],
    [
      'two predicates without And',
      [{ ...rule, Filter: { Prefix: 'a', ObjectSizeGreaterThan: 1 } }],
      'MalformedXML',
      '',
    ],
    ['days and a date', [{ ...rule, Expiration: { Days: 1, Date: new Date(0) } }], 'MalformedXML', ''],
    ['no rules', [], 'MalformedXML', ''],
    [
      'zero days',
      [{ ...rule, Expiration: { Days: 0 } }],
      'InvalidArgument',
      "'Days' for Expiration action must be a positive integer",
    ],
    [
      'a date that is not at midnight',
      [{ ...rule, Expiration: { Date: new Date(1000) } }],
      'InvalidArgument',
      "'Date' must be at midnight GMT",
    ],
    [
      'one id twice',
      [rule, { ...rule, Filter: {} }],
      'InvalidArgument',
      'Rule ID must be unique. Found same ID for more than one rule',
    ],
    [
      'an id too long',
      [{ ...rule, ID: 'i'.repeat(256) }],
      'InvalidArgument',
      'ID length should not exceed allowed limit of 255',
    ],
    [
      'no action',
      [{ ...rule, Expiration: undefined }],
      'InvalidRequest',
      'At least one action needs to be specified in a rule',
    ],
    [
      'an abort of uploads by tag',
      [
        {
          ...rule,
          Filter: { Tag: { Key: 'a', Value: 'b' } },
          AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 },
        },
      ],
      'InvalidRequest',
      'AbortIncompleteMultipartUpload cannot be specified with Tags.',
    ],
    [
      'a filter beside a prefix',
      [rule, { ...rule, ID: 'b', Filter: undefined, Prefix: '' }],
      'InvalidRequest',
      'Base level prefix cannot be used in Lifecycle V2, prefixes are only supported in the Filter.',
    ],
  ])('is refused with %s', async (_, rules, name, message) => {
    expect(await refusal(put(...rules))).toMatchObject({
      name,
      message: message === '' ? expect.stringContaining('not well-formed') : message,
      $metadata: { httpStatusCode: 400 },
    });
  });

  it('is refused by name for a transition, since every object stays in its class', async () => {
    const transition = { ...rule, Transitions: [{ Days: 30, StorageClass: 'GLACIER' }] };
    expect(await refusal(put(transition))).toMatchObject({
      name: 'NotImplemented',
      message: expect.stringContaining('LifecycleConfiguration.Rules.Transitions'),
    });
  });
});
