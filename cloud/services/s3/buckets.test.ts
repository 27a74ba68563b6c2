import {
  CreateBucketCommand,
  DeleteBucketCommand,
  GetBucketLocationCommand,
  HeadBucketCommand,
  ListBucketsCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestCloud, testCloud } from '../../testing.ts';

let test: TestCloud;
let s3: S3Client;

beforeAll(async () => {
  test = await testCloud();
  s3 = test.client(S3Client);
});
afterAll(() => test.cloud.close());

function clientIn(region: string, account = 'test'): S3Client {
  return test.client(S3Client, { region, credentials: { accessKeyId: account, secretAccessKey: 'test' } });
}

// https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateBucket.html
describe('CreateBucket', () => {
  it('makes a bucket in us-east-1 and answers its path', async () => {
    const output = await s3.send(new CreateBucketCommand({ Bucket: 'made-in-virginia' }));
    expect(output.Location).toBe('/made-in-virginia');
  });

  it('makes a bucket in the region of its LocationConstraint', async () => {
    const bucket = { Bucket: 'made-in-ireland' };
    const dublin = clientIn('eu-west-1');
    const CreateBucketConfiguration = { LocationConstraint: 'eu-west-1' } as const;
    const output = await dublin.send(new CreateBucketCommand({ ...bucket, CreateBucketConfiguration }));
    expect(output.Location).toBe('http://made-in-ireland.s3.amazonaws.com/');
    expect((await dublin.send(new HeadBucketCommand(bucket))).BucketRegion).toBe('eu-west-1');
  });

  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
  it.each([
    'ab',
    'Capitals',
    'under_score',
    '-hyphen-first',
    'hyphen-last-',
    'two..dots',
    '192.168.5.4',
    'xn--punycode',
    'amzn-s3-demo-bucket',
    'alias-s3alias',
    'a'.repeat(64),
  ])('refuses the name %s', async (Bucket) => {
    await expect(s3.send(new CreateBucketCommand({ Bucket }))).rejects.toMatchObject({
      name: 'InvalidBucketName',
      message: 'The specified bucket is not valid.',
      $metadata: { httpStatusCode: 400 },
    });
  });

  it('refuses a name that another account has', async () => {
    await s3.send(new CreateBucketCommand({ Bucket: 'taken-already' }));
    const other = clientIn('us-east-1', '111122223333');
    await expect(other.send(new CreateBucketCommand({ Bucket: 'taken-already' }))).rejects.toMatchObject({
      name: 'BucketAlreadyExists',
      $metadata: { httpStatusCode: 409 },
    });
  });

  it('refuses to make its own bucket again, except in us-east-1', async () => {
    const Bucket = 'twice-in-frankfurt';
    const CreateBucketConfiguration = { LocationConstraint: 'eu-central-1' } as const;
    const frankfurt = clientIn('eu-central-1');
    await frankfurt.send(new CreateBucketCommand({ Bucket, CreateBucketConfiguration }));
    await expect(
      frankfurt.send(new CreateBucketCommand({ Bucket, CreateBucketConfiguration })),
    ).rejects.toMatchObject({ name: 'BucketAlreadyOwnedByYou', $metadata: { httpStatusCode: 409 } });

    await s3.send(new CreateBucketCommand({ Bucket: 'twice-in-virginia' }));
    const again = await s3.send(new CreateBucketCommand({ Bucket: 'twice-in-virginia' }));
    expect(again.$metadata.httpStatusCode).toBe(200);
  });

  it('refuses a constraint that is not the endpoint’s region', async () => {
    const frankfurt = clientIn('eu-central-1');
    const CreateBucketConfiguration = { LocationConstraint: 'eu-west-1' } as const;
    await expect(
      frankfurt.send(new CreateBucketCommand({ Bucket: 'nowhere', CreateBucketConfiguration })),
    ).rejects.toMatchObject({
      name: 'IllegalLocationConstraintException',
      message: expect.stringContaining('The eu-west-1 location constraint is incompatible'),
      $metadata: { httpStatusCode: 400 },
    });
  });

  it.each(['us-east-1', 'moon-west-1'])('refuses the constraint %s', async (name) => {
    const CreateBucketConfiguration = { LocationConstraint: name as 'eu-west-1' };
    await expect(
      s3.send(new CreateBucketCommand({ Bucket: 'nowhere', CreateBucketConfiguration })),
    ).rejects.toMatchObject({ name: 'InvalidLocationConstraint' });
  });

  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-ownership-error-responses.html
  it('refuses a public ACL on a bucket without ACLs, which is the default', async () => {
    await expect(
      s3.send(new CreateBucketCommand({ Bucket: 'public-one', ACL: 'public-read' })),
    ).rejects.toMatchObject({ name: 'InvalidBucketAclWithObjectOwnership' });
  });

  it('refuses a parameter that the cloud does not model, by name', async () => {
    await expect(
      s3.send(new CreateBucketCommand({ Bucket: 'locked-one', ObjectLockEnabledForBucket: true })),
    ).rejects.toMatchObject({
      name: 'NotImplemented',
      message: expect.stringContaining('ObjectLockEnabledForBucket'),
    });
  });
});

// https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucket.html
describe('DeleteBucket', () => {
  it('removes an empty bucket and frees its name', async () => {
    const bucket = { Bucket: 'short-lived' };
    await s3.send(new CreateBucketCommand(bucket));
    await s3.send(new DeleteBucketCommand(bucket));
    await expect(s3.send(new HeadBucketCommand(bucket))).rejects.toMatchObject({
      $metadata: { httpStatusCode: 404 },
    });
    const other = clientIn('us-east-1', '111122223333');
    await expect(other.send(new CreateBucketCommand(bucket))).resolves.toBeDefined();
  });

  it('keeps a bucket that holds an object', async () => {
    const bucket = { Bucket: 'not-empty' };
    await s3.send(new CreateBucketCommand(bucket));
    await s3.send(new PutObjectCommand({ ...bucket, Key: 'film.txt', Body: 'Metropolis' }));
    await expect(s3.send(new DeleteBucketCommand(bucket))).rejects.toMatchObject({
      name: 'BucketNotEmpty',
      message: 'The bucket you tried to delete is not empty',
      $metadata: { httpStatusCode: 409 },
    });
  });

  it('answers NoSuchBucket, also to those who may nothing', async () => {
    await expect(s3.send(new DeleteBucketCommand({ Bucket: 'never-made' }))).rejects.toMatchObject({
      name: 'NoSuchBucket',
      message: 'The specified bucket does not exist',
      $metadata: { httpStatusCode: 404 },
    });
    const unsigned = await fetch(`${test.cloud.url}/never-made`);
    expect(unsigned.status).toBe(404);
    expect(await unsigned.text()).toContain('<Code>NoSuchBucket</Code>');
  });
});

// https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListBuckets.html
describe('ListBuckets', () => {
  it('pages through the account’s own buckets in order of their names', async () => {
    const account = clientIn('us-east-1', '444455556666');
    for (const Bucket of ['list-c', 'list-a', 'list-b', 'other-d']) {
      await account.send(new CreateBucketCommand({ Bucket }));
    }
    const all = await account.send(new ListBucketsCommand({}));
    expect(all.Buckets?.map(({ Name }) => Name)).toEqual(['list-a', 'list-b', 'list-c', 'other-d']);
    expect(all.Buckets?.[0]?.BucketRegion).toBeUndefined();
    expect(all.Owner?.ID).toMatch(/^[0-9a-f]{64}$/);

    const first = await account.send(new ListBucketsCommand({ Prefix: 'list-', MaxBuckets: 2 }));
    expect(first.Buckets?.map(({ Name }) => Name)).toEqual(['list-a', 'list-b']);
    expect(first.Buckets?.[0]?.BucketRegion).toBe('us-east-1');
    const rest = { Prefix: 'list-', MaxBuckets: 2, ContinuationToken: first.ContinuationToken };
    const second = await account.send(new ListBucketsCommand(rest));
    expect(second.Buckets?.map(({ Name }) => Name)).toEqual(['list-c']);
    expect(second.ContinuationToken).toBeUndefined();
  });
});

// https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketLocation.html
describe('GetBucketLocation', () => {
  it('answers a bare element, empty for us-east-1, to clients of any region', async () => {
    await s3.send(new CreateBucketCommand({ Bucket: 'located-in-virginia' }));
    const virginia = await s3.send(new GetBucketLocationCommand({ Bucket: 'located-in-virginia' }));
    expect(virginia.LocationConstraint).toBeUndefined();

    const CreateBucketConfiguration = { LocationConstraint: 'ap-south-1' } as const;
    await s3.send(new CreateBucketCommand({ Bucket: 'located-in-mumbai', CreateBucketConfiguration }));
    const mumbai = await s3.send(new GetBucketLocationCommand({ Bucket: 'located-in-mumbai' }));
    expect(mumbai.LocationConstraint).toBe('ap-south-1');
  });
});
