import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { queryEvent } from '../../testing/events.ts';
import { bucket, functionsOnACloud } from '../../testing/functions.ts';

let cloud: Awaited<ReturnType<typeof functionsOnACloud>>;
beforeAll(async () => {
  cloud = await functionsOnACloud();
});
afterAll(() => cloud.close());

const ask = (query: Record<string, string>) => cloud.call('poster-url', queryEvent(query));

describe('an address for a poster', () => {
  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html
  it('comes for a key and for every kind of address', async () => {
    const { posterUrl } = await cloud.put();
    const key = posterUrl.replace(`s3://${bucket}/`, '');
    const { port, host } = new URL(cloud.url);
    const signed = (await ask({ poster: key })).body.url;
    const names = [
      key,
      posterUrl,
      signed,
      `https://${bucket}.s3.us-east-1.amazonaws.com/${key}`,
      `https://${bucket}.s3.amazonaws.com/${key}?versionId=7`,
      `https://s3.us-east-1.amazonaws.com/${bucket}/${key}`,
      `https://${bucket}.s3.us-east-1.localhost:${port}/${key}`,
      `http://${host}/${bucket}/${key}`,
      `https://s3.us-east-1.amazonaws.com/${bucket}/${key.replace('/', '%2F')}`,
    ];
    for (const poster of names) {
      const { status, body } = await ask({ poster });
      expect({ poster, status, body }).toMatchObject({ poster, status: 200, body: { expiresIn: 900 } });
      expect((await fetch(body.url)).status).toBe(200);
    }
  });

  it('expires when the caller said', async () => {
    const { status, body } = await ask({ poster: 'posters/a.jpg', expiresIn: '60' });
    expect({ status, expiresIn: body.expiresIn }).toEqual({ status: 200, expiresIn: 60 });
    expect(new URL(body.url).searchParams.get('X-Amz-Expires')).toBe('60');
  });

  it.each(['0', '3601', '-1', '1.5', 'soon', '1e3', '99999'])(
    'is refused for %s seconds',
    async (expiresIn) => {
      const answer = await ask({ poster: 'posters/a.jpg', expiresIn });
      expect(answer).toMatchObject({ status: 400, body: { errors: [{ field: 'expiresIn' }] } });
    },
  );

  it.each([
    '',
    'index.html',
    'posters/',
    'posters/a.svg',
    '/posters/a.png',
    'posters/../secret.png',
    'posters/a/b.png',
    'posters/a.png\n',
    `posters/${'a'.repeat(5000)}.png`,
    's3://another-bucket/posters/a.png',
    `s3://${bucket}/uploads/a.png`,
    `s3://${bucket}x/posters/a.png`,
    `https://another-bucket.s3.us-east-1.amazonaws.com/posters/a.png`,
    `https://s3.us-east-1.amazonaws.com/another-bucket/posters/a.png`,
    `https://evil.example/${bucket}/posters/a.png`,
    `https://${bucket}.s3.us-east-1.amazonaws.com.evil.example/posters/a.png`,
    `https://${bucket}.s3.us-east-1.amazonaws.com@evil.example/posters/a.png`,
    `https://user:secret@${bucket}.s3.us-east-1.amazonaws.com/posters/a.png`,
    `https://${bucket}.s3.eu-west-1.amazonaws.com/posters/a.png`,
    `https://${bucket}.s3.us-east-1.amazonaws.com/posters/%2e%2e/a.png`,
    `https://${bucket}.s3.us-east-1.amazonaws.com/posters/%zz.png`,
    `ftp://${bucket}.s3.us-east-1.amazonaws.com/posters/a.png`,
    'https://',
  ])('is refused for "%s"', async (poster) => {
    const answer = await ask({ poster });
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ field: 'poster' }] } });
    expect(answer.headers['Content-Type']).toBe('application/problem+json');
  });
});
