import { describe, expect, it } from 'vitest';
import { sign, signingKey } from '../../auth/signing-key.ts';
import type { PostForm } from './post-form.ts';
import { checkPostPolicy, parsePostPolicy } from './post-policy.ts';

// https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-post-example.html: the policy, the form and the signature.
const EXAMPLE =
  'eyAiZXhwaXJhdGlvbiI6ICIyMDE1LTEyLTMwVDEyOjAwOjAwLjAwMFoiLA0KICAiY29uZGl0aW9ucyI6IFsNCiAgICB7ImJ1Y2tldCI6ICJzaWd2NGV4YW1wbGVidWNrZXQifSwNCiAgICBbInN0YXJ0cy13aXRoIiwgIiRrZXkiLCAidXNlci91c2VyMS8iXSwNCiAgICB7ImFjbCI6ICJwdWJsaWMtcmVhZCJ9LA0KICAgIHsic3VjY2Vzc19hY3Rpb25fcmVkaXJlY3QiOiAiaHR0cDovL3NpZ3Y0ZXhhbXBsZWJ1Y2tldC5zMy5hbWF6b25hd3MuY29tL3N1Y2Nlc3NmdWxfdXBsb2FkLmh0bWwifSwNCiAgICBbInN0YXJ0cy13aXRoIiwgIiRDb250ZW50LVR5cGUiLCAiaW1hZ2UvIl0sDQogICAgeyJ4LWFtei1tZXRhLXV1aWQiOiAiMTQzNjUxMjM2NTEyNzQifSwNCiAgICB7IngtYW16LXNlcnZlci1zaWRlLWVuY3J5cHRpb24iOiAiQUVTMjU2In0sDQogICAgWyJzdGFydHMtd2l0aCIsICIkeC1hbXotbWV0YS10YWciLCAiIl0sDQoNCiAgICB7IngtYW16LWNyZWRlbnRpYWwiOiAiQUtJQUlPU0ZPRE5ON0VYQU1QTEUvMjAxNTEyMjkvdXMtZWFzdC0xL3MzL2F3czRfcmVxdWVzdCJ9LA0KICAgIHsieC1hbXotYWxnb3JpdGhtIjogIkFXUzQtSE1BQy1TSEEyNTYifSwNCiAgICB7IngtYW16LWRhdGUiOiAiMjAxNTEyMjlUMDAwMDAwWiIgfQ0KICBdDQp9';
const SIGNATURE = '8afdbf4008c03f22c2cd3cdb72e4afbb1f6a588f3255ac628749a66d7f09699e';

const FIELDS = {
  bucket: 'sigv4examplebucket',
  key: 'user/user1/MyPhoto.jpg',
  acl: 'public-read',
  success_action_redirect: 'http://sigv4examplebucket.s3.amazonaws.com/successful_upload.html',
  'Content-Type': 'image/jpeg',
  'x-amz-meta-uuid': '14365123651274',
  'x-amz-server-side-encryption': 'AES256',
  'X-Amz-Credential': 'AKIAIOSFODNN7EXAMPLE/20151229/us-east-1/s3/aws4_request',
  'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
  'X-Amz-Date': '20151229T000000Z',
  'x-amz-meta-tag': '',
  Policy: EXAMPLE,
  'X-Amz-Signature': SIGNATURE,
};

function formOf(fields: Record<string, string>, size = 3): PostForm {
  const entries = Object.entries(fields).map(
    ([name, value]) => [name.toLowerCase(), { name, value }] as const,
  );
  return { fields: new Map(entries), file: { bytes: new Uint8Array(size), name: 'MyPhoto.jpg' } };
}

const NOON = Date.parse('2015-12-30T12:00:00Z');
const encode = (policy: unknown) => Buffer.from(JSON.stringify(policy)).toString('base64');

describe("AWS's own example", () => {
  it('is signed as it says', () => {
    const scope = { accessKeyId: '', date: '20151229', region: 'us-east-1', service: 's3' };
    expect(sign(signingKey('wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY', scope), EXAMPLE)).toBe(SIGNATURE);
  });

  it('is met by its form until noon', () => {
    const policy = parsePostPolicy(EXAMPLE);
    checkPostPolicy(policy, formOf(FIELDS), NOON - 1);
    expect(() => checkPostPolicy(policy, formOf(FIELDS), NOON)).toThrow('Policy expired.');
  });

  it.each([
    ['key', 'user/user2/x', '["starts-with", "$key", "user/user1/"]'],
    ['bucket', 'other', '["eq", "$bucket", "sigv4examplebucket"]'],
    ['Content-Type', 'image/png,text/html', '["starts-with", "$Content-Type", "image/"]'],
    ['x-amz-meta-uuid', '1', '["eq", "$x-amz-meta-uuid", "14365123651274"]'],
  ])('is not met by another %s', (name, value, condition) => {
    const check = () =>
      checkPostPolicy(parsePostPolicy(EXAMPLE), formOf({ ...FIELDS, [name]: value }), NOON - 1);
    expect(check).toThrow(`Invalid according to Policy: Policy Condition failed: ${condition}`);
  });

  it('lets fields pass that begin with x-ignore-, and no other', () => {
    const check = (name: string) => () =>
      checkPostPolicy(parsePostPolicy(EXAMPLE), formOf({ ...FIELDS, [name]: 'x' }), NOON - 1);
    expect(check('x-ignore-me')).not.toThrow();
    expect(check('Submit')).toThrow('Extra input fields: Submit');
  });
});

// https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTConstructPolicy.html
describe('a policy document', () => {
  const expiration = '2030-01-01T00:00:00Z';
  it.each([
    ['bm90IGpzb24=', 'Invalid Policy: Invalid JSON.'],
    [encode({ conditions: [] }), 'Invalid Policy: Policy missing expiration.'],
    [
      encode({ expiration: '2030-01-01 00:00', conditions: [] }),
      "Invalid 'expiration' value: '2030-01-01 00:00'",
    ],
    [encode({ expiration }), 'Invalid Policy: Policy missing conditions.'],
    [encode({ expiration, conditions: [], Statement: [] }), "Unexpected: 'statement'"],
    [encode({ expiration, conditions: [{ a: '1', b: '2' }] }), 'must have exactly one property specified.'],
    [encode({ expiration, conditions: [{ a: 1 }] }), 'Invalid Simple-Condition: value must be a string.'],
  ])('%s is invalid', (policy, message) => {
    expect(() => parsePostPolicy(policy)).toThrow(
      expect.objectContaining({ code: 'InvalidPolicyDocument', message: expect.stringContaining(message) }),
    );
  });

  it('counts both ends of a range of sizes in', () => {
    const policy = parsePostPolicy(encode({ expiration, conditions: [['content-length-range', 5, 10]] }));
    const check = (size: number) => () => checkPostPolicy(policy, formOf({}, size), 0);
    expect(check(5)).not.toThrow();
    expect(check(10)).not.toThrow();
    expect(check(4)).toThrow(expect.objectContaining({ code: 'EntityTooSmall' }));
    expect(check(11)).toThrow(expect.objectContaining({ code: 'EntityTooLarge' }));
  });
});
