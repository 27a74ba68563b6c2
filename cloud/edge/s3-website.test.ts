import {
  CreateBucketCommand,
  PutBucketPolicyCommand,
  PutBucketWebsiteCommand,
  PutObjectCommand,
  PutPublicAccessBlockCommand,
  S3Client,
  type WebsiteConfiguration,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestCloud, testCloud } from '../testing.ts';
import { visit } from './cloudfront/testing.ts';

let test: TestCloud;
let s3: S3Client;

const pages: Record<string, string> = {
  'index.html': 'the films',
  'folder/index.html': 'a folder',
  'error.html': 'nothing here',
};

beforeAll(async () => {
  test = await testCloud();
  s3 = test.client(S3Client);
  await website('site', { IndexDocument: { Suffix: 'index.html' }, ErrorDocument: { Key: 'error.html' } });
  await s3.send(
    new PutObjectCommand({ Bucket: 'site', Key: 'old.html', WebsiteRedirectLocation: '/folder/' }),
  );
  await s3.send(new CreateBucketCommand({ Bucket: 'no-website' }));
});
afterAll(() => test.cloud.close());

/** A bucket with the pages, whose policy lets everyone read and, when asked for, list. */
async function website(Bucket: string, WebsiteConfiguration: WebsiteConfiguration, mayList = true) {
  await s3.send(new CreateBucketCommand({ Bucket }));
  const PublicAccessBlockConfiguration = { BlockPublicAcls: true };
  await s3.send(new PutPublicAccessBlockCommand({ Bucket, PublicAccessBlockConfiguration }));
  const Action = mayList ? ['s3:GetObject', 's3:ListBucket'] : 's3:GetObject';
  const Resource = [`arn:aws:s3:::${Bucket}`, `arn:aws:s3:::${Bucket}/*`];
  const Policy = JSON.stringify({ Statement: { Effect: 'Allow', Principal: '*', Action, Resource } });
  await s3.send(new PutBucketPolicyCommand({ Bucket, Policy }));
  await s3.send(new PutBucketWebsiteCommand({ Bucket, WebsiteConfiguration }));
  for (const [Key, Body] of Object.entries(pages)) {
    await s3.send(new PutObjectCommand({ Bucket, Key, Body, ContentType: 'text/html' }));
  }
}

function get(
  bucket: string,
  path: string,
  asking: { method?: string; headers?: Record<string, string> } = {},
) {
  const host = `${bucket}.s3-website-us-east-1.localhost:${test.cloud.port}`;
  return visit(test, host, path, { plain: true, ...asking });
}

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/IndexDocumentSupport.html
describe('index documents', () => {
  it('are shown for the root and for a folder', async () => {
    const root = await get('site', '/');
    expect(root).toMatchObject({ status: 200, text: 'the films', headers: { 'content-type': 'text/html' } });
    expect(await get('site', '/folder/')).toMatchObject({ status: 200, text: 'a folder' });
  });

  it('are where a folder without its slash is sent', async () => {
    expect(await get('site', '/folder')).toMatchObject({ status: 302, headers: { location: '/folder/' } });
  });

  it('answer HEAD and conditional requests too', async () => {
    const head = await get('site', '/', { method: 'HEAD' });
    expect(head).toMatchObject({ status: 200, text: '', headers: { 'content-length': '9' } });
    const headers = { 'if-none-match': String(head.headers.etag) };
    expect(await get('site', '/', { headers })).toMatchObject({ status: 304 });
  });
});

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/CustomErrorDocSupport.html
describe('errors', () => {
  it('show the error document with the status of the error', async () => {
    const answer = await get('site', '/missing.html', { headers: { 'if-none-match': '*' } });
    expect(answer).toMatchObject({ status: 404, text: 'nothing here' });
    expect(answer.headers).toMatchObject({ 'content-type': 'text/html', 'x-amz-error-code': 'NoSuchKey' });
  });

  it('are 403 where the visitor may not list', async () => {
    await website('unlisted', { IndexDocument: { Suffix: 'index.html' } }, false);
    const answer = await get('unlisted', '/missing.html');
    expect(answer.status).toBe(403);
    expect(answer.text).toContain('<title>403 Forbidden</title>');
    expect(answer.text).toContain('<li>Code: AccessDenied</li>');
    expect(await get('unlisted', '/folder')).toMatchObject({ status: 302 });
  });

  it('say that the error document is missing too', async () => {
    const configuration = { IndexDocument: { Suffix: 'index.html' }, ErrorDocument: { Key: 'gone.html' } };
    await website('without-error', configuration);
    const { status, text } = await get('without-error', '/missing <b>.html'.replaceAll(' ', '%20'));
    expect(status).toBe(404);
    expect(text).toContain('<li>Key: missing &#60;b&#62;.html</li>');
    expect(text).toContain('An Error Occurred While Attempting to Retrieve a Custom Error Document');
  });

  it.each([
    ['no-website', 404, 'NoSuchWebsiteConfiguration', 'BucketName: no-website'],
    ['no-bucket', 404, 'NoSuchBucket', 'BucketName: no-bucket'],
  ])('tell that %s is no website', async (bucket, status, code, detail) => {
    const answer = await get(bucket, '/');
    expect(answer.status).toBe(status);
    expect(answer.headers['content-type']).toContain('text/html');
    expect(answer.text).toContain(`<li>Code: ${code}</li>`);
    expect(answer.text).toContain(`<li>${detail}</li>`);
  });

  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/WebsiteEndpoints.html: GET and HEAD, http only
  it('refuse other methods, https and the endpoint of another region', async () => {
    const post = await get('site', '/', { method: 'POST' });
    expect(post.status).toBe(405);
    expect(post.text).toContain('<li>Code: MethodNotAllowed</li>');
    const secure = await visit(test, 'site.s3-website-us-east-1.localhost', '/');
    expect(secure.status).toBe(400);
    const elsewhere = await visit(test, 'site.s3-website.eu-west-1.localhost', '/', { plain: true });
    expect(elsewhere.status).toBe(400);
    expect(elsewhere.text).toContain('site.s3-website-us-east-1.amazonaws.com');
  });
});

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/how-to-page-redirect.html
describe('redirects', () => {
  it('of an object lead where it says', async () => {
    expect(await get('site', '/old.html')).toMatchObject({ status: 301, headers: { location: '/folder/' } });
  });

  it('of a whole site keep path and query', async () => {
    await website('moved', { RedirectAllRequestsTo: { HostName: 'new.example', Protocol: 'https' } });
    expect(await get('moved', '/films/1?full=yes')).toMatchObject({
      status: 301,
      headers: { location: 'https://new.example/films/1?full=yes' },
    });
  });

  it('by rule replace a prefix, or lead away from an error', async () => {
    await website('ruled', {
      IndexDocument: { Suffix: 'index.html' },
      RoutingRules: [
        { Condition: { KeyPrefixEquals: 'docs/' }, Redirect: { ReplaceKeyPrefixWith: 'documents/' } },
        {
          Condition: { HttpErrorCodeReturnedEquals: '404' },
          Redirect: { HostName: 'app.example', ReplaceKeyWith: 'index.html', HttpRedirectCode: '302' },
        },
      ],
    });
    const host = `ruled.s3-website-us-east-1.localhost:${test.cloud.port}`;
    expect(await get('ruled', '/docs/a%20b.html')).toMatchObject({
      status: 301,
      headers: { location: `http://${host}/documents/a%20b.html` },
    });
    expect(await get('ruled', '/films/7')).toMatchObject({
      status: 302,
      headers: { location: 'http://app.example/index.html' },
    });
    expect(await get('ruled', '/')).toMatchObject({ status: 200 });
  });
});
