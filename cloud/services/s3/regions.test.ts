import {
  CreateBucketCommand,
  GetObjectCommand,
  HeadBucketCommand,
  ListObjectsV2Command,
  S3Client,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { visit } from '../../edge/cloudfront/testing.ts';
import { refusal, type TestCloud, testCloud } from '../../testing.ts';

const Bucket = 'in-oregon';
let test: TestCloud;
let virginia: S3Client;
let oregon: S3Client;

beforeAll(async () => {
  test = await testCloud();
  virginia = test.client(S3Client);
  oregon = test.client(S3Client, { region: 'us-west-2' });
  const CreateBucketConfiguration = { LocationConstraint: 'us-west-2' } as const;
  await oregon.send(new CreateBucketCommand({ Bucket, CreateBucketConfiguration }));
});
afterAll(() => test.cloud.close());

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/Redirects.html
describe('a bucket of another region', () => {
  it('is told by PermanentRedirect, with the endpoint to ask', async () => {
    const error = await refusal(virginia.send(new ListObjectsV2Command({ Bucket })));
    expect(error).toMatchObject({
      name: 'PermanentRedirect',
      Endpoint: 'in-oregon.s3.us-west-2.amazonaws.com',
      $metadata: { httpStatusCode: 301 },
    });
  });

  // https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadBucket.html
  it('names its region in a header of HeadBucket', async () => {
    const error = await refusal(virginia.send(new HeadBucketCommand({ Bucket })));
    expect(error).toMatchObject({
      $metadata: { httpStatusCode: 301 },
      $response: { headers: { 'x-amz-bucket-region': 'us-west-2' } },
    });
  });

  // https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html (AuthorizationHeaderMalformed and its like)
  it('refuses an address that is signed for another region than its host', async () => {
    const endpoint = `http://s3.us-west-2.localhost:${test.cloud.port}`;
    const wrong = test.client(S3Client, { endpoint });
    const signed = new URL(await getSignedUrl(wrong, new GetObjectCommand({ Bucket, Key: 'a' })));
    const answer = await visit(test, signed.host, `${signed.pathname}${signed.search}`, { plain: true });
    expect(answer.status).toBe(400);
    expect(answer.text).toContain('<Code>AuthorizationQueryParametersError</Code>');
    expect(answer.text).toContain('<Region>us-west-2</Region>');
  });

  it('answers those who do not sign by the region of the host alone', async () => {
    const elsewhere = await visit(test, `${Bucket}.s3.eu-west-1.localhost`, '/a', { plain: true });
    expect(elsewhere.status).toBe(301);
    expect(elsewhere.headers['x-amz-bucket-region']).toBe('us-west-2');
    const anywhere = await visit(test, `${Bucket}.s3.localhost`, '/a', { plain: true });
    expect(anywhere.status).toBe(403);
  });
});
