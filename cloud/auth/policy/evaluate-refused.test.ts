// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html
import { describe, expect, it } from 'vitest';
import type { Access, Principal } from '../principal.ts';
import { evaluate } from './evaluate.ts';
import {
  ALL,
  ANN,
  access,
  allow,
  anonymous,
  cloudfront,
  deny,
  grant,
  identity,
  OAC,
  OAI_ARN,
  OTHER,
  OWN,
  policy,
  ROLE,
  root,
  session,
  user,
  YES,
} from './test-policies.ts';

describe('an access is refused', () => {
  it.each<[string, Principal, Access, string, string]>([
    ['without any policy', user(), access(), 'noMatch', 'identity-based'],
    [
      'for another action',
      user(policy(allow({ Action: 's3:ListBucket' }))),
      access(),
      'noMatch',
      'identity-based',
    ],
    [
      'for the bucket when the objects are named',
      user(YES),
      access(undefined, OWN, 'arn:aws:s3:::films'),
      'noMatch',
      'identity-based',
    ],
    [
      'for the objects when the bucket is named',
      user(policy(allow({ Resource: 'arn:aws:s3:::films' }))),
      access(),
      'noMatch',
      'identity-based',
    ],
    [
      'by a deny of the user’s own',
      user(ALL, policy(deny())),
      access(grant({ AWS: ANN })),
      'explicitDeny',
      'identity-based',
    ],
    [
      'by a deny of the resource',
      user(ALL),
      access(policy(deny({ Principal: '*' }))),
      'explicitDeny',
      'resource-based',
    ],
    [
      'by a deny of the resource, to the administrator too',
      root(OWN),
      access(policy(deny({ Principal: '*' }))),
      'explicitDeny',
      'resource-based',
    ],
    [
      'by a deny that names the account',
      root(OWN),
      access(policy(deny({ Principal: { AWS: OWN } }))),
      'explicitDeny',
      'resource-based',
    ],
    [
      'when the account is named but not its user',
      user(),
      access(grant({ AWS: OWN })),
      'noMatch',
      'identity-based',
    ],
    ['when another user is named', user(), access(grant({ AWS: `${ANN}e` })), 'noMatch', 'identity-based'],
    [
      'when the session policy does not have it',
      session([ALL], [policy(allow({ Action: 's3:PutObject' }))]),
      access(),
      'noMatch',
      'session',
    ],
    ['when only the session policy has it', session([], [ALL]), access(), 'noMatch', 'identity-based'],
    [
      'by a deny of the session policy',
      session([ALL], [policy(deny())]),
      access(),
      'explicitDeny',
      'session',
    ],
    [
      'when the role is named and the session policy does not have it',
      session([], [policy(allow({ Action: 's3:PutObject' }))]),
      access(grant({ AWS: ROLE })),
      'noMatch',
      'session',
    ],
    [
      'across accounts with the caller’s policy alone',
      user(ALL),
      access(undefined, OTHER),
      'noMatch',
      'resource-based',
    ],
    [
      'across accounts with the resource’s policy alone',
      user(),
      access(grant('*'), OTHER),
      'noMatch',
      'identity-based',
    ],
    [
      'across accounts to an administrator nobody trusts',
      root(OWN),
      access(grant({ AWS: OTHER }), OTHER),
      'noMatch',
      'resource-based',
    ],
    ['to the public without a policy', anonymous, access(), 'noMatch', 'resource-based'],
    [
      'to the public when an account is named',
      anonymous,
      access(grant({ AWS: OWN })),
      'noMatch',
      'resource-based',
    ],
    [
      'to another origin access identity',
      { ...identity, arn: `${OAI_ARN}2`, canonicalUserId: 'x' } as Principal,
      access(grant({ AWS: OAI_ARN, CanonicalUser: 'abc123' })),
      'noMatch',
      'resource-based',
    ],
    [
      'to a service for another source',
      { ...cloudfront, sourceArn: `arn:aws:cloudfront::${OWN}:distribution/E3` } as Principal,
      access(OAC),
      'noMatch',
      'resource-based',
    ],
    [
      'to another service',
      { ...cloudfront, service: 'lambda.amazonaws.com' } as Principal,
      access(OAC),
      'noMatch',
      'resource-based',
    ],
  ])('%s', (_, principal, asked, reason, kind) => {
    expect(evaluate(principal, asked)).toMatchObject({ allowed: false, reason, policy: kind });
  });
});
