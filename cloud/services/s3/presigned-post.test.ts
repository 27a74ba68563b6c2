import {
  CreateBucketCommand,
  GetObjectCommand,
  GetObjectTaggingCommand,
  HeadObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { createPresignedPost, type PresignedPostOptions } from '@aws-sdk/s3-presigned-post';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusal, type TestCloud, testCloud } from '../../testing.ts';

const Bucket = 'post-test';
let test: TestCloud;
let s3: S3Client;

beforeAll(async () => {
  test = await testCloud();
  s3 = test.client(S3Client);
  await s3.send(new CreateBucketCommand({ Bucket }));
});
afterAll(() => test.cloud.close());

interface Sent {
  options?: Partial<PresignedPostOptions>;
  /** Fields beside the signed ones, or in their place; undefined takes one away. */
  fields?: Record<string, string | undefined>;
  file?: Blob | undefined;
}

async function post({ options = {}, fields = {}, ...sent }: Sent) {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is S3's own placeholder
  const signed = await createPresignedPost(s3, { Bucket, Key: 'posters/${filename}', ...options });
  const file = 'file' in sent ? sent.file : new Blob(['poster']);
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...signed.fields, ...fields })) {
    if (value !== undefined) form.set(name, value);
  }
  if (file) form.set('file', file, 'nosferatu.png');
  // The SDK's address has no slash for path-style buckets, as AWS's own examples have not.
  const answer = await fetch(`${test.cloud.url}/${Bucket}`, {
    method: 'POST',
    body: form,
    redirect: 'manual',
  });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
}

// https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTForms.html
describe('an upload by a form', () => {
  it('stores the file under the key, with its name in it', async () => {
    const sent = await post({});
    expect([sent.status, sent.text]).toEqual([204, '']);
    expect(sent.headers.get('etag')).toBe('"49e20b8766c85b92858bdf473be281af"');
    const read = await s3.send(new GetObjectCommand({ Bucket, Key: 'posters/nosferatu.png' }));
    expect(await read.Body?.transformToString()).toBe('poster');
    expect(read.ContentType).toBe('binary/octet-stream');
  });

  it('takes headers, metadata and tags from fields', async () => {
    const fields = {
      'Content-Type': 'image/png',
      'Cache-Control': 'max-age=1',
      'x-amz-meta-TITLE': 'Ägäis',
      tagging: '<Tagging><TagSet><Tag><Key>k</Key><Value>a+b</Value></Tag></TagSet></Tagging>',
    };
    const Conditions = Object.keys(fields).map((name) => ['starts-with', `$${name}`, ''] as const);
    const sent = await post({
      options: { Key: 'described', Conditions: [...Conditions].map((c) => [...c]) },
      fields,
    });
    expect(sent.status).toBe(204);
    expect(await s3.send(new HeadObjectCommand({ Bucket, Key: 'described' }))).toMatchObject({
      ContentType: 'image/png',
      CacheControl: 'max-age=1',
      Metadata: { title: '=?UTF-8?Q?=C3=84g=C3=A4is?=' },
    });
    const { TagSet } = await s3.send(new GetObjectTaggingCommand({ Bucket, Key: 'described' }));
    expect(TagSet).toEqual([{ Key: 'k', Value: 'a+b' }]);
  });

  it('answers as success_action_status and success_action_redirect ask', async () => {
    const answerTo = (Fields: Record<string, string>) => post({ options: { Key: 'a/b c', Fields } });
    expect((await answerTo({ success_action_status: '200' })).status).toBe(200);
    const created = await answerTo({ success_action_status: '201' });
    expect(created.status).toBe(201);
    expect(created.text).toMatch(
      /^<\?xml version="1.0" encoding="UTF-8"\?>\n<PostResponse><Location>https:[^<]*\/a%2Fb%20c<\/Location><Bucket>post-test<\/Bucket><Key>a\/b c<\/Key><ETag>&#34;[0-9a-f]{32}&#34;<\/ETag><\/PostResponse>$/,
    );
    const redirected = await answerTo({ success_action_redirect: 'https://example.com/done?x=1' });
    expect(redirected.status).toBe(303);
    expect(redirected.headers.get('location')).toMatch(
      /^https:\/\/example\.com\/done\?x=1&bucket=post-test&key=a%2Fb\+c&etag=%22[0-9a-f]{32}%22$/,
    );
  });
});

// https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTConstructPolicy.html, and for the words of the refusals
// https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
describe('a form is refused', () => {
  const refused: [string, Sent, number, string][] = [
    [
      'when a condition is not met',
      {
        options: { Key: 'k', Conditions: [['starts-with', '$Content-Type', 'image/']] },
        fields: { 'Content-Type': 'text/html' },
      },
      403,
      '<Code>AccessDenied</Code><Message>Invalid according to Policy: Policy Condition failed: [&#34;starts-with&#34;, &#34;$Content-Type&#34;, &#34;image/&#34;]',
    ],
    [
      'when a field is missing that has a condition',
      { options: { Conditions: [['starts-with', '$Content-Type', '']] } },
      403,
      'Policy Condition failed',
    ],
    [
      'for another key',
      { options: { Key: 'k' }, fields: { key: 'other' } },
      403,
      'Policy Condition failed: [&#34;eq&#34;, &#34;$key&#34;, &#34;k&#34;]',
    ],
    [
      'for a field without a condition',
      { fields: { 'x-amz-meta-a': 'b' } },
      403,
      'Invalid according to Policy: Extra input fields: x-amz-meta-a',
    ],
    [
      'when the file is too large',
      { options: { Conditions: [['content-length-range', 0, 5]] } },
      400,
      '<Code>EntityTooLarge</Code>',
    ],
    [
      'when the file is too small',
      { options: { Conditions: [['content-length-range', 7, 9]] } },
      400,
      '<Code>EntityTooSmall</Code>',
    ],
    [
      'without a key',
      { fields: { key: undefined } },
      400,
      "Bucket POST must contain a field named 'key'.  If it is specified, please check the order of the fields.",
    ],
    [
      'without a file',
      { file: undefined, fields: {} },
      400,
      'POST requires exactly one file upload per request.',
    ],
    [
      'without its algorithm',
      { fields: { 'X-Amz-Algorithm': undefined } },
      400,
      "a field named 'X-Amz-Algorithm'",
    ],
    [
      'with another signature',
      { fields: { 'X-Amz-Signature': '0'.repeat(64) } },
      403,
      '<Code>SignatureDoesNotMatch</Code>',
    ],
    [
      'with a policy that was not signed',
      { fields: { Policy: 'e30=' } },
      403,
      '<StringToSign>e30=</StringToSign>',
    ],
    [
      'with an ACL',
      { options: { Fields: { acl: 'public-read' } } },
      400,
      '<Code>AccessControlListNotSupported</Code>',
    ],
  ];

  it.each(refused)('%s', async (_, sent, status, text) => {
    const answer = await post(sent);
    expect(answer.status).toBe(status);
    expect(answer.text).toContain(text);
  });

  it('when its time is over', async () => {
    const signed = await createPresignedPost(s3, { Bucket, Key: 'late', Expires: 60 });
    test.cloud.clock.advance(61_000);
    const form = new FormData();
    for (const [name, value] of Object.entries(signed.fields)) form.set(name, value);
    form.set('file', new Blob(['x']));
    const answer = await fetch(`${test.cloud.url}/${Bucket}`, { method: 'POST', body: form });
    expect([answer.status, await answer.text()]).toEqual([
      403,
      expect.stringContaining('Invalid according to Policy: Policy expired.'),
    ]);
    expect((await refusal(s3.send(new HeadObjectCommand({ Bucket, Key: 'late' })))).name).toBe('NotFound');
  });
});
