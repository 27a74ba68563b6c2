// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html
import { describe, expect, it } from 'vitest';
import type { Access, PolicyStatement, Principal } from '../principal.ts';
import { evaluate } from './evaluate.ts';
import {
  ALL,
  ANN,
  access,
  allow,
  anonymous,
  cloudfront,
  grant,
  identity,
  OAC,
  OAI_ARN,
  OTHER,
  OWN,
  policy,
  ROLE,
  root,
  SESSION,
  session,
  user,
  YES,
} from './test-policies.ts';

describe('an access is allowed', () => {
  it.each<[string, Principal, Access, string]>([
    ['to the administrator', root(OWN), access(), 'root'],
    ['by a policy of the user', user(YES), access(), 'identityPolicy'],
    ['by a policy of the role', session([YES]), access(), 'identityPolicy'],
    ['by a resource policy that names the user', user(), access(grant({ AWS: ANN })), 'resourcePolicy'],
    ['by a resource policy that names everyone', user(), access(grant('*')), 'resourcePolicy'],
    [
      'by a resource policy that names the role',
      session([]),
      access(grant({ AWS: [ROLE] })),
      'resourcePolicy',
    ],
    ['by a policy of both role and session', session([YES], [ALL]), access(), 'identityPolicy'],
    [
      'by a resource policy that names the session',
      session([], [policy(allow({ Action: 's3:ListBucket' }))]),
      access(grant({ AWS: SESSION })),
      'resourcePolicy',
    ],
    ['to the public', anonymous, access(grant('*')), 'resourcePolicy'],
    ['to the public in its other form', anonymous, access(grant({ AWS: '*' })), 'resourcePolicy'],
    ['to an origin access identity by its ARN', identity, access(grant({ AWS: OAI_ARN })), 'resourcePolicy'],
    [
      'to an origin access identity by its canonical id',
      identity,
      access(grant({ CanonicalUser: 'abc123' })),
      'resourcePolicy',
    ],
    ['to a service for one source', cloudfront, access(OAC), 'resourcePolicy'],
    ['across accounts by both policies', user(YES), access(grant({ AWS: ANN }), OTHER), 'identityPolicy'],
    [
      'across accounts by a grant to the account',
      user(YES),
      access(grant({ AWS: `arn:aws:iam::${OWN}:root` }), OTHER),
      'identityPolicy',
    ],
    [
      'across accounts by a grant to the account id',
      user(YES),
      access(grant({ AWS: OWN }), OTHER),
      'identityPolicy',
    ],
    ['to the administrator of a trusted account', root(OWN), access(grant({ AWS: OWN }), OTHER), 'root'],
  ])('%s', (_, principal, asked, reason) => {
    expect(evaluate(principal, asked)).toMatchObject({ allowed: true, reason });
  });
});

describe("a role's trust policy", () => {
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_update-role-trust-policy.html
  const assume = (trust: PolicyStatement['Principal']): Access => ({
    ...{ action: 'sts:AssumeRole', resource: ROLE, owner: OWN },
    resourcePolicy: policy({ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: trust }),
  });

  it('must allow even within the account', () => {
    const service = assume({ Service: 'lambda.amazonaws.com' });
    expect(evaluate(user(ALL), service)).toMatchObject({ allowed: false, policy: 'role trust' });
    expect(evaluate(user(), assume({ AWS: ANN })).allowed).toBe(true);
    expect(evaluate({ type: 'Service', service: 'lambda.amazonaws.com' }, service).allowed).toBe(true);
  });

  it('that names the account leaves it to the policies of the caller', () => {
    expect(evaluate(user(), assume({ AWS: OWN }))).toMatchObject({
      allowed: false,
      policy: 'identity-based',
    });
    expect(evaluate(user(ALL), assume({ AWS: OWN })).allowed).toBe(true);
    expect(evaluate(root(OWN), assume({ AWS: OWN })).allowed).toBe(true);
  });
});
