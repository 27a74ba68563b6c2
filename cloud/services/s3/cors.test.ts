import {
  CreateBucketCommand,
  GetBucketCorsCommand,
  PutBucketCorsCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusal, type TestCloud, testCloud } from '../../testing.ts';

const Bucket = 'posters';
const SITE = 'https://site.example';
const NOT_ALLOWED =
  "CORSResponse: This CORS request is not allowed. This is usually because the evalution of Origin, request method / Access-Control-Request-Method or Access-Control-Request-Headers are not whitelisted by the resource's CORS spec.";
let test: TestCloud;
let s3: S3Client;

beforeAll(async () => {
  test = await testCloud();
  s3 = test.client(S3Client);
  await s3.send(new CreateBucketCommand({ Bucket: 'no-cors' }));
  await s3.send(new CreateBucketCommand({ Bucket }));
  await s3.send(
    new PutBucketCorsCommand({
      Bucket,
      CORSConfiguration: {
        CORSRules: [
          {
            AllowedOrigins: [SITE],
            AllowedMethods: ['GET', 'PUT'],
            AllowedHeaders: ['Content-Type', 'x-amz-*'],
            ExposeHeaders: ['ETag'],
            MaxAgeSeconds: 3000,
          },
          { AllowedOrigins: ['http://*.example.org'], AllowedMethods: ['GET'] },
          { AllowedOrigins: ['*'], AllowedMethods: ['HEAD'] },
        ],
      },
    }),
  );
});
afterAll(() => test.cloud.close());

function ask(headers: Record<string, string>, bucket = Bucket) {
  return fetch(`${test.cloud.url}/${bucket}/posters/1.jpg`, { method: 'OPTIONS', headers });
}

function wants(origin: string, method: string, headers?: string) {
  return {
    origin,
    'access-control-request-method': method,
    ...(headers ? { 'access-control-request-headers': headers } : {}),
  };
}

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/testing-cors.html
describe('a preflight', () => {
  it('is answered from the first rule that matches', async () => {
    const answer = await ask(wants(SITE, 'PUT', 'content-type,X-Amz-Meta-Title'));
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'access-control-allow-origin': SITE,
      'access-control-allow-methods': 'GET, PUT',
      'access-control-allow-headers': 'content-type, x-amz-meta-title',
      'access-control-allow-credentials': 'true',
      'access-control-expose-headers': 'ETag',
      'access-control-max-age': '3000',
      vary: 'Origin, Access-Control-Request-Headers, Access-Control-Request-Method',
    });
  });

  it('lets a wildcard in an origin stand for a part of it, and * for all', async () => {
    const part = await ask(wants('http://www.example.org', 'GET'));
    expect(part.headers.get('access-control-allow-origin')).toBe('http://www.example.org');
    const all = await ask(wants('http://anywhere', 'HEAD'));
    expect(all.headers.get('access-control-allow-origin')).toBe('*');
    expect(all.headers.get('access-control-allow-credentials')).toBeNull();
  });

  it.each([
    ['another origin', wants('https://evil.example', 'PUT')],
    ['another scheme', wants('http://site.example', 'PUT')],
    ['another method', wants(SITE, 'DELETE')],
    ['a header that is not allowed', wants(SITE, 'PUT', 'content-type, authorization')],
    ['an origin with more behind it', wants('http://www.example.org/', 'GET')],
  ])('is refused for %s', async (_, headers) => {
    const answer = await ask(headers);
    expect(answer.status).toBe(403);
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    const text = await answer.text();
    expect(text).toContain('<Code>AccessForbidden</Code>');
    expect(text.replace(/&#39;/g, "'")).toContain(`<Message>${NOT_ALLOWED}</Message>`);
    expect(text).toContain('<ResourceType>OBJECT</ResourceType>');
  });

  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/cors-troubleshooting.html
  it('says that a bucket has no rules', async () => {
    const answer = await ask(wants(SITE, 'PUT'), 'no-cors');
    expect(answer.status).toBe(403);
    const text = await answer.text();
    expect(text).toContain('<Message>CORSResponse: CORS is not enabled for this bucket.</Message>');
    expect(text).toContain('<Method>PUT</Method><ResourceType>BUCKET</ResourceType>');
  });

  it('needs an origin and a method', async () => {
    const without = await ask({});
    expect(without.status).toBe(400);
    expect(await without.text()).toContain('Insufficient information. Origin request header needed.');
    expect((await ask({ origin: SITE })).status).toBe(400);
  });

  it('of a presigned upload is answered although its signature is for the upload', async () => {
    const url = await getSignedUrl(s3, new PutObjectCommand({ Bucket, Key: 'posters/1.jpg' }));
    const answer = await fetch(url, { method: 'OPTIONS', headers: wants(SITE, 'PUT') });
    expect(answer.status).toBe(200);
  });
});

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/cors.html
describe('a request from another origin', () => {
  const get = (headers: Record<string, string>) =>
    fetch(`${test.cloud.url}/${Bucket}/posters/1.jpg`, { headers });

  it('gets the headers of its rule, also with an error', async () => {
    const answer = await get({ origin: SITE });
    expect(answer.status).toBe(403);
    expect(answer.headers.get('access-control-allow-origin')).toBe(SITE);
    expect(answer.headers.get('access-control-expose-headers')).toBe('ETag');
  });

  it('gets none when no rule matches or no origin is told', async () => {
    for (const headers of [{ origin: 'https://evil.example' }, {}]) {
      const answer = await get(headers as Record<string, string>);
      expect(answer.headers.get('access-control-allow-origin')).toBeNull();
      expect(answer.headers.get('vary')).toBeNull();
    }
  });
});

// https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketCors.html
describe('PutBucketCors', () => {
  const put = (rule: object) =>
    s3.send(
      new PutBucketCorsCommand({
        Bucket: 'no-cors',
        CORSConfiguration: { CORSRules: [{ AllowedMethods: ['GET'], AllowedOrigins: ['*'], ...rule }] },
      }),
    );

  it.each([
    [
      { AllowedMethods: ['OPTIONS'] },
      'InvalidRequest',
      'Found unsupported HTTP method in CORS config. Unsupported method is OPTIONS',
    ],
    [
      { AllowedOrigins: ['*a*'] },
      'InvalidRequest',
      'AllowedOrigin "*a*" can not have more than one wildcard.',
    ],
    [
      { AllowedHeaders: ['x-*-*'] },
      'InvalidRequest',
      'AllowedHeader "x-*-*" can not have more than one wildcard.',
    ],
    [{ AllowedOrigins: undefined }, 'MalformedXML', expect.any(String)],
    [{ MaxAgeSeconds: 'soon' }, 'MalformedXML', expect.any(String)],
  ])('refuses the rule %j', async (rule, name, message) => {
    expect(await refusal(put(rule))).toMatchObject({ name, message });
    expect(await refusal(s3.send(new GetBucketCorsCommand({ Bucket: 'no-cors' })))).toMatchObject({
      name: 'NoSuchCORSConfiguration',
      message: 'The CORS configuration does not exist',
    });
  });
});
