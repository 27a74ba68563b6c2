// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html
// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CommonErrors.html
// https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html
import { describe, expect, it } from 'vitest';
import type { HttpRequest } from '../wire/http.ts';
import { missingAuthenticationToken } from './service-refusals.ts';
import type { Dialect, KnownSecret, VerifyOptions } from './signature-types.ts';
import { EXAMPLE_KEY, EXAMPLE_SECRET, EXAMPLE_TIME, type SignAs, signedBySdk } from './test-requests.ts';
import { verifySignature } from './verify-signature.ts';

type ServiceDialect = Exclude<Dialect, 's3'>;

function call(as: Partial<SignAs> = {}): Promise<HttpRequest> {
  const parts = { method: 'POST', headers: { host: 'localhost' }, body: Buffer.from('{}') };
  return signedBySdk(parts, {}, { service: 'dynamodb', ...as });
}

function refusal(
  signed: HttpRequest,
  dialect: ServiceDialect,
  options: Partial<VerifyOptions> = {},
  secret: Partial<KnownSecret> = {},
) {
  const secretOf = (id: string) =>
    id === EXAMPLE_KEY ? { secretAccessKey: EXAMPLE_SECRET, ...secret } : undefined;
  return () =>
    verifySignature(signed, { service: 'dynamodb', dialect, now: EXAMPLE_TIME, secretOf, ...options });
}

function withAuthorization(signed: HttpRequest, from: string | RegExp, to: string): HttpRequest {
  const authorization = (signed.headers.authorization ?? '').replace(from, to);
  return { ...signed, headers: { ...signed.headers, authorization } };
}

const DIALECTS: [ServiceDialect, string, string, string, string, number][] = [
  [
    'json',
    'InvalidSignatureException',
    'UnrecognizedClientException',
    'ExpiredTokenException',
    'MissingAuthenticationTokenException',
    400,
  ],
  [
    'restJson',
    'InvalidSignatureException',
    'UnrecognizedClientException',
    'ExpiredTokenException',
    'MissingAuthenticationTokenException',
    403,
  ],
  [
    'query',
    'SignatureDoesNotMatch',
    'InvalidClientTokenId',
    'ExpiredToken',
    'MissingAuthenticationToken',
    403,
  ],
  [
    'rest',
    'SignatureDoesNotMatch',
    'InvalidClientTokenId',
    'ExpiredToken',
    'MissingAuthenticationToken',
    403,
  ],
];

describe.each(DIALECTS)('%s', (dialect, wrong, unknown, expired, missing, status) => {
  it('names a wrong secret, an unknown key, a wrong and an expired token, and a missing signature', async () => {
    const like = (code: string, message: RegExp) =>
      expect.objectContaining({ code, status, message: expect.stringMatching(message) });
    const signed = await call({ sessionToken: 'token' });
    const known = { sessionToken: 'token' };
    expect(refusal(signed, dialect, {}, known)).not.toThrow();
    expect(refusal(signed, dialect, {}, { ...known, secretAccessKey: 'x' })).toThrow(
      like(
        wrong,
        /^The request signature we calculated does not match the signature you provided\. Check your AWS Secret Access Key/,
      ),
    );
    const invalid = like(unknown, /^The security token included in the request is invalid\.$/);
    expect(refusal(signed, dialect, { secretOf: () => undefined })).toThrow(invalid);
    expect(refusal(signed, dialect, {}, { sessionToken: 'other' })).toThrow(invalid);
    expect(refusal(await call(), dialect, {}, known)).toThrow(invalid);
    expect(refusal(signed, dialect, {}, { ...known, expiresAt: 1 })).toThrow(like(expired, /is expired$/));
    expect(missingAuthenticationToken(dialect)).toEqual(
      like(missing, /^Request is missing Authentication Token$/),
    );
  });
});

describe('awsJson', () => {
  const wrong = (message: string) => expect.objectContaining({ code: 'InvalidSignatureException', message });
  const incomplete = (message: string | RegExp) =>
    expect.objectContaining({
      code: 'IncompleteSignatureException',
      status: 400,
      message: expect.stringMatching(message),
    });

  it('refuses what is more than 15 minutes old or early, with the times', async () => {
    const signed = await call();
    expect(refusal(signed, 'json', { now: EXAMPLE_TIME + 901_000 })).toThrow(
      wrong(
        'Signature expired: 20130524T000000Z is now earlier than 20130524T000001Z (20130524T001501Z - 15 min.)',
      ),
    );
    expect(refusal(signed, 'json', { now: EXAMPLE_TIME - 901_000 })).toThrow(
      wrong(
        'Signature not yet current: 20130524T000000Z is still later than 20130523T235959Z (20130523T234459Z + 15 min.)',
      ),
    );
  });

  it.each([
    ['/dynamodb/', '/s3/', "Credential should be scoped to correct service: 'dynamodb'."],
    ['aws4_request', 'x', "Credential should be scoped with a valid terminator: 'aws4_request', not 'x'."],
    [
      '/20130524/',
      '/20130523/',
      "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '20130523' != '20130524', from '20130524T000000Z'.",
    ],
  ])('refuses a scope with %s turned into %s', async (from, to, message) => {
    expect(refusal(withAuthorization(await call(), from, to), 'json')).toThrow(wrong(message));
  });

  it('refuses another region, and a host that is not signed', async () => {
    const signed = await call();
    expect(refusal(signed, 'json', { region: 'eu-west-1' })).toThrow(
      wrong("Credential should be scoped to a valid region, not 'us-east-1'."),
    );
    expect(refusal(withAuthorization(signed, 'host;', ''), 'json')).toThrow(
      wrong("'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization."),
    );
  });

  it.each([
    [/Credential=[^,]*, /, '', /^Authorization header requires 'Credential' parameter\. \(Hashed/],
    [/, Signature=.*/, '', /^Authorization header requires 'Signature' parameter\. /],
    [
      '/us-east-1',
      '',
      /^Credential must have exactly 5 slash-delimited elements.*got 'AKIAIOSFODNN7EXAMPLE\/20130524\/dynamodb\/aws4_request'$/,
    ],
    ['AWS4-HMAC-SHA256', 'AWS4-ECDSA-P256-SHA256', /^Unsupported AWS 'algorithm': 'AWS4-ECDSA-P256-SHA256'/],
  ])('calls a header incomplete when %s becomes %s', async (from, to, message) => {
    expect(refusal(withAuthorization(await call(), from, to), 'json')).toThrow(incomplete(message));
  });

  it('calls a date incomplete that it cannot read', async () => {
    const signed = await call();
    const headers = { ...signed.headers, 'x-amz-date': 'today' };
    expect(refusal({ ...signed, headers }, 'json')).toThrow(
      incomplete(/^Date must be in ISO-8601 'basic format'\. Got 'today'/),
    );
  });

  it('takes another mechanism for no signature', async () => {
    const signed = withAuthorization(await call(), /.*/, 'Bearer abc');
    expect(refusal(signed, 'json')).toThrow(
      expect.objectContaining({ code: 'MissingAuthenticationTokenException' }),
    );
  });
});
