// https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
import { describe, expect, it } from 'vitest';
import { EXAMPLE_KEY, EXAMPLE_TIME, request } from './test-requests.ts';
import { get, like, MINUTE, refusal, url, withAuthorization } from './test-s3-refusals.ts';

describe('S3 refuses a header signature', () => {
  it('of an unknown key', async () => {
    expect(refusal(await get(), { secretOf: () => undefined })).toThrow(
      like('InvalidAccessKeyId', 403, /does not exist in our records/, { AWSAccessKeyId: EXAMPLE_KEY }),
    );
  });

  it('of a wrong secret, and shows what it calculated from', async () => {
    const signed = await get({ secretAccessKey: 'wrong' });
    expect(refusal(signed)).toThrow(
      like(
        'SignatureDoesNotMatch',
        403,
        /^The request signature we calculated does not match.*signing method\.$/,
        {
          AWSAccessKeyId: EXAMPLE_KEY,
          SignatureProvided: signed.headers.authorization?.slice(-64),
          StringToSign: expect.stringMatching(
            /^AWS4-HMAC-SHA256\n20130524T000000Z\n20130524\/us-east-1\/s3\/aws4_request\n\w{64}$/,
          ),
          StringToSignBytes: expect.stringMatching(/^41 57 53 34 /),
          CanonicalRequest: expect.stringMatching(/^GET\n\/k\n\nhost:bucket\.s3\.localhost\n/),
        },
      ),
    );
  });

  it.each([
    ['older', 15 * MINUTE + 1000],
    ['newer', -15 * MINUTE - 1000],
  ])('more than 15 minutes %s than the clock', async (_, drift) => {
    const now = EXAMPLE_TIME + drift;
    expect(refusal(await get(), { now })).toThrow(
      like('RequestTimeTooSkewed', 403, /too large\.$/, {
        RequestTime: '20130524T000000Z',
        MaxAllowedSkewMilliseconds: 900_000,
      }),
    );
    expect(refusal(await get(), { now: EXAMPLE_TIME + Math.sign(drift) * 15 * MINUTE })).not.toThrow();
  });

  it('for another region, naming the right one', async () => {
    expect(refusal(await get(), { region: 'eu-west-1' })).toThrow(
      like(
        'AuthorizationHeaderMalformed',
        400,
        "The authorization header is malformed; the region 'us-east-1' is wrong; expecting 'eu-west-1'",
        { Region: 'eu-west-1' },
      ),
    );
  });

  it.each([
    ['another service', '/s3/', '/ec2/', 'incorrect service "ec2". This endpoint belongs to "s3".'],
    [
      'another terminator',
      'aws4_request',
      'aws5',
      'incorrect terminal "aws5". This endpoint uses "aws4_request".',
    ],
    [
      'a short credential',
      '/us-east-1',
      '',
      'the Credential is mal-formed; expecting "<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request".',
    ],
    [
      'another day',
      '/20130524/',
      '/20130523/',
      'Invalid credential date "20130523". This date is not the same as X-Amz-Date: "20130524".',
    ],
    [
      'no signature in it',
      /, Signature=.*/,
      '',
      'the authorization header requires three components: Credential, SignedHeaders, and Signature.',
    ],
  ])('with %s', async (_, from, to, message) => {
    const signed = withAuthorization(await get(), from, to);
    const full = `The authorization header is malformed; ${message}`;
    expect(refusal(signed)).toThrow(like('AuthorizationHeaderMalformed', 400, full));
  });

  it('without a date', async () => {
    const { 'x-amz-date': _, ...headers } = (await get()).headers;
    const message = 'AWS authentication requires a valid Date or x-amz-date header';
    expect(refusal(request({ headers }))).toThrow(like('AccessDenied', 403, message));
  });

  it('that leaves an x-amz- header or the host unsigned', async () => {
    const signed = await get();
    const more = { ...signed, headers: { ...signed.headers, 'x-amz-acl': 'public-read' } };
    const message = 'There were headers present in the request which were not signed';
    expect(refusal(more)).toThrow(like('AccessDenied', 403, message, { HeadersNotSigned: 'x-amz-acl' }));
    const less = withAuthorization(signed, 'host;', '');
    expect(refusal(less)).toThrow(like('AccessDenied', 403, message, { HeadersNotSigned: 'host' }));
  });

  it.each([
    ['version 2', 'AWS AKIAIOSFODNN7EXAMPLE:frJIUN8DYpKDtOLCwo//yllqDzg=', 'InvalidRequest'],
    ['version 4A', 'AWS4-ECDSA-P256-SHA256 Credential=a', 'InvalidRequest'],
    ['a bearer token', 'Bearer abc', 'InvalidArgument'],
  ])('of %s', (_, authorization, code) => {
    const message = {
      InvalidRequest:
        'The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256.',
      InvalidArgument: 'Unsupported Authorization Type',
    }[code];
    expect(refusal(request({ headers: { authorization } }))).toThrow(like(code, 400, message));
  });

  it('that stands beside one in the query', async () => {
    const query = (await url()).query;
    expect(refusal({ ...(await get()), query })).toThrow(
      like('InvalidArgument', 400, /^Only one auth mechanism allowed/),
    );
  });

  it('whose path cannot be decoded', async () => {
    expect(refusal({ ...(await get()), path: '/%zz' })).toThrow(like('InvalidURI', 400));
  });
});
describe('S3 and session tokens', () => {
  it('refuses a token that is not the key’s, is not needed, or is over', async () => {
    const signed = await get({ sessionToken: 'token' });
    expect(refusal(signed, {}, { sessionToken: 'other' })).toThrow(
      like('InvalidToken', 400, undefined, { 'Token-0': 'token' }),
    );
    expect(refusal(signed)).toThrow(like('InvalidToken', 400));
    const over = { sessionToken: 'token', expiresAt: EXAMPLE_TIME };
    expect(refusal(signed, {}, over)).toThrow(like('ExpiredToken', 400, 'The provided token has expired.'));
    expect(refusal(signed, {}, { ...over, expiresAt: EXAMPLE_TIME + 1 })).not.toThrow();
  });

  it('does not know a temporary key without its token', async () => {
    expect(refusal(await get(), {}, { sessionToken: 'token' })).toThrow(like('InvalidAccessKeyId', 403));
  });
});
