import { createHash } from 'node:crypto';
import {
  CreateBucketCommand,
  DeleteBucketWebsiteCommand,
  GetBucketWebsiteCommand,
  PutBucketWebsiteCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusal, type TestCloud, testCloud } from '../../testing.ts';
import { verifySetting } from './setting-digest.ts';

const Bucket = 'website';
const index = { IndexDocument: { Suffix: 'index.html' } };
let test: TestCloud;
let s3: S3Client;

beforeAll(async () => {
  test = await testCloud();
  s3 = test.client(S3Client);
  await s3.send(new CreateBucketCommand({ Bucket }));
});
afterAll(() => test.cloud.close());

function put(WebsiteConfiguration: object) {
  return s3.send(new PutBucketWebsiteCommand({ Bucket, WebsiteConfiguration }));
}

function ruled(Redirect: object, Condition?: object) {
  return { ...index, RoutingRules: [{ Redirect, ...(Condition ? { Condition } : {}) }] };
}

// https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketWebsite.html
describe('a website configuration', () => {
  it('is given back as it was put, until it is deleted', async () => {
    const website = {
      ...index,
      ErrorDocument: { Key: 'error.html' },
      RoutingRules: [{ Condition: { KeyPrefixEquals: 'a/' }, Redirect: { ReplaceKeyPrefixWith: 'b/' } }],
    };
    await put(website);
    expect(await s3.send(new GetBucketWebsiteCommand({ Bucket }))).toMatchObject(website);
    await s3.send(new DeleteBucketWebsiteCommand({ Bucket }));
    expect(await refusal(s3.send(new GetBucketWebsiteCommand({ Bucket })))).toMatchObject({
      name: 'NoSuchWebsiteConfiguration',
      message: 'The specified bucket does not have a website configuration',
    });
  });

  it.each([
    [
      {},
      'InvalidArgument',
      'A value for IndexDocument Suffix must be provided if RedirectAllRequestsTo is empty',
    ],
    [
      { IndexDocument: { Suffix: 'a/b.html' } },
      'InvalidArgument',
      'The IndexDocument Suffix is not well formed',
    ],
    [
      { ...index, RedirectAllRequestsTo: { HostName: 'a.example' } },
      'InvalidArgument',
      'RedirectAllRequestsTo cannot be provided in conjunction with other Routing Rules.',
    ],
    [
      ruled({ ReplaceKeyWith: 'a', ReplaceKeyPrefixWith: 'b' }),
      'InvalidRequest',
      'You can only define ReplaceKeyPrefix or ReplaceKey but not both.',
    ],
    [
      ruled({ HostName: 'a.example' }, {}),
      'InvalidRequest',
      expect.stringContaining('Condition cannot be empty.'),
    ],
    [ruled({ HttpRedirectCode: '200' }), 'InvalidRequest', expect.stringContaining('(200) is not valid')],
    [ruled({ HostName: 'a' }, { HttpErrorCodeReturnedEquals: '302' }), 'InvalidRequest', expect.any(String)],
    [ruled({}), 'MalformedXML', expect.any(String)],
  ])('is refused when it is %j', async (website, name, message) => {
    expect(await refusal(put(website))).toMatchObject({ name, message, $metadata: { httpStatusCode: 400 } });
  });
});

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity-upload.html
describe('a setting’s document', () => {
  const body = Buffer.from('<WebsiteConfiguration/>');
  const write = (headers: Record<string, string>) =>
    verifySetting({
      method: 'PUT',
      path: '/',
      query: 'website',
      headers,
      body,
      secure: false,
      sourceIp: '::1',
    });

  it('needs a digest, and the right one', () => {
    const md5 = (text: string) => createHash('md5').update(text).digest('base64');
    expect(() => write({ 'content-md5': md5(body.toString()) })).not.toThrow();
    expect(() => write({})).toThrow(
      'Missing required header for this request: Content-MD5 OR x-amz-checksum-*',
    );
    expect(() => write({ 'content-md5': md5('another') })).toThrow(/Content-MD5/);
  });
});
