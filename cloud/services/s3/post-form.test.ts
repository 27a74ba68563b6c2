import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { passingCloud } from '../../testing.ts';
import type { HttpRequest } from '../../wire/http.ts';
import { readPostForm } from './post-form.ts';

async function requestOf(fields: [string, string | Blob][]): Promise<HttpRequest> {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  const sent = new Response(form);
  return {
    method: 'POST',
    path: '/',
    query: '',
    headers: { 'content-type': sent.headers.get('content-type') ?? '' },
    body: new Uint8Array(await sent.arrayBuffer()),
    secure: true,
    sourceIp: '127.0.0.1',
  };
}

// https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTForms.html
describe('a form', () => {
  it('has fields whose names compare without case, and none behind the file', async () => {
    const bytes = new Uint8Array([0, 255, 13, 10]);
    const request = await requestOf([
      ['KEY', 'k'],
      ['file', new File([bytes], 'a.png')],
      ['acl', 'public-read'],
    ]);
    const form = await readPostForm(request);
    expect([...form.fields]).toEqual([['key', { name: 'KEY', value: 'k' }]]);
    expect(form.file).toEqual({ bytes, name: 'a.png' });
  });

  it('is refused when it is cut short', async () => {
    const request = await requestOf([['file', new Blob(['x'])]]);
    const cut = { ...request, body: request.body.subarray(0, -10) };
    await expect(readPostForm(cut)).rejects.toMatchObject({
      code: 'MalformedPOSTRequest',
      message: 'The body of your POST request is not well-formed multipart/form-data.',
    });
  });

  it('is refused when it is of another type', async () => {
    const request = await requestOf([]);
    await expect(readPostForm({ ...request, headers: {} })).rejects.toMatchObject({
      code: 'PreconditionFailed',
      status: 412,
      detail: { Condition: 'Bucket POST must be of the enclosure-type multipart/form-data' },
    });
  });

  it('is the anonymous principal’s when nobody signed it', async () => {
    const { cloud, client } = await passingCloud();
    await client(S3Client).send(new CreateBucketCommand({ Bucket: 'form-test' }));
    const form = new FormData();
    form.set('key', 'anonymous');
    form.set('file', new Blob(['x']));
    const answer = await fetch(`${cloud.url}/form-test`, { method: 'POST', body: form });
    expect([answer.status, await answer.text()]).toEqual([
      403,
      expect.stringContaining('<Code>AccessDenied'),
    ]);
  });
});
