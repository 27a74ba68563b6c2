import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { HttpRequest } from '../wire/http.ts';
import { EXAMPLE_KEY, EXAMPLE_SECRET, request } from './test-requests.ts';
import { verifySignature } from './verify-signature.ts';

// The documented example of query string authentication (the page has since renamed the bucket, not the signature):
// https://docs.aws.amazon.com/AmazonS3/latest/API/RESTAuthentication.html#RESTAuthenticationQueryStringAuth
const DOCUMENTED =
  'AWSAccessKeyId=AKIAIOSFODNN7EXAMPLE&Signature=NpgCjnDzrM%2BWFzoENXmpNDUsSn8%3D&Expires=1175139620';
const BEFORE = Date.parse('2007-03-29T03:00:00Z');
const AFTER = Date.parse('2007-03-29T04:00:00Z');
const photo = request({
  path: '/photos/puppy.jpg',
  query: DOCUMENTED,
  headers: { host: 'johnsmith.s3.amazonaws.com' },
});

describe('a URL presigned with version 2', () => {
  it('is verified as in AWS’s own example', () => {
    expect(verify(photo, BEFORE)).toMatchObject({ accessKeyId: EXAMPLE_KEY, presigned: true });
  });

  it('is verified in path style, with a parameter that is signed', () => {
    const text = 'GET\n\n\n1175139620\n/films/a%20b.jpg?versionId=v1';
    const signed = request({
      path: '/films/a%20b.jpg',
      query: `versionId=v1&AWSAccessKeyId=${EXAMPLE_KEY}&Expires=1175139620&Signature=${hmac(text)}`,
      headers: { host: '127.0.0.1:4566' },
    });
    expect(verify(signed, BEFORE)).toMatchObject({ accessKeyId: EXAMPLE_KEY, presigned: true });
    expect(() => verify({ ...signed, path: '/films/c.jpg' }, BEFORE)).toThrow(
      expect.objectContaining({ code: 'SignatureDoesNotMatch' }),
    );
    expect(() => verify({ ...signed, method: 'PUT' }, BEFORE)).toThrow(
      expect.objectContaining({ code: 'SignatureDoesNotMatch' }),
    );
  });

  it('takes the bucket of a virtual host into what is signed', () => {
    const signature = hmac('GET\n\n\n1175139620\n/films/photos/puppy.jpg');
    const query = `AWSAccessKeyId=${EXAMPLE_KEY}&Expires=1175139620&Signature=${signature}`;
    const headers = { host: 'films.s3.us-east-1.localhost:4566' };
    expect(verify({ ...photo, query, headers }, BEFORE)).toBeDefined();
  });

  it('ends when it says', () => {
    const signature = hmac('GET\n\n\n1175139620\n/films/a');
    const query = `AWSAccessKeyId=${EXAMPLE_KEY}&Expires=1175139620&Signature=${signature}`;
    const signed = request({ path: '/films/a', query, headers: { host: '127.0.0.1' } });
    expect(() => verify(signed, AFTER)).toThrow(
      expect.objectContaining({ code: 'AccessDenied', message: 'Request has expired', status: 403 }),
    );
  });

  it('is refused with another key, without its time, or with a time that is none', () => {
    const refused = (query: string) => () => verify({ ...photo, query }, BEFORE);
    expect(refused('AWSAccessKeyId=nobody&Signature=a&Expires=1')).toThrow(
      expect.objectContaining({ code: 'InvalidAccessKeyId' }),
    );
    expect(refused(`AWSAccessKeyId=${EXAMPLE_KEY}&Signature=a`)).toThrow(/requires the Signature, Expires/);
    expect(refused(`AWSAccessKeyId=${EXAMPLE_KEY}&Signature=a&Expires=soon`)).toThrow(
      'Invalid date (should be seconds since epoch): soon',
    );
  });
});

function verify(signed: HttpRequest, now: number) {
  const secretOf = (id: string) => (id === EXAMPLE_KEY ? { secretAccessKey: EXAMPLE_SECRET } : undefined);
  return verifySignature(signed, { service: 's3', now, secretOf, dialect: 's3' });
}

function hmac(text: string): string {
  return encodeURIComponent(createHmac('sha1', EXAMPLE_SECRET).update(text).digest('base64'));
}
