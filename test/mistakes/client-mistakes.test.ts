import {
  CreateBucketCommand,
  PutBucketPolicyCommand,
  PutObjectAclCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { awsAnswer } from '../../shared/aws-errors.ts';
import { request } from '../../shared/http.ts';
import { type DeployedCourse, deployCourse } from './deployed-course.ts';

// Mistakes in a student's own program leave nothing behind that a grader could look at. Here the embedded cloud must
// answer them as AWS does, so that the student meets AWS's own error.
let deployed: DeployedCourse;
let bucket: string;
beforeAll(async () => {
  deployed = await deployCourse(1);
  bucket = deployed.course.names.postersBucket;
});
afterAll(() => deployed.close());

const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };

function clientFor(
  region: string,
  checksums: 'WHEN_REQUIRED' | 'WHEN_SUPPORTED' = 'WHEN_REQUIRED',
): S3Client {
  return new S3Client({
    region,
    credentials,
    endpoint: deployed.cloudUrl,
    forcePathStyle: true,
    requestChecksumCalculation: checksums,
  });
}

async function refusalOf(call: Promise<unknown>) {
  return call.then(() => undefined, awsAnswer);
}

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html
describe('an access control list on a bucket whose owner owns everything (15)', () => {
  const refused = {
    code: 'AccessControlListNotSupported',
    message: 'The bucket does not allow ACLs',
    status: 400,
  };

  it('is refused at the upload', async () => {
    const put = new PutObjectCommand({ Bucket: bucket, Key: 'uploads/a.png', Body: 'x', ACL: 'public-read' });
    expect(await refusalOf(clientFor('us-east-1').send(put))).toEqual(refused);
  });

  it('is refused afterwards', async () => {
    const s3 = clientFor('us-east-1');
    await s3.send(new PutObjectCommand({ Bucket: bucket, Key: 'uploads/a.png', Body: 'x' }));
    const acl = new PutObjectAclCommand({ Bucket: bucket, Key: 'uploads/a.png', ACL: 'public-read' });
    expect(await refusalOf(s3.send(acl))).toEqual(refused);
  });
});

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-presigned-url.html
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/Redirects.html
describe('a presigned URL for the wrong place (16)', () => {
  const presigned = (region: string, host: string) => {
    const { port } = new URL(deployed.cloudUrl);
    const s3 = new S3Client({ region, credentials, endpoint: `http://${host}.localhost:${port}` });
    return getSignedUrl(s3, new PutObjectCommand({ Bucket: bucket, Key: 'uploads/b.png' }), {
      expiresIn: 60,
    });
  };

  it('is refused with 400, when it was signed for another region than its host', async () => {
    const answer = await request(await presigned('eu-west-1', 's3.us-east-1'), { method: 'PUT', body: 'x' });
    expect(answer.status).toBe(400);
    expect(answer.text()).toContain('<Code>AuthorizationQueryParametersError</Code>');
    expect(answer.text()).toMatch(/the region .eu-west-1. is wrong; expecting .us-east-1./);
  });

  it("is sent away with 301, when host and signature are of a region that is not the bucket's", async () => {
    const answer = await request(await presigned('eu-west-1', 's3.eu-west-1'), { method: 'PUT', body: 'x' });
    expect(answer.status).toBe(301);
    expect(answer.text()).toContain('<Code>PermanentRedirect</Code>');
  });

  it('is not served by the global host, when the bucket is in another region', async () => {
    const abroad = `${bucket}-abroad`;
    const s3 = clientFor('eu-west-1');
    const CreateBucketConfiguration = { LocationConstraint: 'eu-west-1' as const };
    await s3.send(new CreateBucketCommand({ Bucket: abroad, CreateBucketConfiguration }));
    const { port } = new URL(deployed.cloudUrl);
    const global = new S3Client({
      region: 'us-east-1',
      credentials,
      endpoint: `http://s3.localhost:${port}`,
    });
    const url = await getSignedUrl(global, new PutObjectCommand({ Bucket: abroad, Key: 'c.png' }), {
      expiresIn: 60,
    });
    const answer = await request(url, { method: 'PUT', body: 'x' });
    expect([301, 307]).toContain(answer.status);
    expect(answer.text()).toContain(`<Endpoint>${abroad}.s3.eu-west-1.amazonaws.com</Endpoint>`);
  });
});

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity.html
describe('a presigned PUT that signs the checksum of an empty body (17)', () => {
  const put = () => new PutObjectCommand({ Bucket: bucket, Key: 'uploads/d.png' });

  it('is refused for every other body', async () => {
    const url = await getSignedUrl(clientFor('us-east-1', 'WHEN_SUPPORTED'), put(), { expiresIn: 60 });
    expect(url).toContain('x-amz-checksum-crc32=AAAAAA');
    const answer = await request(url, { method: 'PUT', body: 'a poster' });
    expect(answer.status).toBe(400);
    expect(answer.text()).toMatch(/<Code>(BadDigest|XAmzContentChecksumMismatch)<\/Code>/);
  });

  it("is taken from the course's client, which signs none", async () => {
    const url = await getSignedUrl(deployed.course.clients.s3, put(), { expiresIn: 60 });
    const answer = await request(url, { method: 'PUT', body: 'a poster' });
    expect(answer.status).toBe(200);
  });
});

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html
describe('an action beside a resource that it does not fit (27)', () => {
  const put = (Action: string | string[], Resource: string) =>
    new PutBucketPolicyCommand({
      Bucket: deployed.course.names.siteBucket,
      Policy: JSON.stringify({
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Principal: { AWS: deployed.course.account }, Action, Resource }],
      }),
    });

  it.each([
    ['s3:GetObject', ''],
    ['s3:ListBucket', '/*'],
    [['s3:GetObject', 's3:ListBucket'], '/*'],
  ])('is refused when the policy is put: %s on BUCKET%s', async (action, path) => {
    const resource = `arn:aws:s3:::${deployed.course.names.siteBucket}${path}`;
    expect(await refusalOf(clientFor('us-east-1').send(put(action, resource)))).toEqual({
      code: 'MalformedPolicy',
      message: 'Action does not apply to any resource(s) in statement',
      status: 400,
    });
  });
});
