// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
import { describe, expect, it } from 'vitest';
import { validatePolicy } from './validate.ts';

const STATEMENT = { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::films/*' };
const TRUST = { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'lambda.amazonaws.com' } };
const SYNTAX = 'Syntax errors in policy.';
const document = (more: object = {}, base: object = STATEMENT) => ({
  Version: '2012-10-17',
  Statement: [{ ...base, ...more }],
});

const malformed = (message: string, code = 'MalformedPolicyDocument') =>
  expect.objectContaining({ code, message, status: 400 });

describe('a policy of a user or role', () => {
  it('is taken as text and as value', () => {
    const value = document({ Condition: { Bool: { 'aws:SecureTransport': true } }, Sid: 'A' });
    expect(validatePolicy(value, 'identity')).toBe(value);
    expect(validatePolicy(JSON.stringify(value), 'identity')).toEqual(value);
    expect(validatePolicy({ Version: '2012-10-17', Statement: STATEMENT }, 'identity')).toBeDefined();
  });

  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html
  it('may be of the older version, which it is when it says none', () => {
    expect(validatePolicy({ Statement: STATEMENT }, 'identity')).toBeDefined();
    expect(validatePolicy({ Version: '2008-10-17', Statement: STATEMENT }, 'identity')).toBeDefined();
  });

  it.each<[string, unknown, string]>([
    ['that is no JSON', 'This is not a json document', SYNTAX],
    ['that is a list', [], SYNTAX],
    ['of no version', { Version: '2013-10-17', Statement: STATEMENT }, SYNTAX],
    ['without statements', { Version: '2012-10-17' }, SYNTAX],
    ['with an empty list of statements', { Version: '2012-10-17', Statement: [] }, SYNTAX],
    ['with an element that there is not', { ...document(), Extra: 1 }, SYNTAX],
    ['with an element of a statement that there is not', document({ Extra: 1 }), SYNTAX],
    ['with a list as Id', { ...document(), Id: ['a'] }, SYNTAX],
    ['with an unknown effect', document({ Effect: 'allow' }), SYNTAX],
    ['without an effect', document({ Effect: undefined }), SYNTAX],
    ['without actions', document({ Action: undefined }), 'Policy statement must contain actions.'],
    ['with no action in the list', document({ Action: [] }), 'Policy statement must contain actions.'],
    ['with Action and NotAction', document({ NotAction: 's3:*' }), SYNTAX],
    [
      'with an action without a service',
      document({ Action: 'GetObject' }),
      'Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.',
    ],
    [
      'with an action of two colons',
      document({ Action: 's3:a:b' }),
      'Actions/Condition can contain only one colon.',
    ],
    ['with an action of an odd service', document({ Action: 's 3:a' }), 'Vendor s 3 is not valid'],
    ['without resources', document({ Resource: undefined }), 'Policy statement must contain resources.'],
    [
      'with a resource that is no ARN',
      document({ Resource: 'films' }),
      'Resource films must be in ARN format or "*".',
    ],
    [
      'with a resource of a bare partition',
      document({ Resource: 'arn:aws' }),
      'Resource vendor must be fully qualified and cannot contain regexes.',
    ],
    [
      'with a resource of another partition',
      document({ Resource: 'arn:gcp:s3:::a' }),
      'Partition "gcp" is not valid for resource "arn:gcp:s3:::a".',
    ],
    [
      'with a resource that lacks a colon',
      document({ Resource: 'arn:aws:s3::films' }),
      'The policy failed legacy parsing',
    ],
    [
      'with a region in a bucket’s name',
      document({ Resource: 'arn:aws:s3:us-east-1::films' }),
      'Resource arn:aws:s3:us-east-1::films can not contain region information.',
    ],
    ['with a resource that is an object', document({ Resource: { a: 'b' } }), SYNTAX],
    ['with a principal', document({ Principal: '*' }), 'Policy document should not specify a principal.'],
    [
      'with a Sid twice',
      {
        Version: '2012-10-17',
        Statement: [
          { ...STATEMENT, Sid: 'A' },
          { ...STATEMENT, Sid: 'A' },
        ],
      },
      'Statement IDs (SID) in a single policy must be unique.',
    ],
    ['with a condition that is a list', document({ Condition: [] }), SYNTAX],
    ['with an operator without keys', document({ Condition: { StringEquals: 'a' } }), SYNTAX],
    [
      'with a condition value that is an object',
      document({ Condition: { StringEquals: { 'aws:userid': {} } } }),
      SYNTAX,
    ],
    [
      'with an operator that there is not',
      document({ Condition: { StringMatches: { a: 'b' } } }),
      'Invalid Condition type : StringMatches.',
    ],
    [
      'with a date that is none',
      document({ Condition: { DateLessThan: { 'aws:CurrentTime': 'soon' } } }),
      'The policy failed legacy parsing',
    ],
  ])('is refused %s', (_, value, message) => {
    expect(() => validatePolicy(value, 'identity')).toThrow(malformed(message));
  });
});

describe('a trust policy', () => {
  it.each([
    [document({}, TRUST)],
    [{ Version: '2008-10-17', Statement: TRUST }],
    [document({ Action: ['sts:AssumeRole', 'sts:TagSession'], Principal: { AWS: '111111111111' } }, TRUST)],
    [
      document(
        { Principal: { AWS: ['arn:aws:iam::111111111111:root', 'arn:aws:iam::111111111111:role/a/b'] } },
        TRUST,
      ),
    ],
  ])('is taken', (value) => {
    expect(validatePolicy(value, 'trust')).toBe(value);
  });

  it.each<[string, unknown, string]>([
    ['with a resource', document({ Resource: '*' }, TRUST), 'Has prohibited field Resource'],
    ['without a principal', document({ Principal: undefined }, TRUST), 'Missing required field Principal'],
    [
      'with a principal that is none',
      document({ Principal: { AWS: 'ann' } }, TRUST),
      'Invalid principal in policy',
    ],
    [
      'with other actions',
      document({ Action: 's3:GetObject' }, TRUST),
      'Trust Policy statement actions can only be sts:AssumeRole, sts:AssumeRoleWithSAML,  and sts:AssumeRoleWithWebIdentity',
    ],
  ])('is refused %s', (_, value, message) => {
    expect(() => validatePolicy(value, 'trust')).toThrow(malformed(message));
  });
});

describe('a policy of a resource, in the words of S3', () => {
  const PUBLIC = { ...STATEMENT, Principal: '*' };

  it.each([
    ['*'],
    [{ AWS: '*' }],
    [{ AWS: 'arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E1ABC' }],
    [{ CanonicalUser: '79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be' }],
    [{ Service: 'cloudfront.amazonaws.com' }],
    [{ AWS: ['arn:aws:sts::111111111111:assumed-role/a/b', '222222222222'] }],
  ])('may name %j, and needs no version', (Principal) => {
    const value = { Statement: { ...STATEMENT, Principal } };
    expect(validatePolicy(value, 'resource')).toBe(value);
  });

  it.each<[string, unknown, string]>([
    ['that is no JSON', '[{]', "Policies must be valid JSON and the first byte must be '{'"],
    [
      'of no version',
      { Version: '2012', Statement: PUBLIC },
      'The policy must contain a valid version string',
    ],
    ['without statements', {}, 'Missing required field Statement'],
    ['with an empty list', { Statement: [] }, 'Could not parse the policy: Statement is empty!'],
    ['with an unknown element', document({ effect: 'Allow' }, PUBLIC), 'Unknown field effect'],
    ['without a principal', document(), 'Missing required field Principal'],
    ['with a principal that is none', document({ Principal: { AWS: 'ann' } }), 'Invalid principal in policy'],
    [
      'with an unknown kind of principal',
      document({ Principal: { Role: '*' } }),
      'Invalid principal in policy',
    ],
    ['with an unknown effect', document({ Effect: 'allow' }, PUBLIC), 'Invalid effect: allow'],
    ['without an action', document({ Action: undefined }, PUBLIC), 'Missing required field Action'],
    ['with an odd action', document({ Action: 'Get' }, PUBLIC), 'Policy has invalid action'],
    ['without a resource', document({ Resource: undefined }, PUBLIC), 'Missing required field Resource'],
    ['with an odd resource', document({ Resource: 'films' }, PUBLIC), 'Policy has invalid resource'],
    [
      'with an unknown operator',
      document({ Condition: { StringIs: { a: 'b' } } }, PUBLIC),
      'Invalid Condition type : StringIs',
    ],
    [
      'with an address that is none',
      document({ Condition: { IpAddress: { 'aws:SourceIp': '1.2.3' } } }, PUBLIC),
      'Invalid IP address in Conditions',
    ],
  ])('is refused %s', (_, value, message) => {
    expect(() => validatePolicy(value, 'resource')).toThrow(malformed(message, 'MalformedPolicy'));
  });
});
