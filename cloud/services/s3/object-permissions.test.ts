import {
  CopyObjectCommand,
  CreateBucketCommand,
  DeleteObjectsCommand,
  DeletePublicAccessBlockCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutBucketPolicyCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusal, type TestCloud, testCloud } from '../../testing.ts';
import { allow, newUser, policy } from '../iam/test-users.ts';

const Bucket = 'permissions-test';
const ARN = `arn:aws:s3:::${Bucket}`;
const OBJECTS = `${ARN}/*`;
let test: TestCloud;
let s3: S3Client;

beforeAll(async () => {
  test = await testCloud();
  s3 = test.client(S3Client);
  await s3.send(new CreateBucketCommand({ Bucket }));
  for (const Key of ['public/a', 'private/a']) {
    await s3.send(new PutObjectCommand({ Bucket, Key, Body: 'x', Tagging: `place=${Key.slice(0, -2)}` }));
  }
});
afterAll(() => test.cloud.close());

const clientOf = async (name: string, ...statements: Parameters<typeof newUser>[2][]) =>
  test.client(S3Client, { credentials: await newUser(test, name, ...statements) });
const get = (client: S3Client, Key: string) => client.send(new GetObjectCommand({ Bucket, Key }));

// https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html (Permissions)
describe('a missing object', () => {
  it('is 403 for those who may not list the bucket, and says what they lack', async () => {
    const reader = await clientOf('reader', allow('s3:GetObject', OBJECTS));
    await get(reader, 'public/a');
    expect(await refusal(get(reader, 'missing'))).toMatchObject({
      name: 'AccessDenied',
      message: `User: arn:aws:iam::000000000000:user/reader is not authorized to perform: s3:ListBucket on resource: "${ARN}" because no identity-based policy allows the s3:ListBucket action`,
    });
    expect(await refusal(reader.send(new HeadObjectCommand({ Bucket, Key: 'missing' })))).toMatchObject({
      $metadata: { httpStatusCode: 403 },
    });
  });

  it('is 404 for those who may', async () => {
    const lister = await clientOf('lister', allow('s3:GetObject', OBJECTS), allow('s3:ListBucket', ARN));
    expect((await refusal(get(lister, 'missing'))).name).toBe('NoSuchKey');
  });

  // The classic mistake: an action on objects with the bucket as its resource.
  it('is not even looked for with the bucket as the resource of GetObject', async () => {
    const confused = await clientOf('confused', allow(['s3:GetObject', 's3:ListBucket'], ARN));
    expect((await refusal(get(confused, 'public/a'))).message).toContain('s3:GetObject');
  });
});

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-policies-s3.html
it('limits a listing to a prefix by s3:prefix', async () => {
  const statement = {
    ...allow('s3:ListBucket', ARN),
    Condition: { StringLike: { 's3:prefix': 'public/*' } },
  };
  const limited = await clientOf('limited', statement);
  const list = (Prefix?: string) => limited.send(new ListObjectsV2Command({ Bucket, Prefix }));
  expect((await list('public/')).KeyCount).toBe(1);
  expect((await refusal(list('private/'))).name).toBe('AccessDenied');
  expect((await refusal(list())).name).toBe('AccessDenied');
});

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/tagging-and-policies.html
it('decides by the tags that an object has', async () => {
  const Condition = { StringEquals: { 's3:ExistingObjectTag/place': 'public' } };
  const tagged = await clientOf('tagged', { ...allow('s3:GetObject', OBJECTS), Condition });
  await get(tagged, 'public/a');
  expect((await refusal(get(tagged, 'private/a'))).name).toBe('AccessDenied');
});

it('needs more than PutObject to set tags', async () => {
  const writer = await clientOf('writer', allow('s3:PutObject', OBJECTS));
  const put = (more: object) => writer.send(new PutObjectCommand({ Bucket, Key: 'new', Body: 'x', ...more }));
  await put({});
  expect((await refusal(put({ Tagging: 'a=b' }))).message).toContain('s3:PutObjectTagging');
});

it('copies only what the caller may read', async () => {
  const copier = await clientOf(
    'copier',
    allow('s3:PutObject', OBJECTS),
    allow('s3:GetObject', `${ARN}/public/*`),
  );
  const copy = (from: string) =>
    copier.send(
      new CopyObjectCommand({
        Bucket,
        Key: 'copy',
        CopySource: `${Bucket}/${from}`,
        TaggingDirective: 'REPLACE',
      }),
    );
  await copy('public/a');
  expect((await refusal(copy('private/a'))).message).toContain('s3:GetObject');
});

// https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObjects.html
it('refuses a deletion key by key', async () => {
  const cleaner = await clientOf('cleaner', allow('s3:DeleteObject', `${ARN}/gone/*`));
  const Objects = [{ Key: 'gone/a' }, { Key: 'private/a' }];
  const answer = await cleaner.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects } }));
  expect(answer.Deleted).toEqual([{ Key: 'gone/a' }]);
  expect(answer.Errors).toMatchObject([{ Key: 'private/a', Code: 'AccessDenied' }]);
});

// https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-authentication-HTTPPOST.html
it('uploads a form as the one who signed it', async () => {
  const reader = await clientOf('form-reader', allow('s3:GetObject', OBJECTS));
  const { fields } = await createPresignedPost(reader, { Bucket, Key: 'form' });
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set('file', new Blob(['x']));
  const answer = await fetch(`${test.cloud.url}/${Bucket}`, { method: 'POST', body: form });
  expect([answer.status, await answer.text()]).toEqual([403, expect.stringContaining('s3:PutObject')]);
});

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-bucket-policies.html
it('serves the anonymous what the bucket policy gives them, without header overrides', async () => {
  await s3.send(new DeletePublicAccessBlockCommand({ Bucket }));
  const Policy = policy({ ...allow('s3:GetObject', `${ARN}/public/*`), Principal: '*' });
  await s3.send(new PutBucketPolicyCommand({ Bucket, Policy }));
  const status = async (path: string) => (await fetch(`${test.cloud.url}/${Bucket}/${path}`)).status;
  expect(await status('public/a')).toBe(200);
  expect(await status('public/missing')).toBe(403);
  expect(await status('private/a')).toBe(403);
  const answer = await fetch(`${test.cloud.url}/${Bucket}/public/a?response-content-type=text/html`);
  expect([answer.status, await answer.text()]).toEqual([
    400,
    expect.stringContaining('Request specific response headers cannot be used for anonymous GET requests.'),
  ]);
});
