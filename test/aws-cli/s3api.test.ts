import { afterAll, beforeAll, expect, it } from 'vitest';
import { awsCli, suiteWith } from '../tools.ts';
import { type Cli, startCli } from './aws.ts';

interface Setting {
  /** `put-X` and `get-X` unless told. */
  name: string;
  flag: string;
  value: object;
  /** What comes back, where AWS adds to or wraps what was put. */
  answer?: object;
  remove?: string;
  /** The error of reading it when it is not set. */
  absent?: string;
}

const cors = {
  CORSRules: [{ AllowedMethods: ['GET'], AllowedOrigins: ['https://films.example'], MaxAgeSeconds: 60 }],
};
const rules = [
  { ID: 'drafts', Status: 'Enabled', Filter: { Prefix: 'drafts/' }, Expiration: { Days: 7 } },
  {
    ID: 'parts',
    Status: 'Enabled',
    Filter: { Prefix: '' },
    AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 },
  },
];
const policy = {
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'TlsOnly',
      Effect: 'Deny',
      Principal: '*',
      Action: 's3:*',
      Resource: ['arn:aws:s3:::films', 'arn:aws:s3:::films/*'],
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    },
  ],
};
const encryption = {
  Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' }, BucketKeyEnabled: false }],
};

// https://docs.aws.amazon.com/cli/latest/reference/s3api/
const settings: Setting[] = [
  {
    name: 'bucket-cors',
    flag: '--cors-configuration',
    value: cors,
    remove: 'delete-bucket-cors',
    absent: 'NoSuchCORSConfiguration',
  },
  {
    name: 'bucket-lifecycle-configuration',
    flag: '--lifecycle-configuration',
    value: { Rules: rules },
    answer: { TransitionDefaultMinimumObjectSize: 'all_storage_classes_128K', Rules: rules },
    remove: 'delete-bucket-lifecycle',
    absent: 'NoSuchLifecycleConfiguration',
  },
  {
    name: 'bucket-tagging',
    flag: '--tagging',
    value: { TagSet: [{ Key: 'course', Value: 'cinedb' }] },
    remove: 'delete-bucket-tagging',
    absent: 'NoSuchTagSet',
  },
  {
    name: 'bucket-website',
    flag: '--website-configuration',
    value: { RedirectAllRequestsTo: { HostName: 'films.example', Protocol: 'https' } },
    remove: 'delete-bucket-website',
    absent: 'NoSuchWebsiteConfiguration',
  },
  {
    name: 'public-access-block',
    flag: '--public-access-block-configuration',
    value: {
      BlockPublicAcls: true,
      IgnorePublicAcls: true,
      BlockPublicPolicy: false,
      RestrictPublicBuckets: false,
    },
    answer: {
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        IgnorePublicAcls: true,
        BlockPublicPolicy: false,
        RestrictPublicBuckets: false,
      },
    },
    remove: 'delete-public-access-block',
    absent: 'NoSuchPublicAccessBlockConfiguration',
  },
  {
    name: 'bucket-ownership-controls',
    flag: '--ownership-controls',
    value: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
    answer: { OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] } },
  },
  {
    name: 'bucket-encryption',
    flag: '--server-side-encryption-configuration',
    value: encryption,
    answer: { ServerSideEncryptionConfiguration: encryption },
  },
  {
    name: 'bucket-policy',
    flag: '--policy',
    value: policy,
    answer: { Policy: JSON.stringify(policy) },
    remove: 'delete-bucket-policy',
    absent: 'NoSuchBucketPolicy',
  },
  {
    name: 'bucket-versioning',
    flag: '--versioning-configuration',
    value: { Status: 'Enabled' },
  },
];

suiteWith([awsCli], 'aws s3api', () => {
  let cli: Cli;
  const on = ['--bucket', 'films'];

  beforeAll(async () => {
    cli = await startCli();
    await cli.aws('s3api', 'create-bucket', ...on);
  });
  afterAll(() => cli.close());

  it.each(settings)('sets and reads $name', async ({ name, flag, value, answer, remove, absent }) => {
    await cli.aws('s3api', `put-${name}`, ...on, flag, JSON.stringify(value));
    expect(await cli.json('s3api', `get-${name}`, ...on)).toMatchObject(answer ?? value);
    if (!remove || !absent) return;
    await cli.aws('s3api', remove, ...on);
    await expect(cli.aws('s3api', `get-${name}`, ...on)).rejects.toThrow(`(${absent})`);
  });

  it('makes a bucket elsewhere only with its location', async () => {
    const elsewhere = ['s3api', 'create-bucket', '--bucket', 'kino', '--region', 'eu-central-1'];
    await expect(cli.aws(...elsewhere)).rejects.toThrow('(IllegalLocationConstraintException)');
    await cli.aws(...elsewhere, '--create-bucket-configuration', 'LocationConstraint=eu-central-1');
    const location = await cli.json('s3api', 'get-bucket-location', '--bucket', 'kino');
    expect(location).toEqual({ LocationConstraint: 'eu-central-1' });
  });

  it('refuses an ACL on a bucket whose owner owns everything', async () => {
    await expect(cli.aws('s3api', 'put-bucket-acl', ...on, '--acl', 'public-read')).rejects.toThrow(
      '(AccessControlListNotSupported) when calling the PutBucketAcl operation: The bucket does not allow ACLs',
    );
  });
});
