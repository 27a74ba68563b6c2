// https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-auth-using-authorization-header.html
import { describe, expect, it } from 'vitest';
import { parseCredentialScope } from './credential-scope.ts';
import { request, signedBySdk } from './test-requests.ts';

const SCOPE = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', date: '20130524', region: 'eu-west-1', service: 'sts' };
const AS = { service: 'sts', region: 'eu-west-1' };

describe('the scope of a request', () => {
  it('is read from the header and from the query', async () => {
    const headers = { host: 'localhost' };
    expect(parseCredentialScope(await signedBySdk({ headers }, {}, AS))).toEqual(SCOPE);
    expect(parseCredentialScope(await signedBySdk({ headers }, {}, { ...AS, expiresIn: 60 }))).toEqual(SCOPE);
  });

  it('is undefined without a signature, and with one that cannot be read', () => {
    expect(parseCredentialScope(request())).toBeUndefined();
    expect(parseCredentialScope(request({ headers: { authorization: 'Bearer abc' } }))).toBeUndefined();
    expect(parseCredentialScope(request({ query: 'X-Amz-Credential=a%2Fb' }))).toBeUndefined();
  });
});
