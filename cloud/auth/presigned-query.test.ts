// https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html
import { describe, expect, it } from 'vitest';
import { EXAMPLE_TIME } from './test-requests.ts';
import { like, MINUTE, refusal, url } from './test-s3-refusals.ts';

describe('S3 refuses a presigned URL', () => {
  it('after its time, with the times', async () => {
    const now = EXAMPLE_TIME + 300_001;
    expect(refusal(await url(), { now })).toThrow(
      like('AccessDenied', 403, 'Request has expired', {
        'X-Amz-Expires': 300,
        Expires: '2013-05-24T00:05:00Z',
        ServerTime: '2013-05-24T00:05:00Z',
      }),
    );
    expect(refusal(await url(), { now: EXAMPLE_TIME + 300_000 })).not.toThrow();
  });

  it('before its time', async () => {
    const now = EXAMPLE_TIME - 16 * MINUTE;
    expect(refusal(await url(), { now })).toThrow(like('AccessDenied', 403, 'Request is not yet valid'));
  });

  it.each([
    ['604801', /less than a week/],
    ['0', 'X-Amz-Expires must be non-negative'],
    ['-1', 'X-Amz-Expires must be non-negative'],
    ['soon', 'X-Amz-Expires should be a number'],
  ])('of %s seconds', async (seconds, message) => {
    const signed = await url();
    const query = signed.query.replace('X-Amz-Expires=300', `X-Amz-Expires=${seconds}`);
    expect(refusal({ ...signed, query })).toThrow(like('AuthorizationQueryParametersError', 400, message));
  });

  it('with a part missing, another algorithm or another region', async () => {
    const signed = await url();
    const without = { ...signed, query: signed.query.replace(/&?X-Amz-Date=[^&]*/, '') };
    expect(refusal(without)).toThrow(
      like('AuthorizationQueryParametersError', 400, /^Query-string authentication version 4/),
    );
    const other = { ...signed, query: signed.query.replace('AWS4-HMAC-SHA256', 'AWS4-ECDSA-P256-SHA256') };
    expect(refusal(other)).toThrow(
      like('AuthorizationQueryParametersError', 400, /^X-Amz-Algorithm only supports/),
    );
    expect(refusal(signed, { region: 'eu-west-1' })).toThrow(
      like(
        'AuthorizationQueryParametersError',
        400,
        /the region 'us-east-1' is wrong; expecting 'eu-west-1'$/,
      ),
    );
  });

  it('with a changed path, parameter or signature', async () => {
    const signed = await url();
    const forged = [
      { ...signed, path: '/l' },
      { ...signed, query: signed.query.replace('X-Amz-Expires=300', 'X-Amz-Expires=301') },
      { ...signed, query: signed.query.replace(/Signature=./, 'Signature=z') },
      { ...signed, query: `${signed.query}&versionId=1` },
      { ...signed, method: 'DELETE' },
    ];
    for (const one of forged) expect(refusal(one)).toThrow(like('SignatureDoesNotMatch', 403));
  });
});
