// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { describe, expect, it } from 'vitest';
import type { HttpRequest } from '../wire/http.ts';
import { sha256Hex } from './sha256-hex.ts';
import type { KnownSecret, VerifyOptions } from './signature-types.ts';
import { EXAMPLE_KEY, EXAMPLE_SECRET, EXAMPLE_TIME, request, signedBySdk } from './test-requests.ts';
import { verifySignature } from './verify-signature.ts';

function verify(
  signed: HttpRequest,
  options: Partial<VerifyOptions> = {},
  secret: Partial<KnownSecret> = {},
) {
  return verifySignature(signed, {
    service: 's3',
    dialect: 's3',
    now: EXAMPLE_TIME,
    secretOf: (id) => (id === EXAMPLE_KEY ? { secretAccessKey: EXAMPLE_SECRET, ...secret } : undefined),
    ...options,
  });
}

const HOST = 'bucket.s3.localhost:4566';
const BODY = Buffer.from('{"TableName":"films"}');
const TARGET = { host: 'localhost:4566', 'x-amz-target': 'DynamoDB_20120810.DescribeTable' };

describe("what the SDK's own signer signs is right", () => {
  it.each([
    ['a plain path', '/a.txt', {}],
    ['a key with everything that must be encoded', '/a%20b/%C3%A9%2B%28%29%27%21%2A/~-_.', {}],
    ['a key with empty and dot segments, which S3 keeps', '/a//b/../c/./d/', {}],
    ['a query with odd characters', '/', { prefix: 'a b/+é&=*', delimiter: '/', 'list-type': '2' }],
    ['a repeated parameter', '/', { tag: ['b', 'a', 'B'] }],
    ['names that sort by their encoded form', '/', { 'a-b': '1', a: '2', 'a b': '3', A: '4' }],
  ])('S3, %s', async (_, path, query) => {
    const headers = {
      host: HOST,
      'x-amz-meta-note': '  two   spaces  ',
      'x-amz-content-sha256': sha256Hex(''),
    };
    const signed = await signedBySdk({ path, headers }, query, { service: 's3' });
    expect(verify(signed)).toMatchObject({ accessKeyId: EXAMPLE_KEY, presigned: false });
    const url = await signedBySdk({ path, headers: { host: HOST } }, query, { service: 's3', expiresIn: 60 });
    expect(verify(url)).toMatchObject({ presigned: true });
  });

  it.each([
    ['/', 'dynamodb', 'json'],
    ['/2020-05-31/distribution/E1/invalidation', 'cloudfront', 'rest'],
    [
      '/2015-03-31/functions/arn%3Aaws%3Alambda%3Aus-east-1%3A000000000000%3Afunction%3Af',
      'lambda',
      'restJson',
    ],
    ['/a//b/./c/../d%20e/', 'lambda', 'restJson'],
    ['/', 'sts', 'query'],
  ] as const)('the path %s of %s', async (path, service, dialect) => {
    const parts = { method: 'POST', path, headers: TARGET, body: BODY };
    const signed = await signedBySdk(parts, { Marker: 'a/b' }, { service });
    expect(verify(signed, { service, dialect })).toMatchObject({ service, region: 'us-east-1', body: BODY });
  });

  it('a presigned STS call', async () => {
    const query = { Action: 'GetCallerIdentity', Version: '2011-06-15' };
    const url = await signedBySdk({ headers: { host: 'sts.localhost' } }, query, {
      service: 'sts',
      expiresIn: 60,
    });
    expect(verify(url, { service: 'sts', dialect: 'query' })).toMatchObject({ presigned: true });
  });

  it.each([
    [new GetObjectCommand({ Bucket: 'films', Key: 'posters/a b+é.jpg' }), 'GET'],
    [new PutObjectCommand({ Bucket: 'films', Key: 'k', ContentType: 'image/png' }), 'PUT'],
  ])('a URL of getSignedUrl', async (command, method) => {
    const credentials = { accessKeyId: EXAMPLE_KEY, secretAccessKey: EXAMPLE_SECRET, sessionToken: 'token' };
    const client = new S3Client({ region: 'eu-west-1', endpoint: 'http://127.0.0.1:4566', credentials });
    const signingDate = new Date(EXAMPLE_TIME);
    const url = new URL(
      await getSignedUrl(client, command as GetObjectCommand, { expiresIn: 900, signingDate }),
    );
    const parts = { method, path: url.pathname, query: url.search.slice(1), headers: { host: url.host } };
    const verified = verify(request(parts), { region: 'eu-west-1' }, { sessionToken: 'token' });
    expect(verified).toMatchObject({ presigned: true, region: 'eu-west-1' });
  });

  it('a session token, in the header and in a URL', async () => {
    const token = 'FwoGZXIvYXdzEBYaD+/=';
    const headers = { host: HOST };
    for (const expiresIn of [undefined, 60]) {
      const as = { service: 's3', sessionToken: token, expiresIn };
      const signed = await signedBySdk({ headers: { ...headers, ...hashOf(expiresIn) } }, {}, as);
      expect(verify(signed, {}, { sessionToken: token })).toBeDefined();
    }
  });
});

function hashOf(expiresIn: number | undefined): Record<string, string> {
  return expiresIn === undefined ? { 'x-amz-content-sha256': sha256Hex('') } : {};
}

describe('a request', () => {
  it('without a signature is nobody’s', () => {
    expect(verify(request({ query: 'list-type=2' }))).toBeUndefined();
    expect(verify(request(), { dialect: 'json', service: 'dynamodb' })).toBeUndefined();
  });

  it('that was tampered with at any byte of path, query, body, signed header or signature is refused', async () => {
    const parts = { method: 'POST', path: '/one/two', headers: TARGET, body: BODY };
    const signed = await signedBySdk(parts, { Action: 'A', Limit: '10' }, { service: 'dynamodb' });
    const options = { service: 'dynamodb', dialect: 'json' } as const;
    expect(verify(signed, options)).toBeDefined();
    let flips = 0;
    for (const forged of forgeries(signed)) {
      expect(() => verify(forged, options), JSON.stringify(forged)).toThrow();
      flips += 1;
    }
    expect(flips).toBeGreaterThan(150);
  });
});

/** The request with one character changed, once for each place that the signature covers. */
function* forgeries(signed: HttpRequest): Generator<HttpRequest> {
  const change = (text: string, at: number) =>
    `${text.slice(0, at)}${text[at] === 'x' ? 'y' : 'x'}${text.slice(at + 1)}`;
  for (let at = 1; at < signed.path.length; at += 1) yield { ...signed, path: change(signed.path, at) };
  for (let at = 0; at < signed.query.length; at += 1) yield { ...signed, query: change(signed.query, at) };
  for (let at = 0; at < signed.body.length; at += 1) {
    const body = Buffer.from(signed.body);
    body.writeUInt8(body.readUInt8(at) ^ 1, at);
    yield { ...signed, body };
  }
  for (const name of ['host', 'x-amz-target', 'x-amz-date', 'authorization']) {
    const value = signed.headers[name] ?? '';
    for (let at = 0; at < value.length; at += 1) {
      yield { ...signed, headers: { ...signed.headers, [name]: change(value, at) } };
    }
  }
  yield { ...signed, method: 'PUT' };
  yield { ...signed, query: `${signed.query}&Extra=1` };
}

describe("S3's x-amz-content-sha256", () => {
  const put = (hash: string) => ({
    method: 'PUT',
    path: '/k',
    body: BODY,
    headers: { host: HOST, 'x-amz-content-sha256': hash },
  });

  it('must be the hash of the body', async () => {
    const signed = await signedBySdk(put(sha256Hex(BODY)), {}, { service: 's3' });
    expect(verify(signed)?.body).toEqual(BODY);
    const changed = { ...signed, body: Buffer.from('other') };
    expect(() => verify(changed)).toThrow(
      expect.objectContaining({
        code: 'XAmzContentSHA256Mismatch',
        status: 400,
        detail: {
          ClientComputedContentSHA256: sha256Hex(BODY),
          S3ComputedContentSHA256: sha256Hex('other'),
        },
      }),
    );
  });

  it('may leave the body unsigned', async () => {
    const signed = await signedBySdk(put('UNSIGNED-PAYLOAD'), {}, { service: 's3' });
    expect(verify({ ...signed, body: Buffer.from('other') })?.body).toEqual(Buffer.from('other'));
  });

  it.each([
    ['nonsense', 'InvalidArgument'],
    ['STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD', 'InvalidArgument'],
  ])('%s is refused', async (hash, code) => {
    const signed = await signedBySdk(put(hash), {}, { service: 's3' });
    expect(() => verify(signed)).toThrow(expect.objectContaining({ code }));
  });

  it('must be there', async () => {
    const signed = await signedBySdk({ headers: { host: HOST } }, {}, { service: 's3' });
    const { 'x-amz-content-sha256': _, ...headers } = signed.headers;
    expect(() => verify({ ...signed, headers })).toThrow(
      expect.objectContaining({
        code: 'InvalidRequest',
        message: 'Missing required header for this request: x-amz-content-sha256',
      }),
    );
  });
});
