// https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html
// https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html
// https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html
// https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html
import { describe, expect, it } from 'vitest';
import type { HttpRequest } from '../wire/http.ts';
import { EXAMPLE_KEY, EXAMPLE_SECRET, EXAMPLE_TIME, request } from './test-requests.ts';
import { verifySignature } from './verify-signature.ts';

const EMPTY = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
const SCOPE = `Credential=${EXAMPLE_KEY}/20130524/us-east-1/s3/aws4_request`;

function verify(example: HttpRequest) {
  return verifySignature(example, {
    service: 's3',
    region: 'us-east-1',
    now: EXAMPLE_TIME,
    dialect: 's3',
    secretOf: (id) => (id === EXAMPLE_KEY ? { secretAccessKey: EXAMPLE_SECRET } : undefined),
  });
}

function example(parts: Partial<HttpRequest>, signedHeaders: string, signature: string): HttpRequest {
  return request({
    ...parts,
    headers: {
      host: 'examplebucket.s3.amazonaws.com',
      'x-amz-date': '20130524T000000Z',
      'x-amz-content-sha256': EMPTY,
      authorization: `AWS4-HMAC-SHA256 ${SCOPE},SignedHeaders=${signedHeaders},Signature=${signature}`,
      ...parts.headers,
    },
  });
}

const BASIC = 'host;x-amz-content-sha256;x-amz-date';

describe("the signatures of AWS's documentation", () => {
  it.each([
    [
      'GET Object with a range',
      example(
        { path: '/test.txt', headers: { range: 'bytes=0-9' } },
        'host;range;x-amz-content-sha256;x-amz-date',
        'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
      ),
    ],
    [
      'PUT Object with a key that must be encoded',
      example(
        {
          method: 'PUT',
          path: '/test$file.text',
          body: Buffer.from('Welcome to Amazon S3.'),
          headers: {
            date: 'Fri, 24 May 2013 00:00:00 GMT',
            'x-amz-storage-class': 'REDUCED_REDUNDANCY',
            'x-amz-content-sha256': '44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072',
          },
        },
        'date;host;x-amz-content-sha256;x-amz-date;x-amz-storage-class',
        '98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd',
      ),
    ],
    [
      'GET Bucket Lifecycle, a parameter without a value',
      example(
        { query: 'lifecycle' },
        BASIC,
        'fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543',
      ),
    ],
    [
      'List Objects, whatever the order of the parameters',
      example(
        { query: 'prefix=J&max-keys=2' },
        BASIC,
        '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7',
      ),
    ],
  ])('are right: %s', (_, signed) => {
    expect(verify(signed)).toMatchObject({
      accessKeyId: EXAMPLE_KEY,
      region: 'us-east-1',
      service: 's3',
      presigned: false,
      body: signed.body,
    });
  });

  it('are right for a presigned URL, for 24 hours', () => {
    const query = [
      'X-Amz-Algorithm=AWS4-HMAC-SHA256',
      `X-Amz-Credential=${EXAMPLE_KEY}%2F20130524%2Fus-east-1%2Fs3%2Faws4_request`,
      'X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host',
      'X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404',
    ].join('&');
    const url = request({ path: '/test.txt', query, headers: { host: 'examplebucket.s3.amazonaws.com' } });
    expect(verify(url)).toMatchObject({ presigned: true, signedHeaders: ['host'] });
  });
});

const FIRST = Buffer.alloc(65_536, 'a');
const SECOND = Buffer.alloc(1024, 'a');

function frame(parts: [Buffer, string][], end: string): Buffer {
  const chunks = parts.flatMap(([data, signature]) => [
    Buffer.from(`${data.length.toString(16)};chunk-signature=${signature}\r\n`),
    data,
    Buffer.from('\r\n'),
  ]);
  return Buffer.concat([...chunks, Buffer.from(end)]);
}

const CHUNKED = example(
  {
    method: 'PUT',
    path: '/examplebucket/chunkObject.txt',
    headers: {
      host: 's3.amazonaws.com',
      'x-amz-storage-class': 'REDUCED_REDUNDANCY',
      'x-amz-content-sha256': 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD',
      'content-encoding': 'aws-chunked',
      'x-amz-decoded-content-length': '66560',
      'content-length': '66824',
    },
    body: frame(
      [
        [FIRST, 'ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648'],
        [SECOND, '0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497'],
      ],
      '0;chunk-signature=b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9\r\n\r\n',
    ),
  },
  'content-encoding;content-length;host;x-amz-content-sha256;x-amz-date;x-amz-decoded-content-length;x-amz-storage-class',
  '4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9',
);

const TRAILED = example(
  {
    method: 'PUT',
    path: '/examplebucket/chunkObject.txt',
    headers: {
      host: 's3.amazonaws.com',
      'x-amz-storage-class': 'REDUCED_REDUNDANCY',
      'x-amz-content-sha256': 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER',
      'content-encoding': 'aws-chunked',
      'x-amz-decoded-content-length': '66560',
      'x-amz-trailer': 'x-amz-checksum-crc32c',
      'content-length': '66946',
    },
    body: frame(
      [
        [FIRST, 'b474d8862b1487a5145d686f57f013e54db672cee1c953b3010fb58501ef5aa2'],
        [SECOND, '1c1344b170168f8e65b41376b44b20fe354e373826ccbbe2c1d40a8cae51e5c7'],
      ],
      '0;chunk-signature=2ca2aba2005185cf7159c6277faf83795951dd77a3a99e6e65d5c9f85863f992\r\n' +
        'x-amz-checksum-crc32c:sOO8/Q==\r\n' +
        'x-amz-trailer-signature:d81f82fc3505edab99d459891051a732e8730629a2e4a59689829ca17fe2e435\r\n\r\n',
    ),
  },
  'content-encoding;host;x-amz-content-sha256;x-amz-date;x-amz-decoded-content-length;x-amz-storage-class;x-amz-trailer',
  '106e2a8a18243abcf37539882f36619c00e2dfc72633413f02d3b74544bfeb8e',
);

describe("the chunked uploads of AWS's documentation", () => {
  it('are taken out of their frame', () => {
    expect(CHUNKED.body).toHaveLength(66_824);
    const verified = verify(CHUNKED);
    expect(Buffer.from(verified?.body ?? []).equals(Buffer.concat([FIRST, SECOND]))).toBe(true);
    expect(verified?.headers['content-length']).toBe('66560');
    expect(verified?.headers).not.toHaveProperty('content-encoding');
  });

  it('hand on the checksum that comes behind the body', () => {
    expect(verify(TRAILED)?.headers['x-amz-checksum-crc32c']).toBe('sOO8/Q==');
  });

  it.each([
    ['a changed byte of a chunk', CHUNKED, 'aaaa\r\n400', 'aaab\r\n400'],
    ['a chunk signature of another chunk', CHUNKED, '0055627c', '1055627c'],
    ['a changed signature of the last, empty chunk', CHUNKED, 'b6c6ea8a', 'b6c6ea8b'],
    ['a chunk without a signature', CHUNKED, /400;chunk-signature=\w+/, '400'],
    ['a changed trailer', TRAILED, 'sOO8/Q==', 'sOO8/A=='],
    ['a changed signature of the trailer', TRAILED, 'd81f82fc', 'd81f82fd'],
    ['a missing signature of the trailer', TRAILED, /x-amz-trailer-signature:\w+\r\n/, ''],
  ])('are refused with %s', (_, upload, from, to) => {
    const body = Buffer.from(Buffer.from(upload.body).toString('latin1').replace(from, to), 'latin1');
    expect(() => verify({ ...upload, body })).toThrow(
      expect.objectContaining({ code: 'SignatureDoesNotMatch' }),
    );
  });

  it('are refused when the end is cut off', () => {
    const body = CHUNKED.body.subarray(0, 66_000);
    expect(() => verify({ ...CHUNKED, body })).toThrow(expect.objectContaining({ code: 'IncompleteBody' }));
  });
});
